import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import { leak } from "./leaks.ts";

const read = (text: string): NoteReading => readNote(text, { file: "n.md" });

/** The reading with another answer on its first card. */
function answered(text: string, back: string): NoteReading {
  const reading = read(text);
  const [first, ...rest] = reading.cards;
  if (first === undefined) throw new Error("The note has a card.");
  return { ...reading, cards: [{ ...first, back }, ...rest] };
}

describe("leaks of formulas and code", () => {
  it.each([
    `- ⟧：${"$".repeat(100)}丙`,
    "数|$$i\n|-|-\n{{c1::i}}",
    "# 甲\n甲\nr$$=\n。\n$$=\n",
    "##生\n$$# （\n$$",
    "# 甲\n\n$$a $$$$ b$$",
    "## 甲\nx={{c1::i}}\n```\n\nx={{c1::i}}\n```",
    "## 甲？\n```p\n    ```",
    "{{c1::>}}[$$http://e.",
    "<details><summary>己？</summary>\nn\n<table><tr><th>a<th>b<tr><td>x</table>\n```",
  ])("are none where the card shows what the note shows: %j", (text) => {
    expect(leak(text, read(text))).toBeNull();
  });

  it.each([
    ["# 甲\n\n甲是 $$a$$ 与 $$b$$ 的和。", "甲是 $$a"],
    ["# 甲\n\n甲是 $$a$$ 与 $$b$$ 的和。", "甲是 $$a$$ 与 $$b"],
    ["| 甲 | 乙 |\n|---|---|\n| 丙 | $$a$$ |", "$$a"],
  ])("are half a formula: %j", (text, back) => {
    expect(leak(text, answered(text, back))).toContain("half a formula");
  });

  it.each(["# 甲\n\n甲是乙。\n\n```\na\n```", "## 甲？\n```p\n    ```\n```"])(
    "are half a fence: %j",
    (text) => {
      expect(leak(text, answered(text, "```\na"))).toContain("half a fence");
    },
  );
});
