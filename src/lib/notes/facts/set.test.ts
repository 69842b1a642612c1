import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "../read-note.ts";
import { BLANK } from "./fact.ts";

const read = (text: string): NoteReading => readNote(text, { file: "n.md" });
const setsOf = (text: string): NoteReading["cards"] => read(text).cards.filter((card) => card.rule === "set");
const backsOf = (text: string): string[] => setsOf(text).map((card) => card.back);

describe("sets", () => {
  it("ask for each member with the others in view", () => {
    const cards = setsOf("# N\n\n## 学习率调度\n\n- Step Decay\n- 余弦退火\n- 预热\n");
    expect(cards.map(({ front, back }) => [front.split("\n\n")[1], back])).toEqual([
      [`- ${BLANK}\n- 余弦退火\n- 预热`, "Step Decay"],
      [`- Step Decay\n- ${BLANK}\n- 预热`, "余弦退火"],
      [`- Step Decay\n- 余弦退火\n- ${BLANK}`, "预热"],
    ]);
    expect(cards.map((card) => card.kind)).toEqual(["set", "set", "set"]);
    expect(cards[0]?.key).toMatchObject({
      subject: "学习率调度",
      attribute: "member",
      discriminator: "Step Decay",
    });
  });

  it("ask for names otherwise than for statements", () => {
    const [name] = setsOf("# N\n\n## 正则化\n\n- Dropout\n- 早停\n");
    const [point] = setsOf("# N\n\n## RMSprop\n\n- 自适应学习率\n- 适合处理非平稳目标\n");
    expect(name?.front).not.toContain("哪一点");
    expect(point?.front).toContain("关于 RMSprop，还有哪一点？");
  });

  it("are about what the sentence before them announces", () => {
    const note = "# N\n\n## 泛化\n\n**过拟合**是指训练好、测试差。常见的解决方法：\n\n- Dropout\n- 早停\n";
    const [card] = setsOf(note);
    expect(card?.key).toMatchObject({ subject: "过拟合", attribute: "常见解决方法 · member" });
    const [other] = setsOf("# N\n\n## 泛化\n\n欠拟合的原因有以下两种：\n\n- 模型太小\n- 训练太短\n");
    expect(other?.key).toMatchObject({ subject: "欠拟合", attribute: "原因 · member" });
  });

  it("keep the same words under other headings apart", () => {
    const note =
      "# N\n\n## 预处理\n\n- 图像\n  - 缩放\n  - 裁剪\n- 文本\n  - 分词\n  - 截断\n\n## 增强\n\n- 图像\n  - 缩放\n  - 裁剪\n";
    const inner = setsOf(note).filter((card) => card.key.subject === "图像" && card.back === "缩放");
    expect(inner.map((card) => card.key.context.slice(1))).toEqual([
      ["预处理", "图像"],
      ["增强", "图像"],
    ]);
    expect(new Set(inner.map((card) => card.id)).size).toBe(2);
    expect(inner.every((card) => card.front.includes(card.key.context[1] ?? "?"))).toBe(true);
  });

  it("ask for the one statement of a list as such", () => {
    const [card] = setsOf("# N\n\n## 自适应学习率\n\n- Adam 等优化器自动调整学习率\n");
    expect(card?.kind).toBe("basic");
    expect(card?.front).not.toContain(BLANK);
    expect(card?.front).toContain("自适应学习率");
  });

  it("read lists in quotes, with emoji and numbered by hand", () => {
    expect(backsOf("# N\n\n## 正则化\n\n> - 🎯 Dropout\n> - 早停\n")).toEqual(["🎯 Dropout", "早停"]);
    expect(backsOf("# N\n\n## 常见的正则化\n\n（1）Dropout\n\n（2）早停\n")).toEqual(["Dropout", "早停"]);
  });

  it.each([
    ["tasks", "## 待读\n\n- [ ] CNN\n- [ ] RNN\n"],
    ["questions", "## 面试\n\n- 为什么要归一化？\n- Adam 好在哪里？\n"],
    ["addresses", "## 甲\n\n- 见 https://a.b/c\n- 又见 https://a.b/d\n"],
    ["many", `## 甲\n\n${"甲乙丙丁戊己庚辛".replace(/./g, "- 名$&\n")}`],
    ["long sentences", `## 甲\n\n- ${"很长的一句话".repeat(8)}\n- ${"另外一句长话".repeat(8)}\n`],
    ["no subject", "## 总结\n\n- 多练\n- 多想\n"],
  ])("are not made of %s", (_, note) => {
    const reading = read(`# N\n\n${note}`);
    expect(setsOf(`# N\n\n${note}`)).toEqual([]);
    expect(reading.uncarded.length + reading.skipped.length).toBeGreaterThan(0);
  });

  it("say that a member stands there twice", () => {
    const reading = read("# N\n\n## 正则化\n\n- Dropout\n- 早停\n- Dropout\n");
    expect(reading.cards.map((card) => card.back)).toEqual(["Dropout", "早停"]);
    expect(reading.skipped).toMatchObject([{ startLine: 7, reason: "duplicate" }]);
  });
});

