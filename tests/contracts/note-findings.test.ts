import { describe, expect, it } from "vitest";

import { readNote } from "#lib/notes/read-note.ts";
import { lostLines } from "./note-lines.ts";

/** Notes that once made a card which nobody could answer, or a wrong one: what they make now. */
const read = (text: string) => readNote(text, { file: "note.md" });
const asked = (text: string): string[] =>
  read(text)
    .cards.filter((card) => card.key.discriminator !== "back")
    .map(({ front, back }) => `${front} → ${back}`);

const table = (...rows: readonly string[]): string =>
  ["| 名称 | 公式 |", "| --- | --- |", ...rows].join("\n");

describe("tables", () => {
  it.each([
    ["a formula", "| 绝对值 | $|x|$ |", "绝对值的公式是什么？ → $|x|$"],
    ["a conditional probability", "| 后验 | $p(y|x)$ |", "后验的公式是什么？ → $p(y|x)$"],
    ["code", "| 或 | `a | b` |", "或的公式是什么？ → `a | b`"],
    ["a formula in the first cell", "| $|x|$ | 绝对值 |", "$|x|$ 表示什么？ → 绝对值"],
    ["money, which is no formula", "| $5 | $10 |", "$5 的公式是什么？ → $10"],
    ["an escaped bar", "| 或 | `a \\| b` |", "或的公式是什么？ → `a | b`"],
  ])("read the bars of %s", (_, row, card) => {
    expect(asked(table(row))).toEqual([card]);
  });

  it("read them in the header, and without bars at the ends", () => {
    expect(asked("模型 | $p(y|x)$\n--- | ---\nNB | 生成式")).toEqual(["NB 的 $p(y|x)$ 是什么？ → 生成式"]);
  });

  it("leave alone what does not come out even, and code", () => {
    expect(asked(table("| 甲 | 乙 | $a|b$ |"))).toEqual(["甲的公式是什么？ → 乙"]);
    expect(read("```\n| a | b |\n|---|---|\n| $|x|$ | c |\n```").uncarded[0]?.excerpt).not.toContain("\\|");
  });

  it("tell rows named −1 and 1 apart", () => {
    expect(asked(table("| -1 | 负 |", "| 1 | 正 |"))).toEqual([
      "-1 的公式是什么？ → 负",
      "1 的公式是什么？ → 正",
    ]);
  });

  it("of thousands of rows take no longer for each", { timeout: 20_000 }, () => {
    // Looking every cell up in every row took three quarters of a minute.
    const rows = Array.from({ length: 4_000 }, (_, index) => `| 第 ${index} 行 | 内容 ${index} |`);
    expect(read(table(...rows)).cards).toHaveLength(8_000);
  });

  it("list the rows that make no card", () => {
    const { uncarded } = read(table("| 甲 | 乙 |", "| | 丙 |", "| 丁 | |"));
    expect(uncarded.map(({ startLine }) => startLine)).toEqual([4, 5]);
  });
});

describe("answers", () => {
  it("that differ by more than spelling are two", () => {
    for (const [one, other] of [
      ["-1", "1"],
      ["O(n²)", "O(n2)"],
      ["`x**2`", "`x*2`"],
      ["w_1", "w1"],
    ]) {
      const { cards, skipped } = read(`## 甲\n\n- 乙：${one}\n\n## 甲\n\n- 乙：${other}\n`);
      expect(cards.map((card) => card.back)).toEqual([one, other]);
      expect(cards.every((card) => card.warnings?.includes("same-question"))).toBe(true);
      expect(skipped).toEqual([]);
    }
  });

  it("that differ by spelling are one", () => {
    const { cards, skipped } = read(
      "## 甲\n\n- 乙：先减半，再看 **loss**。\n\n## 甲\n\n- 乙: 先减半, 再看loss\n",
    );
    expect(cards).toHaveLength(1);
    expect(skipped).toMatchObject([{ reason: "duplicate" }]);
  });

  it("do not end in the announcement of what other cards say", () => {
    expect(
      asked("## 什么是优化器？\n\n优化器更新参数，常见的有：\n\n- **SGD**：随机\n- **Adam**：自适应\n")[0],
    ).toBe("什么是优化器？ → 优化器更新参数");
    expect(asked(`## 为什么用 BN？\n\n它能加速训练。\n\n**适用场景**：\n\n${table("| 甲 | 乙 |")}`)[0]).toBe(
      "为什么用 BN？ → 它能加速训练。",
    );
    expect(read("## 有哪些？\n\n如下：\n\n- **甲**：乙\n").uncarded).toMatchObject([{ startLine: 3 }]);
  });
});

describe("terms", () => {
  it("keep the space between bold and what follows it", () => {
    expect(asked("## 优化\n\n- **Momentum** (β): 0.9\n- 映射 $f: X \\to Y$：一个函数\n")).toEqual([
      "优化：Momentum (β) 是多少？ → 0.9",
      "优化：映射 $f: X \\to Y$ 是什么？ → 一个函数",
    ]);
  });
});

describe("formulas", () => {
  it.each(["equation", "align", "align*", "gather"])("stand in a bare %s, too", (name) => {
    const note = `## 能量\n\n文字。\n\n\\begin{${name}}\nE &= mc^2 \\\\\nF &= ma\n\\end{${name}}\n`;
    const formula = read(note).cards.find((card) => card.kind === "formula");
    expect(formula?.back).toBe(`$$\n\\begin{${name}}\nE &= mc^2 \\\\\nF &= ma\n\\end{${name}}\n$$`);
    expect(formula?.source).toMatchObject({ startLine: 5, endLine: 8 });
  });

  it("that were never closed are no definition", () => {
    expect(asked("## 损失\n\n$$\na = b\n\n## 梯度\n\n梯度是方向。\n")).toEqual([
      "什么是梯度？ → 梯度是方向。",
    ]);
    expect(asked("## 损失\n\n\\begin{align}\na = b\n\n## 梯度\n\n梯度是方向。\n")).toEqual([
      "什么是梯度？ → 梯度是方向。",
    ]);
  });

  it("keep every entry of their glossary", () => {
    const [card] = read("## 线性层\n\n$$ y = Wx $$\n\n其中：\n\n- $\\eta$ 是学习率\n- $W$ 是权重\n").cards;
    expect(card?.back).toContain("学习率");
    expect(card?.back).toContain("权重");
  });
});

describe("definitions", () => {
  it("are not taken from a line that names something else", () => {
    expect(asked("## 卷积\n\n池化 - 降低分辨率\n")).toEqual([]);
  });
});

describe("words cut out of a line", () => {
  it.each([
    ["behind a colon", "- 围栏：~~~\n  文字", "围栏是什么？ → \\~\\~\\~\n文字"],
    ["below an answer", "什么是围栏？\n答：一种\n    ```", "什么是围栏？ → 一种\n    ```"],
    ["behind a separator", "围栏 :: ~~~后文", "围栏 → \\~\\~\\~后文"],
  ])("begin no code %s", (_where, note, card) => {
    expect(asked(note)).toEqual([card]);
  });
});

describe("ends of lines that only Unicode knows", () => {
  it("are spaces: a label with one stays a label, to whoever looks for lost lines too", () => {
    const note = "## 层\n\n**特\u2028点**\n\n一段文字";
    expect(lostLines(note, read(note))).toEqual([]);
    expect(asked("## 层\n\n- 池\u2028化：降低分辨率")).toEqual(asked("## 层\n\n- 池 化：降低分辨率"));
  });
});
