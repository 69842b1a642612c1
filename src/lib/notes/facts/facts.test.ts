import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";

/** Cards as "rule | front | back". */
function cardsOf(text: string): string[] {
  return readNote(text, { file: "n.md" }).cards.map((card) => `${card.rule} | ${card.front} | ${card.back}`);
}

function frontsOf(text: string): string[] {
  return readNote(text, { file: "n.md" }).cards.map((card) => card.front);
}

describe("terms", () => {
  it("asks for the text and, where it says enough, for the term", () => {
    const note =
      "# 笔记\n\n## 正则化\n\n- **早停（Early Stopping）**：验证集变差时停止训练\n- 权重衰减：小\n";
    expect(cardsOf(note)).toEqual([
      "term | 正则化：早停（Early Stopping）是什么？ | 验证集变差时停止训练",
      "term | 正则化：“验证集变差时停止训练”说的是哪一个？ | 早停（Early Stopping）",
      "term | 正则化：权重衰减是什么？ | 小",
    ]);
  });

  it("does not ask back where two items say the same", () => {
    const note = "## 优化器\n\n- **甲**：自动调整每个参数的学习率\n- **乙**：自动调整每个参数的学习率\n";
    expect(frontsOf(note)).toEqual(["优化器：甲是什么？", "优化器：乙是什么？"]);
  });

  it("does not ask back for advice, steps or a single item", () => {
    expect(
      frontsOf(
        "# N\n\n## 调参技巧\n\n- **学习率**：从较大的值开始再减小\n- **批大小**：选择二的幂次比较常见\n",
      ),
    ).toHaveLength(2);
    expect(
      frontsOf("## 注意力\n\n1. 求相似度：查询与每个键做点积\n2. 求权重：对相似度做归一化处理\n"),
    ).toHaveLength(2);
    expect(
      cardsOf("## 结构\n\n- 隐藏层大小：通常为输入特征数的两倍\n- 输入层 → 输出层\n").filter((card) =>
        card.startsWith("term"),
      ),
    ).toHaveLength(1);
  });

  it("asks along the path of labels", () => {
    expect(frontsOf("# N\n\n## 激活函数\n\n### 如何选择？\n\n- **输出层**:\n  - 二分类: Sigmoid\n")).toEqual([
      "输出层（二分类）怎样选择激活函数？",
    ]);
    expect(cardsOf("# N\n\n## 学习率过大\n\n- **优点**：收敛快\n- **缺点**：不稳定\n")).toEqual([
      "term | 学习率过大有什么优点？ | 收敛快",
      "term | 学习率过大有什么缺点？ | 不稳定",
    ]);
  });

  it("leaves off a closing clause that announces a nested list", () => {
    const note =
      "# N\n\n## 组成\n\n## 网络\n\n- **激活函数**：引入非线性，常见类型：\n  - ReLU：隐藏层首选的那一个函数\n  - 其他：少见\n";
    expect(cardsOf(note).slice(0, 1)).toEqual(["term | 网络：激活函数有什么作用？ | 引入非线性"]);
    expect(frontsOf(note)).toContain("网络 · 激活函数：ReLU 是什么？");
  });

  it("does not take ratios, times, addresses or sentences for terms", () => {
    const note =
      "## 事\n\n- 比例 3:1 更好\n- 见 http://example.org\n- 先想一想，再动手：这样更快\n- `a: b`\n- $x: y$ 是映射\n";
    expect(readNote(note, { file: "n.md" }).cards.filter(({ rule }) => rule === "term")).toEqual([]);
  });

  it("asks in English for an English note", () => {
    const note =
      "# Notes\n\n## Regularisation\n\n- **Dropout**: drops units at random while training\n- **Early stopping**: stops when validation gets worse\n";
    expect(frontsOf(note)).toEqual([
      "Regularisation: what does dropout do?",
      "Regularisation: which one is this? “drops units at random while training”",
      "Regularisation: what does early stopping do?",
      "Regularisation: which one is this? “stops when validation gets worse”",
    ]);
  });
});

