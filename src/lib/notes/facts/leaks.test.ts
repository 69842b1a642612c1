import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";

/** Lines that mean something in a note, each with a word that stands nowhere else. */
const line = fc.constantFrom(
  "# 泄漏",
  "## 什么是泄漏？",
  "- **泄漏**：乙丙丁",
  "- 泄漏",
  "1. 泄漏",
  "| 泄漏 | 乙 |",
  "|---|---|",
  "Q: 泄漏？",
  "A: 泄漏",
  "问：泄漏？",
  "泄漏 :: 乙",
  "泄漏 ::: 乙",
  "==泄漏== 与丙",
  "**为什么泄漏？**",
  "泄漏是指一种情况。",
  "> [!note] 泄漏",
  "[[泄漏]] ![[泄漏]]",
  "%% 泄漏 %%",
  "<details><summary>泄漏？</summary>",
  "<table><tr><th>a</th><th>b</th></tr><tr><td>泄漏</td><td>乙</td></tr></table>",
  "<!-- card: id=leak -->",
  "[^1]: 泄漏",
  "　　泄漏。",
  "• 泄漏",
  "?",
  "---",
  "\\[ 泄漏 = 1 \\]",
);
const lines = fc.array(line, { minLength: 1, maxLength: 6 });

/** The lines as code, in every place where code may stand; not of a language that the code rule reads. */
const code = fc
  .record({ lines, place: fc.constantFrom("fence", "tilde", "item", "quote", "indented", "inline") })
  .map(({ lines, place }): string[] => {
    switch (place) {
      case "fence":
        return ["```text", ...lines, "```"];
      case "tilde":
        return ["~~~~", ...lines, "```", "~~~~"];
      case "item":
        return ["- 项", "", "  ```yaml", ...lines.map((text) => `  ${text}`), "  ```"];
      case "quote":
        return ["> ```text", ...lines.map((text) => `> ${text}`), "> ```"];
      case "indented":
        return lines.map((text) => `    ${text.trimStart()}`).filter((text) => !/泄漏是指/.test(text));
      case "inline":
        return lines.map((text) => `写作 \`${text.trim().replaceAll("`", "")}\` 即可`);
    }
  });

/** The lines as formulas; what ends a formula is left out. */
const maths = fc
  .record({ lines, isInline: fc.boolean() })
  .map(({ lines, isInline }) => ({ lines: lines.filter((text) => !/^#|\\[[\]]/.test(text)), isInline }))
  .filter(({ lines }) => lines.length > 0)
  .map(({ lines, isInline }): string[] =>
    isInline ? lines.map((text) => `写作 $x ${text.trim()} y$ 即可`) : ["$$", ...lines, "$$"],
  );

const notes = fc
  .array(fc.oneof(code, maths), { minLength: 1, maxLength: 4 })
  .map(
    (blocks) =>
      `# 笔记\n\n## 甲\n\n${blocks.map((block) => block.join("\n")).join("\n\n断开列表的一句话\n\n")}\n\n## 尾\n`,
  );

describe("code and formulas", () => {
  it("make no card of what looks like a note in them", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(notes, (note) => {
        const { cards } = readNote(note, { file: "n.md" });
        const leaked = cards.filter((card) => card.rule !== "formula" && card.rule !== "code");
        // In a list or a paragraph code may stand in a card, but as code, whole.
        const whole = leaked.filter(
          ({ front, back }) => !`${front}${back}`.includes("即可") && /泄漏/.test(`${front}${back}`),
        );
        expect(whole.map(({ rule, front, back }) => `${rule}: ${front} → ${back}`)).toEqual([]);
        expect(cards.filter(({ rule, id }) => rule === "mark" || id === "leak")).toEqual([]);
      }),
      { numRuns: 250, seed: 11 },
    );
  });

  it("hide only what an author's numbered cloze names", () => {
    fc.assert(
      fc.property(lines, (inside) => {
        const fenced = ["```text", ...inside, "y = {{c1::答案}}", "```"].join("\n");
        const marks = readNote(`# N\n\n## 甲\n\n${fenced}\n\n## 尾\n`, { file: "n.md" }).cards.filter(
          ({ rule }) => rule === "mark",
        );
        expect(marks.map(({ back }) => back)).toEqual(["`答案`"]);
        expect(marks[0]?.front).toContain(`${inside.join("\n")}\ny = ⟦…⟧`);
      }),
      { numRuns: 100, seed: 12 },
    );
  });
});

it("reads what stands in a cell as words, though it would open a block by itself", () => {
  const { cards } = readNote("| 数 | 点 |\n|---|---|\n| ~~~> | s |\n| 阈值 | > 0 |\n", { file: "n.md" });
  const backs = cards.map(({ back }) => back);
  expect(backs).toContain("\\~\\~\\~>");
  expect(backs).toContain("\\> 0");
});
