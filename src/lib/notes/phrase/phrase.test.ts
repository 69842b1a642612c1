import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";
import { renderMarkdown } from "../render.ts";

const read = (text: string, language: "zh" | "en") => readNote(text, { file: "n.md", language }).cards;

/** Questions of a note, without the passages that stand below them. */
const asked = (text: string, language: "zh" | "en" = "zh"): string[] =>
  read(text, language).map(({ front }) => front.split("\n\n")[0] ?? "");

/** What is asked of a label under a subject. */
function ofLabel(subject: string, label: string, answer: string, language: "zh" | "en" = "zh"): string {
  return asked(`# N\n\n## ${subject}\n\n**${label}**: ${answer}\n`, language)[0] ?? "";
}

describe("properties in Chinese", () => {
  it.each([
    ["优点", "ReLU 有什么优点？"],
    ["缺点", "ReLU 有什么缺点？"],
    ["主要特点", "ReLU 有什么主要特点？"],
    ["优缺点", "ReLU 有什么优缺点？"],
    ["局限性", "ReLU 有什么局限性？"],
    ["作用", "ReLU 有什么作用？"],
    ["影响", "ReLU 有什么影响？"],
    ["应用", "ReLU 用在哪里？"],
    ["适用场景", "ReLU 适用于什么场景？"],
    ["公式", "ReLU 的公式是什么？"],
    ["数学表示", "ReLU 的公式是什么？"],
    ["原理", "ReLU 的原理是什么？"],
    ["核心思想", "ReLU 的核心思想是什么？"],
    ["原因", "ReLU 的原因是什么？"],
    ["解决方法", "怎样解决 ReLU？"],
    ["组成部分", "ReLU 由什么组成？"],
    ["变体", "ReLU 有哪些变体？"],
    ["步骤", "ReLU 有哪些步骤？"],
    ["实现", "ReLU 怎样实现？"],
    ["具体计算", "ReLU 怎样计算？"],
    ["推导过程", "ReLU 怎样推导？"],
    ["如何选择", "ReLU 怎样选择？"],
    ["注意事项", "ReLU 要注意什么？"],
    ["年份", "ReLU 是哪一年提出的？"],
    ["时间复杂度", "ReLU 的时间复杂度是什么？"],
    ["比较", "ReLU 的比较是什么？"],
    ["在神经网络中的应用", "ReLU 在神经网络中的应用是什么？"],
  ])("%s", (label, question) => {
    expect(ofLabel("ReLU", label, "一段话")).toBe(question);
  });

  it("asks how much where the answer is a number", () => {
    expect(ofLabel("Sigmoid", "取值范围", "(0, 1)")).toBe("Sigmoid 的取值范围是多少？");
  });

  it("does not lose or double what the note writes", () => {
    expect(ofLabel("`__init__` 方法", "作用", "建层")).toBe("`__init__` 方法有什么作用？");
    expect(ofLabel("$\\beta_1$", "作用", "平均梯度")).toBe("$\\beta_1$ 有什么作用？");
    expect(ofLabel("Sigmoid函数", "缺点", "饱和")).toBe("Sigmoid 函数有什么缺点？");
    expect(ofLabel("过拟合", "常见的解决方法", "早停")).toBe("怎样解决过拟合？");
    expect(ofLabel("训练慢", "解决方法", "加大批量")).toBe("怎样解决“训练慢”？");
  });
});

describe("properties in English", () => {
  it.each([
    ["Sigmoid", "Advantages", "What are the advantages of sigmoid?"],
    ["Adam", "Advantage", "What is the advantage of Adam?"],
    ["Adam", "Pros", "What are the advantages of Adam?"],
    ["Residual connections", "Purpose", "What are residual connections used for?"],
    ["Softmax", "Formula", "What is the formula for softmax?"],
    ["Residual block", "Formula", "What is the formula for the residual block?"],
    ["Derivative of the sigmoid", "Formula", "What is the formula for the derivative of the sigmoid?"],
    ["Huber loss", "Intuition", "What is the intuition behind the Huber loss?"],
    ["Vanishing gradients", "Causes", "What causes vanishing gradients?"],
    ["Vanishing gradients", "Solutions", "How can vanishing gradients be fixed?"],
    ["LSTMs", "Variants", "What are the variants of LSTMs?"],
    ["Dropout", "Implementation", "How is dropout implemented?"],
    ["Batch Normalization", "Complexity", "What is the complexity of Batch Normalization?"],
  ])("%s: %s", (subject, label, question) => {
    expect(ofLabel(subject, label, "some words", "en")).toBe(question);
  });

  it("has an article where a noun wants one", () => {
    const note = (subject: string): string => `# N\n\n## ${subject}\n\n${subject} is or are something.\n`;
    expect(asked(note("Perceptron"), "en")).toEqual(["What is a perceptron?"]);
    expect(asked(note("Activation function"), "en")).toEqual(["What is an activation function?"]);
    expect(asked(note("Residual connections"), "en")).toEqual(["What are residual connections?"]);
    expect(asked(note("Backpropagation"), "en")).toEqual(["What is backpropagation?"]);
    expect(asked(note("RNN"), "en")).toEqual(["What is an RNN?"]);
  });
});

