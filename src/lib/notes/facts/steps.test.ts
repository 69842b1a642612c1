import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "../read-note.ts";
import { BLANK } from "./fact.ts";

const read = (text: string): NoteReading => readNote(text, { file: "n.md" });

/** Step cards as "passage → answer". */
function stepsOf(text: string): string[] {
  return read(text)
    .cards.filter((card) => card.rule === "steps")
    .map((card) => `${card.front.split("\n\n")[1] ?? ""} → ${card.back}`);
}

const backsOf = (text: string): string[] => stepsOf(text).map((card) => card.split(" → ")[1] ?? "");

describe("steps", () => {
  it("asks for each with the steps before it in view", () => {
    const note = "# N\n\n## 反向传播\n\n1. 前向传播求损失\n2. 计算输出层的梯度\n3. 更新参数 $w$\n";
    expect(stepsOf(note)).toEqual([
      `1. ${BLANK} → 前向传播求损失`,
      `1. 前向传播求损失\n2. ${BLANK} → 计算输出层的梯度`,
      `1. 前向传播求损失\n2. 计算输出层的梯度\n3. ${BLANK} → 更新参数 $w$`,
    ]);
    const [first] = read(note).cards;
    expect(first?.kind).toBe("steps");
    expect(first?.key).toMatchObject({ subject: "反向传播", attribute: "step" });
    expect(first?.front).toContain("反向传播");
  });

  it.each([
    ["1、", "1、计算均值\n2、计算方差\n3、归一化"],
    ["（1）", "（1）计算均值\n\n（2）计算方差\n\n（3）归一化"],
    ["①", "① 计算均值\n② 计算方差\n③ 归一化"],
    ["第一步", "第一步：计算均值\n\n第二步：计算方差\n\n第三步：归一化"],
    ["bold 第一步", "**第一步**：计算均值\n\n**第二步**：计算方差\n\n**第三步**：归一化"],
    ["一、", "一、计算均值\n二、计算方差\n三、归一化"],
    ["1. without a space", "1.计算均值\n2.计算方差\n3.归一化"],
    ["1) in a list", "1) 计算均值\n2) 计算方差\n3) 归一化"],
    ["keycaps", "1️⃣ 计算均值\n2️⃣ 计算方差\n3️⃣ 归一化"],
    ["Step 1", "Step 1: 计算均值\nStep 2: 计算方差\nStep 3: 归一化"],
    ["bullets that say steps", "- 第一步：计算均值\n- 第二步：计算方差\n- 第三步：归一化"],
    ["blocks in between", "1、计算均值\n\n```\nm = x.mean()\n```\n\n2、计算方差\n\n3、归一化"],
    ["a list that goes on after code", "1. 计算均值\n\n```\nm\n```\n\n2. 计算方差\n3. 归一化"],
    ["a quote", "> 1. 计算均值\n> 2. 计算方差\n> 3. 归一化"],
  ])("reads lists numbered by %s", (_, list) => {
    expect(backsOf(`# N\n\n## 批归一化的步骤\n\n${list}\n\n## 甲\n\n乙\n`)).toEqual([
      "计算均值",
      "计算方差",
      "归一化",
    ]);
  });

  it("takes the lead of a step with details, and leaves these to other rules", () => {
    const note =
      "# N\n\n## 推理步骤\n\n1. 设置评估模式：\n   - **Dropout**：关闭\n   - **BN**：用运行统计量\n2. 前向传播\n";
    expect(backsOf(note)).toEqual(["设置评估模式", "前向传播"]);
    expect(
      read(note)
        .cards.filter((card) => card.rule === "term")
        .map((card) => card.back),
    ).toEqual(expect.arrayContaining(["关闭", "用运行统计量"]));
  });

  it.each([
    ["a ranking", "## Top 3 optimisers\n\n1. Adam\n2. SGD\n3. RMSprop\n"],
    ["independent facts", "## 优化器的特点\n\n1. SGD 收敛慢。\n2. Adam 收敛快。\n"],
    ["terms", "## 指标\n\n1. 准确率：预测对的比例\n2. 召回率：找回正例的比例\n"],
    ["tasks", "## 训练步骤\n\n1. [ ] 计算均值\n2. [ ] 计算方差\n"],
    ["one step", "## 训练步骤\n\n1. 计算均值\n"],
    [
      "more than anybody learns",
      `## 训练步骤\n\n${Array.from({ length: 13 }, (_, at) => `${at + 1}. 做第${at}件事`).join("\n")}\n`,
    ],
    ["no subject", "## 总结\n\n1. 计算均值\n2. 计算方差\n"],
    ["numbers out of order", "## 训练步骤\n\n1、计算均值\n3、计算方差\n"],
    ["numbers that are part of the text", "## 训练步骤\n\n1.5 倍的学习率\n\n2.5 倍的批大小\n"],
  ])("reads no steps in %s", (_, note) => {
    expect(stepsOf(`# N\n\n${note}`)).toEqual([]);
  });

  it("belong to the answer of a question with a name", () => {
    const note = "# N\n\n## 怎么训练？ <!-- card: id=how -->\n\n1. 计算均值\n2. 计算方差\n";
    expect(read(note).cards.map((card) => card.id)).toEqual(["how"]);
  });

  it("have ids by the author's name of the list and their own words", () => {
    const ids = (list: string): string[] =>
      read(`# N\n\n## 训练步骤\n\n<!-- card: id=s -->\n${list}\n`).cards.map((card) => card.id);
    const [first, second] = ids("1. 计算均值\n2. 计算方差");
    expect(first).toMatch(/^s\.[0-9a-f]+$/);
    expect(ids("1. 计算方差\n2. 计算均值")).toEqual([second, first]);
    expect(ids("1. 计算均值 <!-- card: id=mean -->\n2. 计算方差")[0]).toBe("mean");
  });
});

