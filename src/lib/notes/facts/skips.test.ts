import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";

const reasons = (text: string): string[] => {
  const { skipped, cards } = readNote(`# N\n\n## 甲\n\n${text}\n`, { file: "n.md" });
  return [...skipped.map(({ reason }) => reason), ...cards.map(({ front }) => front)];
};

describe("what says nothing to learn", () => {
  it.each([
    ["tags", "#深度学习 #nn/cnn"],
    ["tags", "标签：#优化，#损失"],
    ["contents", "[TOC]"],
    ["contents", "[[toc]]"],
    ["embed", "![[图.png]]"],
    ["image", '<img src="x.png" width=300>'],
    ["image", "<picture><img src=x></picture>"],
    ["badge", '<img src="https://img.shields.io/x.svg">'],
    ["resources", "- [[批归一化]]\n- [[优化器|SGD]]"],
    ["diagram", "```mermaid\ngraph TD; A-->B\n```"],
    ["diagram", "```\n┌───┐\n│ A │\n└───┘\n```"],
    ["diagram", "```\n+---+---+\n| a | b |\n+---+---+\n```"],
    ["diagram", "┌────┐\n│ 输入 │\n└────┘"],
    ["comment", "%% 写给自己的话 %%"],
    ["anchor", "^abc123"],
    ["html", "<video src=x></video>"],
  ])("%s: %j", (reason, text) => {
    expect(reasons(text)).toEqual([reason]);
  });

  it("is told as the author wrote it", () => {
    const { skipped } = readNote("## 甲\n\n![[图 1.png]]\n", { file: "n.md" });
    expect(skipped).toMatchObject([{ startLine: 3, reason: "embed", excerpt: "![[图 1.png]]" }]);
  });

  it("is not code with a drawn line in its comments", () => {
    const code = "```python\n# ─── 模型 ───\nmodel = build(x)\n# ─── 训练 ───\nloss = run(model)\n```";
    expect(reasons(code)).not.toContain("diagram");
  });
});

describe("footnotes", () => {
  it("go below the answer that refers to them, and out of the question", () => {
    const { cards, skipped, uncarded } = readNote(
      "# N\n\n## Dropout\n\nDropout 是随机丢弃神经元的方法[^1]。\n\n## 尾\n\n[^1]: 只在训练时。\n",
      { file: "n.md" },
    );
    expect(cards.map(({ front, back }) => [front, back])).toEqual([
      ["什么是 Dropout？", "Dropout 是随机丢弃神经元的方法[^1]。\n\n[^1]: 只在训练时。"],
    ]);
    expect(skipped).toMatchObject([{ startLine: 9, reason: "footnote" }]);
    expect(uncarded).toEqual([]);
  });

  it("that no card refers to are listed", () => {
    const { uncarded } = readNote("# N\n\n随便一段话[^1]，没有说明什么。\n\n[^1]: 注。\n\n## 尾\n", {
      file: "n.md",
    });
    expect(uncarded.map(({ startLine }) => startLine)).toEqual([3, 5]);
  });
});

describe("what stands in a list", () => {
  const told = (text: string): number[][] =>
    readNote(text, { file: "n.md" }).skipped.map(({ startLine, endLine }) => [startLine, endLine]);

  it("is skipped together with the item that it is nested in", () => {
    expect(told("- 甲 <!-- card: skip -->\n  - 乙\n    - 丙\n- 丁")).toEqual([[1, 3]]);
  });

  it("is told of where only empty bullets stand below it", () => {
    const { uncarded } = readNote("1. 一条说明\n   +\n", { file: "n.md" });
    expect(uncarded.map(({ startLine }) => startLine)).toEqual([1]);
  });
});

describe("lists of pages of the vault", () => {
  it("are read where they say what the pages are about", () => {
    const { cards, skipped } = readNote(
      "# N\n\n## 采样\n\n- [[DDIM]]：采样过程是确定的\n- [[DPM]]：把采样看成解方程\n",
      {
        file: "n.md",
      },
    );
    expect(skipped).toEqual([]);
    expect(cards.map(({ key }) => key.subject)).toContain("DDIM");
  });

  it("are links where they only name them", () => {
    const { skipped } = readNote("# N\n\n## 采样\n\n- [[DDIM]]\n- [[DPM]]\n", { file: "n.md" });
    expect(skipped).toMatchObject([{ reason: "resources" }]);
  });
});

describe("what is left to the reader", () => {
  it.each(["Exercises", "Review questions", "课后习题", "待办", "TODO"])("makes no members: %s", (title) => {
    const { cards, uncarded } = readNote(`# N\n\n## ${title}\n\n1. Derive the bound.\n2. Show the limit.\n`, {
      file: "n.md",
    });
    expect([cards, uncarded.length]).toEqual([[], 1]);
  });
});
