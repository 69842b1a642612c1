import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { Learner, type Outcome } from "./year/learner.ts";

/*
 * One note through a year of edits, told in order: each test goes on where the one before it stopped. After every import
 * it is stated which cards are new, gone or asked about; every other card is the one that it was, with its history.
 */

const TRAINING = "training.md";
const OPTIMISERS = "optimisers.md";
const BN = "批归一化 (Batch Normalization)";

let learner: Learner;

beforeAll(() => {
  learner = new Learner({ [TRAINING]: readFileSync(join(import.meta.dirname, "year", TRAINING), "utf8") });
});

/** Imports what was edited, and checks that a card of the same name is the same card, and that only new ones are new. */
function expectOutcome(expected: Outcome, renamed: Readonly<Record<string, string>> = {}): void {
  const before = learner.ids();
  const known = new Set<CardId>([...before.values(), ...learner.archived.keys()]);
  expect(learner.importAll()).toEqual(expected);
  const after = learner.ids();
  for (const [name, id] of after) {
    const old = before.get(renamed[name] ?? name);
    if (old !== undefined) expect([name, id]).toEqual([name, old]);
  }
  const fresh = [...after].filter(([, id]) => !known.has(id)).map(([name]) => name);
  expect(fresh.sort()).toEqual([...(expected.new ?? [])].sort());
  expect(new Set(after.values()).size).toBe(after.size);
}

const steps = (...words: string[]): string[] => words.map((each) => `训练循环 · step · ${each}`);
const bothWays = (...names: string[]): string[] => names.flatMap((name) => [name, `${name} · back`]);