describe("tables", () => {
  const table = (head: string, row: string, heading = "归一化"): string =>
    `# N\n\n## ${heading}\n\n| ${head} |\n| - | - |\n| ${row} |\n`;

  it.each([
    ["层 | 推理时", "BatchNorm | 用运行统计量", "推理时，BatchNorm 用什么？"],
    ["层 | 训练时", "Dropout | 随机置零", "训练时，Dropout 怎样做？"],
    ["层 | 是否需要调参", "BatchNorm | 不需要太多", "BatchNorm 是否需要调参？"],
    ["函数 | 输出范围", "Sigmoid | (0, 1)", "Sigmoid 的输出范围是多少？"],
    ["模型 | 遗忘机制", "LSTM | 有", "LSTM 有没有遗忘机制？"],
    ["网络 | 年份", "VGG | 2014", "VGG 是哪一年提出的？"],
    ["方法 | 何时使用", "早停 | 验证集变差", "什么时候用早停？"],
    ["优化器 | Adam 公式", "Adam | $m$", "Adam 公式是什么？"],
    ["函数 | 优点？", "ReLU | 快", "ReLU 有什么优点？"],
    ["优化器 | 适合的场景", "SGD | 大数据集", "SGD 适用于什么场景？"],
    ["优化器 | 保存的状态", "Adam | 两个矩", "Adam 保存的状态是什么？"],
  ])("%s: %s", (head, row, question) => {
    expect(asked(table(head, row))[0]).toBe(question);
  });

  it("say the heading where a row alone says too little", () => {
    expect(asked(table("数据 | 方法", "图像 | 翻转", "数据增强"))[0]).toBe("数据增强：图像有哪些方法？");
    expect(asked(table("名称 | 说明", "甲 | 第一种说法", "归一化"))[1]).toBe(
      "归一化：哪一项的说明是“第一种说法”？",
    );
  });

  it("ask back as a person would", () => {
    expect(asked(table("网络 | 年份", "VGG | 2014"))[1]).toBe("哪个网络是 2014 年提出的？");
    expect(asked(table("变体 | 每步所用的数据", "SGD | 一个样本"))[1]).toBe(
      "每步所用的数据是“一个样本”的，是哪个变体？",
    );
    const english =
      "# N\n\n## Layers\n\n| Layer | Output range |\n| - | - |\n| Sigmoid | between 0 and 1 |\n";
    expect(asked(english, "en")).toEqual([
      "What is the output range of sigmoid?",
      "Which layer has the output range “between 0 and 1”?",
    ]);
  });
});

describe("items of a list", () => {
  const item = (heading: string, line: string): string =>
    asked(`# N\n\n## ${heading}\n\n- ${line}\n`)[0] ?? "";

  it.each([
    ["调参技巧", "学习率：从大到小", "关于学习率，有什么调参技巧？"],
    ["优化器的选择", "大模型：AdamW", "大模型怎样选择优化器？"],
    ["学习率选择", "典型值范围：0.001 到 0.1", "学习率的典型值范围是多少？"],
    ["正则化", "L2 正则化：$\\lambda w^2$", "正则化：L2 正则化怎样计算？"],
    ["卷积", "W：输入尺寸", "卷积：W 表示什么？"],
    ["损失函数", "交叉熵：用于分类", "损失函数：交叉熵用在哪里？"],
    ["数据分割", "训练集：70%，用于训练", "数据分割：训练集占多少，用来做什么？"],
    ["梯度的作用", "方向：指向上升最快处", "从方向看，梯度有什么作用？"],
    ["整体流程", "数据准备：收集与清洗", "整体流程：数据准备要做什么？"],
    ["组成", "偏置：调整阈值", "N 的组成：偏置有什么作用？"],
    ["数据增强", "图像：旋转、翻转", "图像怎样做数据增强？"],
    ["注意力", "计算权重：$\\alpha = e$", "注意力：怎样计算权重？"],
  ])("%s, %s", (heading, line, question) => {
    expect(item(heading, line)).toBe(question);
  });
});