const words = fc.constantFrom("计算均值", "更新 $w$", "求梯度", "run `backward()`", "**归一化**", "取一个批次", "use a smaller step", "输出 (0, 1)", "做一次前向：得到损失"); // prettier-ignore
const styles = fc.constantFrom(
  (at: number) => `${at}. `,
  (at: number) => `${at}、`,
  (at: number) => `（${at}）`,
  (at: number) => `Step ${at}: `,
);
const list = fc
  .record({ style: styles, steps: fc.uniqueArray(words, { minLength: 2, maxLength: 8 }) })
  .map(({ style, steps }) => ({
    steps,
    text: steps.map((step, at) => `${style(at + 1)}${step}`).join("\n"),
  }));

describe("any list of steps", () => {
  it("gives the list up to there when the gap is filled with the answer", () => {
    fc.assert(
      fc.property(list, ({ steps, text }) => {
        const { cards } = read(`# N\n\n## 训练步骤\n\n${text}\n`);
        fc.pre(cards.every((card) => card.rule === "steps"));
        expect(cards.map((card) => card.back)).toEqual(steps);
        cards.forEach(({ front, back }, at) => {
          const passage = front.slice(front.indexOf("\n\n") + 2);
          const upTo = steps.slice(0, at + 1).map((step, index) => `${index + 1}. ${step}`);
          expect(passage.replace(BLANK, () => back)).toBe(upTo.join("\n"));
        });
      }),
      { seed: 11 },
    );
  });

  it("keeps the ids of its steps in another order, and gives each one of its own", () => {
    fc.assert(
      fc.property(fc.uniqueArray(words, { minLength: 2, maxLength: 8 }), (steps) => {
        const idsOf = (order: readonly string[]): string[] =>
          read(`# N\n\n## 训练步骤\n\n${order.map((step, at) => `${at + 1}. ${step}`).join("\n")}\n`)
            .cards.filter((card) => card.rule === "steps")
            .map((card) => card.id);
        const ids = idsOf(steps);
        expect(new Set(ids).size).toBe(ids.length);
        expect(idsOf(steps.toReversed()).toSorted()).toEqual(ids.toSorted());
      }),
      { seed: 12 },
    );
  });
});
