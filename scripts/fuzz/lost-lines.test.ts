import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import { lost } from "./lost-lines.ts";

const read = (text: string): NoteReading => readNote(text, { file: "n.md" });

describe("lost lines", () => {
  it.each([
    "**点**<!-->\n- 出",
    "①\n**特点**：\n- 解",
    "# 甲\n\n- 乙\n  - 丙",
    "为什么 x？\ufeff\ufeff\n\n- 甲",
  ])("are none where words stand over something: %j", (text) => {
    expect(lost(text, read(text))).toBeNull();
  });

  it("are words of which nothing tells", () => {
    const text =
      "# 甲\n\n乙是一句没有卡片的话，它说了很多，却没有人问起它，也没有人说为什么没有卡片，就这样不见了，谁也不知道它去了哪里。\n\n- 丙";
    const reading = { ...read(text), cards: [], skipped: [], uncarded: [] };
    expect(lost(text, reading)).toContain("line 3");
  });

  it("are a label over nothing", () => {
    const text = "# 甲\n\n**乙**\n\n# 丙\n\n丁";
    expect(lost(text, { ...read(text), cards: [], skipped: [], uncarded: [] })).toContain("line 3");
  });
});