describe("tables", () => {
  const table =
    "## 激活函数\n\n| 函数 | 公式 | 缺点 |\n| --- | --- | --- |\n| **甲** | $x^2$ | 梯度消失 |\n| 乙 | - | 梯度消失 |\n| 丙 | 丙(x) | 神经元会死亡 |\n";

  it("makes a card of every cell that says something, and back where only one row says it", () => {
    expect(cardsOf(table)).toEqual([
      "table | 甲的公式是什么？ | $x^2$",
      "table | 哪个函数的公式是“$x^2$”？ | 甲",
      "table | 甲有什么缺点？ | 梯度消失",
      "table | 乙有什么缺点？ | 梯度消失",
      "table | 丙有什么缺点？ | 神经元会死亡",
      "table | 哪个函数的缺点是“神经元会死亡”？ | 丙",
    ]);
  });

  it("says that a cell only repeats its row", () => {
    expect(readNote(table, { file: "n.md" }).skipped.map((skip) => skip.reason)).toEqual(["circular"]);
  });

  it("names a row by two columns where the first repeats, and passes over a column of numbers", () => {
    const note =
      "| # | 层 | 模式 | 行为 |\n| - | - | - | - |\n| 1 | BN | 训练 | 用批统计量 |\n| 2 | BN | 推理 | 用运行统计量 |\n";
    expect(frontsOf(note)).toContain("BN · 训练的行为是什么？");
    expect(frontsOf(note).some((front) => front.includes("#"))).toBe(false);
  });

  it("keeps pipes of formulas and code", () => {
    const note = "| 正则 | 罚项 |\n| - | - |\n| L1 | $\\lambda \\sum \\|w\\|$ |\n";
    expect(cardsOf(note)[0]).toBe("table | L1 的罚项是什么？ | $\\lambda \\sum |w|$");
  });
});

describe("formulas", () => {
  it("asks for the formula of its heading, with its glossary in the answer", () => {
    const note =
      "# N\n\n## 1. 神经元（Neuron）\n\n### 数学表示\n\n$$y = f(x)$$\n\n其中：\n- $y$ 是输出\n- $q$ 是别的\n";
    expect(cardsOf(note)).toEqual([
      "formula | 神经元（Neuron）的公式是什么？ | $$\ny = f(x)\n$$\n\n其中：\n\n- $y$ 是输出\n- $q$ 是别的",
    ]);
    expect(readNote(note, { file: "n.md" }).uncarded).toEqual([]);
  });

  it("tells several formulas of one heading apart by their left-hand sides", () => {
    const note = "# N\n\n## Adam\n\n$$m_t = 1$$\n$$\\hat{v}_t \\sim 2$$\n\n其中 $m_t$ 是一阶矩\n";
    expect(frontsOf(note)).toEqual(["Adam：$m_t$ 怎么算？", "Adam：$\\hat{v}_t$ 怎么算？"]);
    const [first, second] = readNote(note, { file: "n.md" }).cards;
    expect(first?.key.discriminator).toBe("m_t");
    expect(first?.back).toContain("一阶矩");
    expect(second?.back).not.toContain("一阶矩");
  });

  it("belongs to the list item it stands in", () => {
    expect(frontsOf("## 损失\n\n- **均方误差**：用于回归\n  $$ L = 1 $$\n")).toContain(
      "均方误差的公式是什么？",
    );
  });

  it("makes no card without a subject", () => {
    expect(cardsOf("$$a = b$$")).toEqual([]);
    expect(readNote("$$a = b$$", { file: "n.md" }).uncarded).toHaveLength(1);
    expect(readNote("一段话。\n\n**补充**\n<!-- 没有结尾", { file: "n.md" }).uncarded).toMatchObject([
      { startLine: 1 },
      { startLine: 3, excerpt: "**补充**" },
    ]);
  });
});