describe("wording", () => {
  it("decides no id: ids are the same in either language of the questions", () => {
    const note =
      "# N\n\n## ReLU\n\n**优点**：快\n\n$$f = x$$\n\n| 层 | 推理时 |\n| - | - |\n| BN | 用统计量 |\n\n### 步骤\n\n1. 甲做乙\n2. 丙做丁\n\n## 选择\n\n- 甲：乙丙丁\n";
    const [zh, en] = [read(note, "zh"), read(note, "en")];
    expect(zh.map((card) => card.id)).toEqual(en.map((card) => card.id));
    expect(zh.every((card, index) => card.front !== en[index]?.front)).toBe(true);
  });

  it("is known by heart: these ids were minted before the questions read as they do", () => {
    const note =
      "## 函数\n\n| 函数 | 缺点 |\n| - | - |\n| ReLU | 神经元会死亡 |\n\n## ReLU\n\n**优点**：快\n";
    expect(read(note, "zh").map((card) => card.id)).toEqual(KNOWN_IDS);
  });

  it("opens no fence: a subject that begins like one is shown as it stands", () => {
    for (const [front] of [asked("## ```\n**l**：说\n"), asked("## ~~~\n**l**：说\n")]) {
      expect(front).toMatch(/^\\(?:```|~~~)/);
      expect(renderMarkdown(front ?? "")).not.toContain("<pre>");
    }
  });

  it("never ends in two question marks", () => {
    for (const front of asked("## 甲？\n\n**优点？**：乙丙\n\n- 丁？：戊己\n"))
      expect(front).not.toMatch(/[?？]{2}/);
  });
});

const KNOWN_IDS = ["ee067b173ac587f36f26", "2fd1a4cf55b333c3ca1b", "159178713c0a96f40ff2"];

describe("a passage that two cards ask about alike", () => {
  it("keeps its fence at the start of a line, below what tells them apart", () => {
    expect(read("## i\nx={{c1::i}}\n```\n\nx={{c1::i}}\n```", "zh").map(({ front }) => front)).toEqual([
      "i：x=⟦…⟧",
      "i\n\n```\n\nx=⟦…⟧\n```",
    ]);
  });
});

describe("what nobody else says it is about", () => {
  it.each([
    ["# GAN 笔记\n\n- 全称：生成对抗网络\n- 提出者：古德费洛\n\n## 乙\n", "GAN：全称是什么？"],
    ["# 模型量化详解\n\n## 总结\n\n**记忆口诀**：权重好量化，激活有离群\n", "模型量化：记忆口诀是什么？"],
    ["# 扩散模型\n\n## 元数据\n\n- 作者：某某某等人\n- 年份：2020\n", "扩散模型：作者是什么？"],
  ])("is told by the note's title", (note, question) => {
    expect(asked(note)[0]).toBe(question);
  });

  it("is told by its own two names", () => {
    expect(asked("# 优化器\n\n## 概念\n\n- 动量（Momentum）：梯度的滑动平均\n- 学习率：步长\n")).toEqual(
      expect.arrayContaining(["动量（Momentum）是什么？", "优化器：学习率是什么？"]),
    );
  });

  it("is no statement with a pronoun, and no property with one", () => {
    expect(
      asked("# N\n\n## Depth\n\n- It is not overfitting: the error is worse\n- BN helps\n", "en").join(),
    ).not.toMatch(/what (?:is|are) it/i);
    const note =
      "# N\n\n## CLIP\n\nAdvantages of CLIP include:\n\n- zero-shot transfer\n- robustness\n\nIts limitations are:\n\n- counting\n- fine classes\n";
    expect([...new Set(asked(note, "en").map((front) => front.split("\n")[0]))]).toEqual([
      "Which of the advantages of CLIP is missing?",
      "Which of the limitations of CLIP is missing?",
    ]);
  });

  it("is a procedure that its announcement names", () => {
    const note =
      "# N\n\n## Precision\n\nLoss scaling steps:\n\n1. Multiply the loss.\n2. Divide the gradients.\n";
    expect(asked(note, "en")[0]).toMatch(/^What is step 1 of loss scaling\?/);
  });
});

describe("small words", () => {
  it.each([
    ["# N\n\n## 超参\n\n- lr: 2e-4\n- batch: 128\n", "超参：lr 是多少？"],
    ["# N\n\n## 超参数怎么选？\n\n- 学习率：比平时大十倍\n- 秩：取八到六十四\n", "超参数：学习率怎样选择？"],
    ["# N\n\n## LoRA\n\n### 公式推导\n\n$$\nh = Wx\n$$\n", "LoRA 的公式是什么？"],
    ["# N\n\n## GPTQ\n\n- 是否需要校准：需要几百条\n- 比特数：四比特\n", "GPTQ：是否需要校准？"],
    ["# N\n\n## 甲\n\n| 精度 | 字节数 |\n|-|-|\n| FP32 | 4 |\n", "FP32 的字节数是多少？"],
    ["# N\n\n## 甲\n\n| 超参数 | 常用值 |\n|-|-|\n| GAE λ | 0.95 |\n", "GAE λ 的常用值是多少？"],
  ])("in Chinese", (note, question) => {
    expect(asked(note)[0]).toBe(question);
  });

  it("in English", () => {
    const note =
      "# N\n\n## Savers\n\n- *Gradient checkpointing* – recompute them later\n- *Offloading* – keep them elsewhere\n";
    expect(asked(note, "en")[0]).toBe("Savers: what is gradient checkpointing?");
    expect(asked("# N\n\n## The InfoNCE loss\n\nThe InfoNCE loss is a cross-entropy.\n", "en")[0]).toBe(
      "What is the InfoNCE loss?",
    );
  });
});
