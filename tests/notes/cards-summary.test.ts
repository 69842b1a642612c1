import { describe, expect, it } from "vitest";

import { readNote } from "#lib/notes/read-note.ts";
import { linesOfMerged, mergeReadings, summary, type ReadFile } from "../../scripts/cards/summary.ts";

const note = (file: string, text: string): ReadFile => ({ file, reading: readNote(text, { file }) });

const files = [
  note(
    "a.md",
    "# 甲\n\n## 过拟合\n\n过拟合是指模型记住了噪声。\n\n| 网络 | 年份 |\n| --- | --- |\n| LeNet | 1998 |\n",
  ),
  note(
    "b.md",
    "# 乙\n\n- **过拟合（Overfitting）**：过拟合是指模型记住了噪声\n\n```\ncode\n```\n\n*最后更新：2024年1月1日*\n",
  ),
  note("c.md", "# 丙\n\n| 网络 | 年份 |\n| --- | --- |\n| LeNet | 1989 |\n"),
];
const merged = mergeReadings(files);

describe("several notes on the command line", () => {
  it("end with what they repeat, where they differ, and what makes no card", () => {
    const text = summary(files, merged).join("\n");
    expect(text).toContain("Said in the same words (1)");
    expect(text).toMatch(/a\.md line 5 › 甲 › 过拟合\n\s+b\.md line 3/u);
    expect(text).toContain("Said in different words: one fact or two? (1)");
    expect(text).toMatch(/≠ LeNet[^\n]*\n\s+→ 19(?:98|89)/u);
    expect(text).toMatch(
      /3 notes, \d+ cards, \d+ facts, 1 merged, 1 open pairs, 1 of them contradicting, 1 skipped/u,
    );
  });

  it("give a line for each place, under one id, with all places", () => {
    const lines = linesOfMerged(merged).map(
      (line) => JSON.parse(line) as { id: string; sources?: unknown[] },
    );
    expect(lines).toHaveLength(files.reduce((sum, { reading }) => sum + reading.cards.length, 0));
    const [first, second, ...others] = lines.filter(({ sources }) => sources !== undefined);
    expect(first?.id).toBe(second?.id);
    expect(first?.sources).toMatchObject([
      { file: "a.md", startLine: 5 },
      { file: "b.md", startLine: 3 },
    ]);
    expect(others).toEqual([]);
  });
});