describe("definitions", () => {
  it.each([
    ["## 感知机 (Perceptron)\n\n感知机是最基本的单元。", "什么是感知机 (Perceptron)？"],
    ["# N\n\n## 1.2 梯度\n\n### 定义\n梯度是偏导数组成的向量。", "什么是梯度？"],
    ["# N\n\n## MLP\n最基础的全连接网络\n\n```python\nx = 1\n```", "什么是 MLP？"],
    ["# N\n\n## Batch Normalization\n\n批归一化可以加速训练：", "Batch Normalization 有什么作用？"],
    ["# N\n\n## 正则\n\n**过拟合**是指训练好、测试差。常见的解决方法：\n\n- a", "什么是过拟合？"],
    ["# N\n\n## 激活函数\n\n### 作用\n激活函数引入非线性。", "激活函数有什么作用？"],
    ["# N\n\n## Dropout\n\nDropout is a layer that zeroes inputs at random.", "What is dropout?"],
  ])("reads %j", (note, front) => {
    expect(frontsOf(note)).toEqual([front]);
  });

  it.each([
    ["an announcement", "# N\n\n## 前向传播\n\n神经网络的前向传播过程可以表示为：\n\n```\nx\n```"],
    [
      "a sentence about something else",
      "# N\n\n## GPU 加速\n\n深度学习需要大量计算，显卡与 GPU 各有长处：\n\n| a |\n| - |\n",
    ],
    ["a summary", "# N\n\n## 总结\n\n深度学习是一个领域。"],
    ["the note's introduction", "# 学习笔记\n\n我整理了一些概念。\n\n## A"],
    ["a place kept for later", "# N\n\n## 生成模型\n\n_（第八阶段学习后填充）_"],
  ])("takes no %s for a definition", (_name, note) => {
    expect(cardsOf(note)).toEqual([]);
  });
});

describe("labels", () => {
  it("reads a bold label and its text, and a label with its list", () => {
    const note = "# N\n\n## ReLU函数\n\n**特点**：\n- 计算简单\n- 稀疏激活\n\n**应用**：隐藏层\n";
    expect(cardsOf(note)).toEqual([
      "label | ReLU 函数有什么特点？ | - 计算简单\n- 稀疏激活",
      "label | ReLU 函数用在哪里？ | 隐藏层",
    ]);
  });

  it("reads a heading that names a property", () => {
    expect(frontsOf("# N\n\n## SGD\n\n### 特点\n- 简单\n- 慢\n")).toEqual(["SGD 有什么特点？"]);
  });

  it("never asks without a subject", () => {
    expect(frontsOf("# N\n\n## 甲\n\n> **注意**：小批量时不准\n\n- **提示**：先看形状\n")).toEqual([]);
    expect(frontsOf("**特点**：\n- 简单\n- 慢\n\n**应用**：隐藏层\n")).toEqual([]);
  });
});

describe("questions", () => {
  it("asks what the heading asks", () => {
    expect(cardsOf("# N\n\n## 什么是 BN？\n\n一种归一化。\n\n它有两步。")).toEqual([
      "question | 什么是 BN？ | 一种归一化。\n\n它有两步。",
    ]);
    expect(frontsOf("# N\n\n## How does dropout work\n\nIt drops units.")).toEqual([
      "How does dropout work?",
    ]);
  });

  it("says what a bare question is about", () => {
    expect(frontsOf("# N\n\n## 学习率\n\n### 如何选择？\n\n先大后小。")).toEqual(["学习率怎样选择？"]);
  });
});