const words = fc.constantFrom("Dropout", "早停", "**权重衰减**", "L2 正则化", "`lr`", "$\\eta$", "数据增强（翻转、裁剪）", "GPT - 自回归", "LSTM（长短期记忆）", "ResNet (2015)", "适合稀疏数据", "学习率：控制步长", "优点：快", "as small as 1e-3", "一个很长很长".repeat(9), "1", "输入 → 输出", "Is it so?", "**Batch, layer and group norm**: differ"); // prettier-ignore

/** Lines of a list of any depth, bulleted or numbered. */
const nested = fc
  .record({
    marker: fc.constantFrom("-", "*", "1."),
    items: fc.array(fc.record({ words, depth: fc.integer({ min: 0, max: 4 }) }), {
      minLength: 1,
      maxLength: 10,
    }),
  })
  .map(({ marker, items }) => {
    let depth = -1;
    return items.map((item) => {
      depth = Math.min(item.depth, depth + 1);
      return `${" ".repeat(depth * (marker.length + 1))}${marker} ${item.words}`;
    });
  });

describe("any nested list", () => {
  const notes = fc
    .record({
      title: fc.constantFrom("正则化", "训练步骤", "特点", "常见优化器", "How it works"),
      lines: nested,
    })
    .map(({ title, lines }) => ({ lines, text: `# N\n\n## 甲\n\n### ${title}\n\n${lines.join("\n")}\n` }));

  it("loses no item: each is in a card, skipped, or told to have none", () => {
    fc.assert(
      fc.property(notes, ({ lines, text }) => {
        const { cards, skipped, uncarded } = read(text);
        const told = new Set<number>();
        for (const { startLine, endLine } of [...cards.map((card) => card.source), ...skipped, ...uncarded])
          for (let line = startLine; line <= endLine; line++) told.add(line);
        lines.forEach((line, at) => {
          const isLabel = (lines[at + 1]?.search(/\S/) ?? -1) > line.search(/\S/);
          expect(isLabel || told.has(at + 7), `${line}\n---\n${text}`).toBe(true);
        });
      }),
      { numRuns: 300, seed: 13 },
    );
  });

  it("gives cards whose answers stand in their lines, under ids of their own, the same each time", () => {
    const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
    fc.assert(
      fc.property(notes, ({ text }) => {
        const { cards } = read(text);
        expect(read(text).cards).toEqual(cards);
        expect(new Set(cards.map((card) => card.id)).size).toBe(cards.length);
        const all = text.split("\n");
        for (const { back, source } of cards) {
          const stands = bare(all.slice(source.startLine - 1, source.endLine).join(""));
          for (const line of back.split("\n")) expect(stands, `${back}\n---\n${text}`).toContain(bare(line));
        }
      }),
      { numRuns: 200, seed: 14 },
    );
  });
});