describe("a year of edits", () => {
  it("January: nothing was touched, and nothing happens", () => {
    expectOutcome({});
    expect(learner.ids().size).toBeGreaterThan(25);
  });

  it("February: a typo is mended", () => {
    learner.replace(TRAINING, "更大的学习律", "更大的学习率");
    expectOutcome({ changed: [`${BN} · 优点`] });
  });

  it("February: answers are reworded from beginning to end", () => {
    learner
      .replace(TRAINING, "小批量太小时统计量不可靠", "批量小的时候，均值和方差估不准")
      .replace(TRAINING, "每次取图像的一块区域，让网络不依赖物体的位置", "随机截取一块再缩放回原尺寸");
    expectOutcome({
      changed: ["随机裁剪 · meaning", `${BN} · 缺点`],
      reworded: ["随机裁剪 · meaning · back"],
    });
  });

  it("March: a step is put between two others", () => {
    learner.replace(
      TRAINING,
      "4. 反向传播求梯度\n5. 用优化器",
      "4. 把上一步的梯度清零\n5. 反向传播求梯度\n6. 用优化器",
    );
    expectOutcome({
      new: steps("把上一步的梯度清零"),
      reworded: steps("反向传播求梯度", "用优化器更新参数"),
    });
  });

  it("March: a step is reworded", () => {
    learner.replace(TRAINING, "3. 计算损失", "3. 用交叉熵计算这一批的损失");
    const old = steps("计算损失")[0] ?? "";
    expectOutcome(
      {
        changed: steps("用交叉熵计算这一批的损失"),
        reworded: steps("把上一步的梯度清零", "反向传播求梯度", "用优化器更新参数"),
      },
      { [steps("用交叉熵计算这一批的损失")[0] ?? ""]: old },
    );
  });

  it("March: the steps change places", () => {
    learner
      .replace(TRAINING, "4. 把上一步的梯度清零\n", "")
      .replace(TRAINING, "1. 从数据集", "1. 把上一步的梯度清零\n2. 从数据集");
    expectOutcome({
      reworded: steps(
        "把上一步的梯度清零",
        "从数据集取一个小批量",
        "前向传播得到预测",
        "用交叉熵计算这一批的损失",
        "反向传播求梯度",
        "用优化器更新参数",
      ),
    });
  });

  it("April: members are inserted, exchanged and reworded at once", () => {
    learner.replace(
      TRAINING,
      "- 余弦退火\n- 阶梯衰减\n- 多项式衰减",
      "- 线性预热后余弦退火\n- 指数衰减\n- 多项式衰减\n- 阶梯衰减",
    );
    const member = (words: string): string => `学习率预热 · member · ${words}`;
    expectOutcome(
      {
        new: [member("指数衰减")],
        changed: [member("线性预热后余弦退火")],
        reworded: [member("多项式衰减"), member("阶梯衰减")],
      },
      { [member("线性预热后余弦退火")]: member("余弦退火") },
    );
  });

  it("April: a second formula comes under a heading", () => {
    learner.replace(
      TRAINING,
      "\\epsilon}}\n$$\n",
      "\\epsilon}}\n$$\n\n$$\ny = \\gamma \\hat{x} + \\beta\n$$\n",
    );
    expectOutcome({ new: [`${BN} · formula · y`], reworded: [`${BN} · formula · \\hat{x}`] });
  });

  it("May: a formula gets indices on both sides", () => {
    learner
      .replace(TRAINING, "\\hat{x} = \\frac{x - \\mu}{", "\\hat{x}_i = \\frac{x_i - \\mu_B}{")
      .replace(TRAINING, "\\sigma^2", "\\sigma_B^2");
    const name = `${BN} · formula · \\hat{x}_i`;
    const before = learner.idOf(`${BN} · formula · \\hat{x}`);
    const { new: fresh = [], ...outcome } = learner.importAll();
    expect(outcome).toEqual({ changed: [name] });
    expect(learner.idOf(name)).toBe(before);
    // A formula of some length is asked in parts too.
    for (const each of fresh) expect(each).toContain(`${name} ⟦`);
  });

  it("June: a section moves within the note", () => {
    const section = learner.cut(TRAINING, "### 3.1 学习率预热", "### 3.2");
    learner.replace(TRAINING, "### 1.2 数据增强", `${section}### 1.2 数据增强`);
    expectOutcome({
      moved: [
        "学习率预热 · definition",
        ...["线性预热后余弦退火", "指数衰减", "多项式衰减", "阶梯衰减"].map(
          (words) => `学习率预热 · member · ${words}`,
        ),
      ],
    });
  });

  it("June: every heading is numbered otherwise", () => {
    for (const number of ["第七章 ", "（三）", "2.4 "]) {
      const text = learner.notes[TRAINING] ?? "";
      learner.notes = {
        ...learner.notes,
        [TRAINING]: text.replace(/^(##+) (?:\d+(?:\.\d+)?\.? |第七章 |（三）)/gm, `$1 ${number}`),
      };
      expect(learner.notes[TRAINING]).toContain(`## ${number}归一化`);
      expectOutcome({});
    }
  });

  it("July: a section moves to a note of its own", () => {
    const section = learner.cut(TRAINING, "## 2.4 优化器", null);
    learner.notes = { ...learner.notes, [OPTIMISERS]: `# 优化方法\n\n${section}` };
    expectOutcome({
      moved: [
        ...["SGD", "Adam"].flatMap((name) => bothWays(`${name} · 动量`, `${name} · 自适应学习率`)),
        ...["norm", "scale", "grad"].map((name) => `梯度裁剪 · code · ${name}`),
      ],
    });
  });

  it("August: a term is renamed, and that is asked", () => {
    learner.replace(TRAINING, "**Mixup**", "**混合增强 (Mixup)**");
    const [now, nowBack] = bothWays("混合增强 (Mixup) · meaning");
    const [old, oldBack] = bothWays("Mixup · meaning");
    expectOutcome(
      { asked: [`${now} ← ${old}`, `${nowBack} ← ${oldBack}`] },
      { [now ?? ""]: old ?? "", [nowBack ?? ""]: oldBack ?? "" },
    );
  });

  it("September: a table gets a column, and then a row in between", () => {
    learner
      .replace(
        OPTIMISERS,
        "| 优化器 | 动量 | 自适应学习率 |\n|---|---|---|",
        "| 优化器 | 额外状态 | 动量 | 自适应学习率 |\n|---|---|---|---|",
      )
      .replace(OPTIMISERS, "| SGD | 可选", "| SGD | 一份速度 | 可选")
      .replace(OPTIMISERS, "| Adam | 一阶", "| Adam | 两份滑动平均 | 一阶");
    expectOutcome({ new: bothWays("SGD · 额外状态", "Adam · 额外状态") });

    learner.replace(
      OPTIMISERS,
      "| Adam | 两份",
      "| RMSprop | 一份平方平均 | 没有 | 用平方的滑动平均缩放 |\n| Adam | 两份",
    );
    expectOutcome({ new: bothWays("RMSprop · 额外状态", "RMSprop · 动量", "RMSprop · 自适应学习率") });
  });

  it("October: headings are translated; what they contain moves, what they name is asked about", () => {
    learner
      .replace(TRAINING, "数据准备", "Data")
      .replace(TRAINING, "学习率预热", "Learning-rate warm-up")
      .replace(TRAINING, BN, "Batch Normalization");
    const isOf = (subject: string) => (name: string) => name.startsWith(`${subject} · `);
    const names = [...learner.ids().keys()];
    const translated = [
      ...names.filter(isOf("学习率预热")).map((name) => [name, "学习率预热", "Learning-rate warm-up"]),
      ...names.filter(isOf(BN)).map((name) => [name, BN, "Batch Normalization"]),
    ].map(([name = "", from = "", to = ""]) => [name.replace(from, to), name] as const);
    expectOutcome(
      {
        moved: [
          ...names.filter(isOf("训练循环")),
          ...bothWays("随机裁剪 · meaning", "混合增强 (Mixup) · meaning"),
        ],
        asked: translated.map(([now, old]) => `${now} ← ${old}`),
      },
      Object.fromEntries(translated),
    );
  });

  it("November: a section is deleted and later restored in another note, with its history", () => {
    const before = learner.ids();
    const cards = bothWays("随机裁剪 · meaning", "混合增强 (Mixup) · meaning");
    const section = learner.cut(TRAINING, "### 2.4 数据增强", "## 2.4 归一化");
    expectOutcome({ gone: cards });
    for (const name of cards) expect(learner.ids().has(name)).toBe(false);

    learner.append(OPTIMISERS, section.replace("###", "##"));
    expectOutcome({ returned: cards });
    for (const name of cards) expect(learner.idOf(name)).toBe(before.get(name));
  });

  it("December: code is edited", () => {
    learner
      .replace(OPTIMISERS, "np.sum(grad ** 2)", "np.sum(np.square(grad))")
      .replace(OPTIMISERS, "grad = grad * min(1.0, scale)", "grad = grad * np.minimum(scale, 1.0)");
    expectOutcome({
      changed: ["梯度裁剪 · code · norm", "梯度裁剪 · code · grad"],
      reworded: ["梯度裁剪 · code · scale"],
    });
  });

  it("December: the note gets another title", () => {
    learner.replace(TRAINING, "# 训练深度网络", "# 深度网络训练手册");
    const { length } = [...learner.ids().keys()].filter((name) => !learner.isIn(OPTIMISERS, name));
    const before = learner.ids();
    const outcome = learner.importAll();
    expect(Object.keys(outcome)).toEqual(["moved"]);
    expect(outcome.moved).toHaveLength(length);
    expect(learner.ids()).toEqual(before);
  });
});
