import { afterEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";

import { mountCodeEditor, type CodeEditor } from "./code-editor.ts";
import type { EditorCommand } from "./symbol.ts";

const opened: { editor: CodeEditor; parent: HTMLElement }[] = [];

afterEach(() => {
  for (const { editor, parent } of opened.splice(0)) {
    editor.destroy();
    parent.remove();
  }
});

function open(text: string) {
  const parent = document.createElement("div");
  document.body.append(parent);
  const seen = { text, runs: 0, submits: 0 };
  const editor = mountCodeEditor(parent, {
    text,
    language: "typescript",
    label: "Code",
    describedBy: "leave",
    onchange: (changed) => {
      seen.text = changed;
    },
    onrun: () => {
      seen.runs += 1;
    },
    onsubmit: () => {
      seen.submits += 1;
    },
  });
  opened.push({ editor, parent });
  const press = (key: string): void => editor.press({ kind: "text", text: key });
  const command = (name: EditorCommand): void => editor.press({ kind: "command", command: name });
  return { editor, parent, seen, press, command };
}

describe("the symbol bar's keys", () => {
  it("close brackets by themselves and step over a closing one", () => {
    const { seen, press } = open("");
    for (const key of ["(", "[", "]", ")", ";"]) press(key);
    expect(seen.text).toBe("([]);");
  });

  it("indent by two spaces, move the cursor, undo and redo", () => {
    const { seen, press, command } = open("x");
    command("indent");
    expect(seen.text).toBe("  x");
    command("right");
    press("=>");
    expect(seen.text).toBe("  x=>");
    command("undo");
    expect(seen.text).toBe("  x");
    command("redo");
    expect(seen.text).toBe("  x=>");
  });
});

describe("replacing the text", () => {
  it("can be undone, so that a reset loses nothing", () => {
    const { editor, seen, command } = open("mine");
    editor.replace("starter");
    expect(seen.text).toBe("starter");
    command("undo");
    expect(seen.text).toBe("mine");
  });
});

describe("the line that a verdict names", () => {
  const marked = (parent: HTMLElement): (string | null)[] =>
    [...parent.querySelectorAll(".cm-problem-line")].map((line) => line.textContent);

  it("is marked with the cursor in it, until it is edited", () => {
    const { editor, parent, press } = open("one\ntwo\nthree");
    editor.reveal(2, null);
    expect(marked(parent)).toEqual(["two"]);
    press("x");
    expect(marked(parent)).toEqual([]);
    expect(parent.textContent).toContain("xtwo");
  });

  it("stays marked while other lines change", () => {
    const { editor, parent, press, command } = open("one\ntwo");
    editor.reveal(2, null);
    command("up");
    press("!");
    expect(marked(parent)).toEqual(["two"]);
  });

  it("may lie past the end: code that was shortened since", () => {
    const { editor, parent } = open("one");
    editor.reveal(99, 99);
    expect(marked(parent)).toEqual(["one"]);
  });
});

describe("the keyboard", () => {
  it("runs by Shift-Enter and submits by Control-Enter, without a line break", async () => {
    const { editor, seen } = open("x");
    editor.focus();
    await userEvent.keyboard("{Shift>}{Enter}{/Shift}{Control>}{Enter}{/Control}");
    expect(seen).toEqual({ text: "x", runs: 1, submits: 1 });
  });

  it("indents by Tab, and leaves by Escape and then Tab", async () => {
    const { editor, parent, seen } = open("x");
    editor.focus();
    await userEvent.keyboard("{Tab}");
    expect(seen.text).toBe("  x");
    expect(parent.contains(document.activeElement)).toBe(true);
    await userEvent.keyboard("{Escape}{Tab}");
    expect(seen.text).toBe("  x");
    expect(parent.contains(document.activeElement)).toBe(false);
  });

  it("is told what the editor is, and keeps phones from correcting code", () => {
    const { parent } = open("");
    const content = parent.querySelector(".cm-content");
    expect(content?.getAttribute("aria-label")).toBe("Code");
    expect(content?.getAttribute("autocapitalize")).toBe("off");
    expect(content?.getAttribute("autocorrect")).toBe("off");
    expect(content?.getAttribute("spellcheck")).toBe("false");
  });
});
