import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "../read-note.ts";

const read = (text: string): NoteReading => readNote(text, { file: "n.md" });
const cardsOf = (text: string): string[][] =>
  read(text).cards.map(({ rule, key, back }) => [rule, key.attribute, back]);

describe("labels", () => {
  it("leave the answer of a question with a name whole", () => {
    const note =
      "# N\n\n## 卷积好在哪里？ <!-- card: id=conv -->\n\n优点：参数少\n\n- **平移**：等变\n- LSTM（长短期记忆）\n- VGG (2014)\n\n1. 计算均值\n2. 计算方差\n";
    const { cards, uncarded } = read(note);
    expect(cards.map((card) => card.id)).toEqual(["conv"]);
    expect(cards[0]?.back).toContain("优点：参数少");
    expect(cards[0]?.back).toContain("计算方差");
    expect(uncarded).toEqual([]);
  });

  it("take a numbered list of properties whole, by Markdown or by hand", () => {
    expect(cardsOf("# N\n\n## SGD\n\n### 缺点\n\n1. 容易震荡\n2. 学习率难选\n")).toEqual([
      ["label", "缺点", "1. 容易震荡\n2. 学习率难选"],
    ]);
    expect(cardsOf("# N\n\n## SGD\n\n### 缺点\n\n（1）容易震荡\n\n（2）学习率难选\n")).toEqual([
      ["label", "缺点", "（1）容易震荡\n\n（2）学习率难选"],
    ]);
  });

  it("leave steps to their rule", () => {
    const rules = read("# N\n\n## SGD\n\n### 步骤\n\n1. 计算梯度\n2. 更新参数\n").cards.map(
      (card) => card.rule,
    );
    expect(rules).toEqual(["steps", "steps"]);
  });

  it("ask for the part of a property that they name", () => {
    const { cards } = read(
      "# N\n\n## 卷积\n\n### 优缺点\n\n优点：\n- 参数共享\n- 等变\n\n**缺点**：感受野小\n",
    );
    expect(cards.map((card) => card.front.includes("优缺点"))).toEqual([false, false]);
    expect(cards.map((card) => card.key.attribute)).toEqual(["优缺点 · 优点", "优缺点 · 缺点"]);
  });

  it("take no tasks", () => {
    expect(read("# N\n\n## SGD\n\n### 步骤\n\n- [ ] 复习\n- [ ] 做题\n").cards).toEqual([]);
  });
});

describe("terms in bold", () => {
  it("may hold commas", () => {
    const note =
      "# N\n\n## Norms\n\n- **Batch, layer and group norm**: differ in the axes they average over\n- **批、层、组归一化，以及实例归一化**：求平均的轴不同\n";
    const { cards, uncarded } = read(note);
    expect(cards.filter((card) => card.key.discriminator === "").map((card) => card.key.subject)).toEqual([
      "Batch, layer and group norm",
      "批、层、组归一化，以及实例归一化",
    ]);
    expect(uncarded).toEqual([]);
  });

  it("in tasks are terms like any, with full-width or half-width colons", () => {
    const note = "# N\n\n## 正则化\n\n- [x] **早停**: 验证集变差就停\n- [ ] 🎯 **Dropout**：随机丢弃神经元\n";
    expect(
      read(note)
        .cards.filter((card) => card.key.discriminator === "")
        .map(({ key, back }) => [key.subject, back]),
    ).toEqual([
      ["早停", "验证集变差就停"],
      ["Dropout", "随机丢弃神经元"],
    ]);
  });
});

describe("several terms on one line", () => {
  it("are a fact each", () => {
    expect(cardsOf("# N\n\n## 解码\n\n**贪心搜索**：每步取最大；**束搜索**：保留几条路径。\n")).toEqual([
      ["label", "meaning", "每步取最大"],
      ["label", "meaning", "保留几条路径。"],
    ]);
  });

  it("are one where bold is emphasis", () => {
    expect(cardsOf("# N\n\n## 解码\n\n**贪心搜索**：每步取最大；**很快**，但不是最优。\n")).toHaveLength(1);
  });
});

describe("fields of Dataview", () => {
  it("are labels", () => {
    expect(
      cardsOf("# N\n\n## LDM\n\n**核心思想**:: 在潜空间里扩散\n**下采样倍数**:: 八倍\n").map(
        ([, , back]) => back,
      ),
    ).toEqual(["在潜空间里扩散", "八倍"]);
  });
});
