import { describe, expect, it } from "vitest";

import type { CardWarning } from "./card.ts";
import { lintCard, sameQuestions, unreadableFormulas } from "./lint.ts";
import { readNote } from "./read-note.ts";
import { warningText } from "./reason-text.ts";

const zh = (front: string, back = "一段足够清楚的话"): readonly CardWarning[] =>
  lintCard({ front, back, language: "zh" });
const en = (front: string, back = "some words that say enough"): readonly CardWarning[] =>
  lintCard({ front, back, language: "en" });

describe("a question", () => {
  it.each(["缺点？", "有什么优点？", "公式是什么？", "作用", "是什么？"])(
    "is flagged without a subject: %s",
    (front) => {
      expect(zh(front)).toEqual(["no-subject"]);
    },
  );

  it.each(["Advantages?", "What are the disadvantages?", "Formula?"])(
    "is flagged without a subject: %s",
    (front) => {
      expect(en(front)).toEqual(["no-subject"]);
    },
  );

  it.each([
    "它有什么缺点？",
    "该方法的缺点是什么？",
    "上述公式怎样推导？",
    "如下图，输出是多少？",
    "其公式是什么？",
    "训练时，该层怎样做？",
  ])("is flagged where it leans on what stood around it: %s", (front) => {
    expect(zh(front)).toContain("leans-on-context");
  });

  it.each(["It has which advantages?", "Why is this method fast?", "What does the above figure show?"])(
    "is flagged where it leans on what stood around it: %s",
    (front) => {
      expect(en(front)).toEqual(["leans-on-context"]);
    },
  );

  it.each([
    "BatchNorm 推理时它用什么统计量？",
    "其他条件不变时，学习率过大会怎样？",
    "“它会更新参数”说的是哪一个？",
    "上采样有什么作用？",
    "怎样外推到更长的上下文？",
    "此外还有哪些优化器？",
    "优缺点分析法有什么作用？",
  ])("is left alone: %s", (front) => {
    expect(zh(front)).toEqual([]);
  });

  it.each([
    "Why is the bias of Adam corrected in its first steps?",
    "What is the advantage of Adam?",
    "What does “this method” mean?",
  ])("is left alone: %s", (front) => {
    expect(en(front)).toEqual([]);
  });
});

describe("an answer", () => {
  it.each(["是", "否。", "**有**", "✓", "Yes.", "false"])(
    "is flagged where anybody can guess it: %s",
    (back) => {
      expect(zh("LSTM 有没有遗忘机制？", back)).toEqual(["bare-answer"]);
    },
  );

  it("is flagged when it is long", () => {
    expect(zh("什么是甲？", "长".repeat(301))).toEqual(["long-answer"]);
    expect(zh("什么是甲？", "长".repeat(300))).toEqual([]);
  });

  it.each(["步骤如下：", "公式如下", "见下图。", "The steps are as follows."])(
    "is flagged where it only announces: %s",
    (back) => {
      expect(zh("训练有哪些步骤？", back)).toEqual(["announcement"]);
    },
  );

  it("is flagged where it is a heading", () => {
    expect(zh("什么是甲？", "## 第二节")).toEqual(["heading-answer"]);
    expect(zh("什么是甲？", "## 第二节\n\n甲是乙。")).toEqual([]);
  });

  it("is flagged where it gives back the question", () => {
    expect(zh("批归一化的作用是什么？", "批归一化的作用")).toEqual(["echo"]);
    expect(zh("批归一化用批统计量还是运行统计量？", "批统计量")).toEqual([]);
    expect(zh("哪个函数的缺点是“死亡 ReLU”？", "ReLU")).toEqual([]);
  });

  it.each(["损失是 $L = 1", "**重点：不要忘了", "```python\nx = 1", "$$\na = b"])(
    "is flagged where a mark is never closed: %s",
    (back) => {
      expect(zh("什么是甲？", back)).toEqual(["broken-markdown"]);
    },
  );

  it.each([
    "每小时 $5",
    "x**2 + y**2 + z**2**n",
    "`**`",
    "```python\nf(**kwargs)\n```",
    "$a$ 与 **b**",
    "价格 \\$5",
    "$$\na\n$$",
  ])("is left alone: %s", (back) => {
    expect(zh("什么是甲？", back)).toEqual([]);
  });

  it("in a gap may be short", () => {
    expect(zh("甲的第 1 步是什么？\n\n1. ⟦…⟧", "是")).toEqual([]);
  });
});

describe("questions asked twice", () => {
  const cards = (text: string) => readNote(text, { file: "n.md" }).cards;

  it("are flagged where the answers differ, also in other words", () => {
    expect([...sameQuestions(cards("## 甲\n\n- 乙：一\n- 乙：二\n- 丙：三\n"))]).toEqual([0, 1]);
    expect([...sameQuestions(cards("## 甲\n\n- 乙：3\n\n## 甲\n\n- 乙：一段话\n"))]).toEqual([0, 1]);
  });
});

describe("formulas", () => {
  it("are found wherever they can be drawn, and nowhere else", () => {
    const card = {
      front: "$a$ 是什么？\n\n$$\nb\n$$",
      back: "`$c$` 与 $d$\n\n```python\n$e$\n```",
      language: "zh",
    } as const;
    expect(unreadableFormulas(card, () => false)).toEqual(["a", "b", "d"]);
    expect(unreadableFormulas(card, (latex) => latex === "a")).toEqual(["b", "d"]);
  });
});

describe("warnings", () => {
  it("are shown in words of either language", () => {
    for (const warning of [
      "no-subject",
      "leans-on-context",
      "bare-answer",
      "echo",
      "broken-markdown",
    ] as const) {
      expect(warningText(warning, "zh")).toMatch(/\p{Script=Han}/u);
      expect(warningText(warning, "en")).toMatch(/^[\x20-\x7e“”]+$/);
    }
  });
});
