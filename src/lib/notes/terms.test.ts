import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { keyText } from "./key-text.ts";
import { pairIn } from "./terms-in-note.ts";
import { parseTerms, Terms } from "./terms.ts";

const table = parseTerms(readFileSync(new URL("../../../decks/terms.tsv", import.meta.url), "utf8"));
const terms = new Terms(table);
const keyOf = (title: string): string | undefined => terms.find(title)?.key;

describe("the table of terms", () => {
  it("names more than 250 things, each with another name", () => {
    expect(table.length).toBeGreaterThan(250);
    expect(table.filter(({ names }) => names.length === 0)).toEqual([]);
  });

  it("gives no name to two things", () => {
    const names = table.flatMap((term) =>
      [term.name, ...term.names].map((name) => [keyText(name), term.name]),
    );
    const owners = new Map<string, Set<string>>();
    for (const [name = "", owner = ""] of names) owners.set(name, (owners.get(name) ?? new Set()).add(owner));
    expect([...owners].filter(([, of]) => of.size > 1).map(([name]) => name)).toEqual([]);
  });

  it("leaves out what means several things", () => {
    for (const name of ["LR", "MAE", "CE", "AE", "图像", "输入", "方法"]) expect(terms.find(name)).toBeNull();
  });
});

describe("find", () => {
  it.each([
    ["批归一化", "Batch Normalization"],
    ["批量归一化", "BatchNorm"],
    ["ＢＮ", "batch  norm"],
    ["随机梯度下降", "SGD"],
    ["随机梯度下降（SGD）", "SGD (随机梯度下降)"],
    ["学习率（Learning Rate）", "learning rate"],
    ["Adam 优化器", "adam"],
    ["LSTM 网络", "长短期记忆"],
    ["back-propagation", "反向传播算法"],
    ["卷积层（CNN 的核心）", "convolutional layer"],
  ])("takes %s and %s for one thing", (first, second) => {
    expect(keyOf(first)).toBeDefined();
    expect(keyOf(first)).toBe(keyOf(second));
  });

  it.each([
    ["Momentum (SGD)", "a gloss that names another thing"],
    ["softmax 损失函数", "the loss is not the function"],
    ["学习率过大", "a state of the thing"],
    ["梯度下降的变体", "a property of the thing"],
    ["图像（卷积神经网络）", "a remark about something unknown"],
    ["", "nothing"],
  ])("does not know %s: %s", (title) => {
    expect(terms.find(title)).toBeNull();
  });
});

describe("names that a note gives", () => {
  it.each([
    ["前馈层（Feed Forward Layer）", "前馈层", ["Feed Forward Layer"]],
    ["知识图谱 (KG)", "知识图谱", ["KG"]],
    ["SGD (随机梯度下降)", "SGD", ["随机梯度下降"]],
    ["批归一化（Batch Normalization, BN）", "批归一化", ["Batch Normalization", "BN"]],
  ])("are read from %s", (title, name, names) => {
    expect(pairIn(title)).toEqual({ name, names });
  });

  it.each([
    "分类（softmax）",
    "ReLU（最常用的选择）",
    "卷积层（CNN 的核心）",
    "感知机（1958）",
    "第一章",
    "f(x)",
  ])("are not read from %s", (title) => {
    expect(pairIn(title)).toBeNull();
  });

  it("join two spellings, but do not make them mean the same everywhere", () => {
    const own = new Terms(table, [{ name: "知识图谱", names: ["Knowledge Graph"] }]);
    expect(own.find("Knowledge Graph")).toEqual(own.find("知识图谱"));
    expect(own.find("知识图谱")?.known).toBe(false);
  });

  it("give a term of the table one name more", () => {
    const own = new Terms(table, [{ name: "速降法", names: ["Gradient Descent"] }]);
    expect(own.find("速降法")).toEqual(terms.find("梯度下降"));
  });

  it("are not believed against the table, or against one another", () => {
    const wrong = [{ name: "动量", names: ["Dropout"] }];
    expect(new Terms(table, wrong).find("动量")).toEqual(terms.find("动量"));
    const both = [
      { name: "甲法", names: ["Dropout"] },
      { name: "甲法", names: ["Momentum"] },
    ];
    expect(new Terms(table, both).find("甲法")).toEqual(new Terms(table, both.toReversed()).find("甲法"));
  });
});
