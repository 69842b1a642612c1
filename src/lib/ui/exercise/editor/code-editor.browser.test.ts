import { afterEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";

import type { CodeLanguage } from "#lib/core/language.ts";
import { mountCodeEditor, type CodeEditor } from "./code-editor.ts";
import type { EditorCommand } from "./symbol.ts";
import { loadSyntax } from "./syntax.ts";

const opened: { editor: CodeEditor; parent: HTMLElement }[] = [];

afterEach(() => {
  for (const { editor, parent } of opened.splice(0)) {
    editor.destroy();
    parent.remove();
  }
});

function open(text: string, language: CodeLanguage = "typescript") {
  const parent = document.createElement("div");
  document.body.append(parent);
  const seen = { text, runs: 0, submits: 0 };
  const editor = mountCodeEditor(parent, {
    text,
    language,
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

describe("Python", () => {
  /** An editor with its grammar there and the cursor at the end of the text. */
  async function python(text: string) {
    await loadSyntax("python");
    const opened = open(text, "python");
    const { editor, parent } = opened;
    await expect.poll(() => parent.querySelectorAll(".cm-line span").length).toBeGreaterThan(0);
    const lines = text.split("\n");
    editor.reveal(lines.length, lines.at(-1)?.length ?? 0);
    return opened;
  }

  it.each([
    ["a colon opens a block", "def f(x):", "def f(x):\n    "],
    ["a block goes on", "def f(x):\n    y = x", "def f(x):\n    y = x\n    "],
    [
      "a return ends it",
      "class A:\n    def f(x):\n        return x",
      "class A:\n    def f(x):\n        return x\n    ",
    ],
    ["so does pass", "def f(x):\n    pass", "def f(x):\n    pass\n"],
    [
      "an open bracket keeps the return going",
      "def f(x):\n    return (",
      "def f(x):\n    return (\n        ",
    ],
    [
      "a comment that says return is none",
      "def f(x):\n    y = 1  # return",
      "def f(x):\n    y = 1  # return\n    ",
    ],
  ])("indents by four: %s", async (_, before, after) => {
    const { seen } = await python(before);
    await userEvent.keyboard("{Enter}");
    expect(seen.text).toBe(after);
  });

  it("takes an indentation back with one Backspace, and indents by four with Tab", async () => {
    const { seen } = await python("def f(x):\n    return x\n        ");
    await userEvent.keyboard("{Backspace}");
    expect(seen.text).toBe("def f(x):\n    return x\n    ");
    await userEvent.keyboard("{Tab}");
    expect(seen.text).toBe("def f(x):\n    return x\n        ");
  });

  it("moves else back under its if", async () => {
    const { seen } = await python("if x:\n    y = 1\n    ");
    await userEvent.keyboard("else:");
    expect(seen.text).toBe("if x:\n    y = 1\nelse:");
  });

  it("comments a line out and in again", async () => {
    const { seen, command } = await python("def f(x):\n    return x");
    command("comment");
    expect(seen.text).toBe("def f(x):\n    # return x");
    command("comment");
    expect(seen.text).toBe("def f(x):\n    return x");
  });

  it("inserts self. and np. as they are, and closes the brackets of a call", async () => {
    const { seen, press } = await python("y = 1\n");
    for (const key of ["np.", "sqrt", "(", "self.", "v", ")", "**"]) press(key);
    expect(seen.text).toBe("y = 1\nnp.sqrt(self.v)**");
  });
});

describe("showing another language", () => {
  it("keeps text, cursor and undo history of each", () => {
    const { editor, seen, press, command } = open("ts", "typescript");
    command("right");
    command("right");
    press("1");
    editor.show("python", "py");
    expect(seen.text).toBe("ts1");
    press("2");
    expect(seen.text).toBe("2py");
    editor.show("typescript", "never looked at");
    press("3");
    expect(seen.text).toBe("ts13");
    command("undo");
    command("undo");
    expect(seen.text).toBe("ts");
    editor.show("python", "never looked at");
    command("undo");
    command("undo");
    expect(seen.text).toBe("py");
  });

  it("is no change of the text", () => {
    const { editor, seen } = open("ts", "typescript");
    editor.show("python", "py");
    expect(seen.text).toBe("ts");
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
