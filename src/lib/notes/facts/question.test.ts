import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";

const cards = (text: string): string[] =>
  readNote(text, { file: "n.md" }).cards.map(({ rule, front, back }) => `${rule}: ${front} → ${back}`);

describe("bold and italic questions", () => {
  it("are answered by what stands below, up to the next question, rule or heading", () => {
    const note =
      "## 激活函数\n\n**为什么 ReLU 会死亡？**\n\n因为梯度一直为零：\n\n$$ g = 0 $$\n\n*如何缓解 ReLU 死亡？*\n\n- 换激活\n- 调小步长\n\n---\n\n另一段话\n";
    expect(cards(note)).toEqual([
      "question: 为什么 ReLU 会死亡？ → 因为梯度一直为零：\n\n$$\ng = 0\n$$",
      "question: 如何缓解 ReLU 死亡？ → - 换激活\n- 调小步长",
    ]);
  });

  it("are answered where they stand", () => {
    expect(cards("## 甲\n\n**为什么要预热？** 统计量不准。\n\n另一段话\n")).toEqual([
      "question: 为什么要预热？ → 统计量不准。",
    ]);
    expect(cards("## 甲\n\n**什么是早停**？\n答：验证集变差就停。\n")).toEqual([
      "mark: 什么是早停？ → 验证集变差就停。",
    ]);
  });

  it("without an answer are listed", () => {
    const { cards, uncarded } = readNote("## 甲\n\n**为什么？**\n\n## 乙\n", { file: "n.md" });
    expect([cards, uncarded]).toMatchObject([[], [{ startLine: 3 }]]);
  });

  it("leave tables and author's marks to their own rules", () => {
    const note =
      "## 甲\n\n**怎么选？**\n\n看任务。\n\n| 任务 | 损失 |\n| - | - |\n| 回归 | 均方误差 |\n\n正面 :: 背面\n";
    expect(cards(note)).toEqual(
      expect.arrayContaining([expect.stringContaining(" → 看任务。"), "mark: 正面 → 背面"]),
    );
    expect(cards(note).some((card) => card.startsWith("table"))).toBe(true);
  });
});

describe("list items that ask", () => {
  it("are answered by what is nested, what follows the question, and what stands below a list of one", () => {
    const note =
      "## 面试\n\n1. 什么是梯度？\n   偏导数组成的向量。\n2. 什么是学习率？\n\n   步长。\n\n   - 大：快\n3. 为什么要归一化？因为分布会漂移。\n4. **早停是什么？**\n   - 验证集变差就停\n";
    expect(cards(note)).toEqual([
      "question: 什么是梯度？ → 偏导数组成的向量。",
      "question: 什么是学习率？ → 步长。\n\n- 大：快",
      "question: 为什么要归一化？ → 因为分布会漂移。",
      "question: 早停是什么？ → - 验证集变差就停",
    ]);
    expect(
      cards("## 面试\n\n1. 什么是动量？\n\n累积历史梯度。\n\n2. 什么是 Adam？\n\n答：自适应。\n"),
    ).toEqual(["question: 什么是动量？ → 累积历史梯度。", "question: 什么是 Adam？ → 自适应。"]);
  });

  it("are no questions where they only wonder", () => {
    expect(
      cards("## 甲\n\n- 效果不错，对吧？继续往下看看。\n").filter((card) => card.startsWith("question")),
    ).toEqual([]);
  });
});

describe("headings that ask", () => {
  const all =
    "如下：\n\n1. 前向\n2. 反向\n\n| 层 | 值 |\n| - | - |\n| 甲 | 乙 |\n\n$$ a = b $$\n\n```python\nx = f(y)\n```";

  it("with an id keep all that stands under them as their answer", () => {
    const [only, ...others] = readNote(`# N\n\n## 怎么训练？ <!-- card: id=train -->\n\n${all}\n`, {
      file: "n.md",
    }).cards;
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: "train", rule: "question" });
    expect(only?.back).toBe(all.replace("$$ a = b $$", () => "$$\na = b\n$$"));
  });

  it("with an id leave to a block the id of its own", () => {
    const note =
      "# N\n\n## 怎么训练？ <!-- card: id=a -->\n\n先前向。\n\n<!-- card: id=b -->\n\n$$ y = f(x) $$\n\n再反向。\n";
    expect(readNote(note, { file: "n.md" }).cards.map(({ id, back }) => [id, back])).toEqual([
      ["a", "先前向。\n\n再反向。"],
      ["b", "$$\ny = f(x)\n$$"],
    ]);
  });

  it("without an id keep what no other rule takes, and never only an announcement", () => {
    const questions = cards(
      `# N\n\n## 怎么训练？\n\n先前向，见下表：\n\n| 层 | 值 |\n| - | - |\n| 甲 | 乙 |\n\n再反向。\n`,
    );
    expect(questions[0]).toMatch(/^question: .*怎么训练？ → 先前向\n\n再反向。$/);
    const announced = readNote("# N\n\n## 有哪些？\n\n如下：\n\n| 层 | 值 |\n| - | - |\n| 甲 | 乙 |\n", {
      file: "n.md",
    });
    expect(announced.cards.filter(({ rule }) => rule === "question")).toEqual([]);
    expect(announced.uncarded).toMatchObject([{ startLine: 5 }]);
  });

  it("are answered by a formula or code that stands alone under them", () => {
    expect(cards("# N\n\n## Softmax 的公式是什么？\n\n$$ s = e^x $$\n")).toEqual([
      "question: Softmax 的公式是什么？ → $$\ns = e^x\n$$",
    ]);
  });
});

describe("paragraphs that ask and answer", () => {
  it("are a question where they open with one", () => {
    expect(cards("## 甲\n\n👉 为什么 B 初始化为 0？因为开始时等价于原模型。\n\n## 乙\n")).toEqual([
      "question: 为什么 B 初始化为 0？ → 因为开始时等价于原模型。",
    ]);
    expect(cards("## A\n\nWhy a momentum encoder? The keys would be inconsistent.\n\n## B\n")).toEqual([
      "question: Why a momentum encoder? → The keys would be inconsistent.",
    ]);
  });

  it("are none where they wonder, or ask twice", () => {
    for (const text of [
      "为什么呢？我们接着往下看看。",
      "你准备好了吗？我们开始学习吧。",
      "为什么？怎么办？这是个问题。",
    ])
      expect(cards(`## 甲\n\n${text}\n\n## 乙\n`)).toEqual([]);
  });
});

describe("bold lines of a numbered row", () => {
  it("end the answer of the one before them", () => {
    expect(cards("## 甲\n\n**1.1 怎么计算？**\n\n先加后乘。\n\n**1.2 参数量**\n\n很多很多参数。\n")[0]).toBe(
      "question: 甲：怎么计算？ → 先加后乘。",
    );
  });

  it("ask without a question mark", () => {
    expect(cards("## 甲\n\n**1.1 什么是卷积**\n\n滑动窗口的点积求和。\n")).toEqual([
      "question: 什么是卷积？ → 滑动窗口的点积求和。",
    ]);
  });
});