describe("what makes no card", () => {
  const reasons = (note: string): string[] =>
    readNote(note, { file: "n.md" }).skipped.map((skip) => skip.reason);

  it.each([
    ["contents", "# N\n\n## 目录\n\n1. [一](#a)\n2. [二](#b)\n"],
    ["contents", "# N\n\n- [一](#a)\n- [二](#b)\n"],
    ["resources", "# N\n\n## 推荐资源\n\n- **书籍**：《深度学习》\n"],
    ["resources", "# N\n\n## 课\n\n- [Fast](https://f.ai) - 实践\n- [CS](https://c.s) - 视觉\n"],
    ["badge", "# N\n\n[![build](https://img.shields.io/x.svg)](https://x.y)\n"],
    ["image", "# N\n\n![](a.png)\n"],
    ["last-updated", "# N\n\n*最后更新：2024年12月20日*\n"],
    ["last-updated", "# N\n\nLast updated: 2024-12-20\n"],
    ["placeholder", "# N\n\n## X\n\n_（待补充）_\n"],
    ["about-note", "# N\n\n> 本文档持续更新。\n"],
    ["html", "# N\n\n<video src=x></video>\n"],
    ["directive", "# N\n\n<!-- card: skip -->\n- **甲**：乙\n"],
  ])("%s: %j", (reason, note) => {
    expect(cardsOf(note)).toEqual([]);
    expect(reasons(note)).toEqual([reason]);
  });

  it("makes none of code", () => {
    const note =
      "# N\n\n## 代码\n\n```python\n# 定义：这是注释\n- **甲**：乙\n| a | b |\n$$x = 1$$\n```\n\n    - **甲**：乙\n";
    expect(cardsOf(note)).toEqual([]);
  });

  it("lists what no rule takes, and never drops it", () => {
    const note =
      "# N\n\n一段没有说明什么的话，随便写写。\n\n## 步骤\n\n- [ ] 前向\n- [ ] 反向\n\n```\nx\n```\n";
    expect(
      readNote(note, { file: "n.md" }).uncarded.map(({ startLine, endLine }) => [startLine, endLine]),
    ).toEqual([
      [3, 3],
      [7, 8],
      [10, 12],
    ]);
  });
});

describe("directives", () => {
  const ids = (note: string): string[] => readNote(note, { file: "n.md" }).cards.map((card) => card.id);

  it("give ids to items, rows, paragraphs, headings and formulas", () => {
    expect(
      ids(
        "## 甲\n\n- **乙**：验证集变差时停止训练 <!-- card: id=a -->\n- **丙**：训练时随机丢弃神经元\n",
      ).slice(0, 2),
    ).toEqual(["a", "a.back"]);
    expect(ids("| 函 | 缺 |\n| - | - |\n| 甲 | 神经元会死亡 <!-- card: id=r --> |\n")).toEqual([
      "r.1",
      "r.1.back",
    ]);
    expect(ids("# N\n\n## 甲\n\n甲是乙的一种。 <!-- card: id=p -->\n")).toEqual(["p"]);
    expect(ids("# N\n\n## 甲\n\n<!-- card: id=q -->\n甲是乙的一种。\n")).toEqual(["q"]);
    expect(ids("# N\n\n## 什么是甲？ <!-- card: id=h -->\n\n乙。\n")).toEqual(["h"]);
    expect(
      ids("# N\n\n## 甲\n\n<!-- card: id=f -->\n\n$$a = 1$$\n\n<!-- card: id=g -->\n\n$$b = 1$$\n"),
    ).toEqual(["f", "g"]);
  });

  it("never show in a card", () => {
    const note =
      "## 甲\n\n- **乙**：文字 <!-- card: id=a -->\n\n| 函 | 缺 |\n| - | - |\n| 丙 | 死亡 <!-- card: id=r --> |\n";
    expect(
      JSON.stringify(readNote(note, { file: "n.md" }).cards.map((card) => [card.front, card.back])),
    ).not.toContain("<!--");
  });

  it("skip a block, an item, or a whole section", () => {
    expect(
      frontsOf(
        "# N\n\n<!-- card: skip -->\n## 甲\n\n甲是乙。\n\n### 细节\n\n细节是丙。\n\n## 丁\n\n丁是戊。\n",
      ),
    ).toEqual(["什么是丁？"]);
    expect(frontsOf("## 表\n\n- **甲**：一 <!-- card: skip -->\n- **乙**：二\n")).toEqual(["表：乙是什么？"]);
  });

  it("are told about when they cannot be read", () => {
    const { skipped, cards } = readNote("## 表\n\n- **甲**：一 <!-- card: id=a b -->\n", { file: "n.md" });
    expect(skipped.map((skip) => skip.reason)).toEqual(["invalid-directive"]);
    expect(cards).toHaveLength(1);
  });
});
