import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "./read-note.ts";

const read = (text: string): NoteReading => readNote(text, { file: "notes/n.md" });
const ids = (text: string): string[] => read(text).cards.map((card) => card.id);

const NOTE = `# 深度学习笔记

## 一、激活函数 (Activation)

激活函数引入非线性。

### 1.1 ReLU函数

$$f(x) = \\begin{cases}
x & x > 0 \\\\
0 & x \\leq 0
\\end{cases}$$

其中 $x$ 是输入

**特点**：
- 计算简单
- 稀疏激活

### 1.2 对比

| 函数 | 优点 | 缺点 |
| --- | --- | --- |
| ReLU | 计算快速简单 | 神经元会死亡 |
| Tanh | 输出以零为中心 | 两端梯度消失 |

> - **饱和**：输入很大时梯度接近零
>   的现象
> - **死亡**：输出永远为零不再更新

#### 案例：什么是死亡神经元？

输出永远为零的神经元。

它不再更新。
`;

describe("identity", () => {
  it("does not depend on how headings are numbered, spaced, cased or emphasised", () => {
    const renumbered = NOTE.replace("## 一、激活函数 (Activation)", "## 3. **激活函数**（activation）")
      .replace("### 1.1 ReLU函数", "### 3.7  ReLU 函数")
      .replace("### 1.2 对比", "### （二）对比：")
      .replace("#### 案例：什么是死亡神经元？", "#### 什么是死亡神经元?");
    expect(ids(renumbered)).toEqual(ids(NOTE));
    expect(ids(NOTE).length).toBeGreaterThan(10);
  });

  it("does not depend on where in the file a fact stands, or on line ends", () => {
    expect(new Set(ids(NOTE.replace("## 一", "一段话，没有什么可学。\n\n## 一")))).toEqual(
      new Set(ids(NOTE)),
    );
    expect(ids(NOTE.replaceAll("\n", "\r\n"))).toEqual(ids(NOTE));
  });

  it("does not depend on the answer", () => {
    expect(ids(NOTE.replace("计算快速简单", "算起来非常快"))).toEqual(ids(NOTE));
  });

  it("tells apart what stands under different headings or on different sides of a formula", () => {
    const [first] = ids("# N\n\n## 甲\n\n### 公式\n\n$$a = 1$$\n");
    const [elsewhere] = ids("# N\n\n## 乙\n\n### 公式\n\n$$a = 1$$\n");
    const [other] = ids("# N\n\n## 甲\n\n### 公式\n\n$$b = 1$$\n");
    expect(new Set([first, elsewhere, other]).size).toBe(3);
  });

  it("gives two facts of one key two ids, the same every time, and says a repeated fact once", () => {
    const twice = "## 表\n\n- **甲**：第一种说法\n- **甲**：第二种说法\n";
    expect(new Set(ids(twice)).size).toBe(ids(twice).length);
    expect(ids(twice)).toEqual(ids(twice));
    const repeated = read("## 表\n\n- **甲**：说法\n\n## 表\n\n- **甲**：说法\n");
    expect(repeated.cards).toHaveLength(1);
    expect(repeated.skipped.map((skip) => skip.reason)).toEqual(["duplicate"]);
  });

  it("numbers an explicit id that stands twice, and says so", () => {
    const { cards } = read("## 表\n\n- **甲**：一 <!-- card: id=x -->\n- **乙**：二 <!-- card: id=x -->\n");
    expect(cards.map((card) => [card.id, card.warnings])).toEqual([
      ["x", undefined],
      ["x.2", ["duplicate-id"]],
    ]);
  });
});

describe("cards", () => {
  it("say where they come from: their answers stand in the lines they name", () => {
    const lines = NOTE.split("\n");
    const bare = (text: string): string => text.replace(/[\s>$*]+|^- |\n- /g, "");
    for (const card of read(NOTE).cards) {
      const { startLine, endLine, file } = card.source;
      const written = bare(lines.slice(startLine - 1, endLine).join("\n"));
      for (const line of card.back.split("\n")) expect(written).toContain(bare(line.replace(/^- /, "")));
      expect(file).toBe("notes/n.md");
    }
  });

  it("name their headings without numbers", () => {
    expect(read(NOTE).cards.find((card) => card.rule === "formula")?.source.headingPath).toEqual([
      "深度学习笔记",
      "激活函数 (Activation)",
      "ReLU函数",
    ]);
  });

  it("read a quote's text without its marks", () => {
    expect(read(NOTE).cards.find((card) => card.key.subject === "饱和")?.back).toBe(
      "输入很大时梯度接近零\n的现象",
    );
  });

  it("tell questions apart that would be alike, by their headings", () => {
    const note =
      "# N\n\n## 甲\n\n| 层 | 作用 |\n| - | - |\n| A | 一一一 |\n\n## 乙\n\n| 层 | 作用 |\n| - | - |\n| A | 二二二 |\n";
    const fronts = read(note).cards.map((card) => card.front);
    expect(fronts).toContain("甲：层 A 有什么作用？");
    expect(fronts).toContain("乙：层 A 有什么作用？");
  });

  it("are flagged when the answer is long, or another card asks the same", () => {
    const long = read(`## 甲是什么？\n\n${"长".repeat(301)}\n`).cards[0];
    expect(long?.warnings).toEqual(["long-answer"]);
    const same = read("## 表\n\n- **甲**：一\n- **甲**：二\n").cards;
    expect(same.map((card) => card.warnings)).toEqual([["same-question"], ["same-question"]]);
  });
});

describe("notes", () => {
  it("tell their title, topic, deck and language in front matter", () => {
    const { title, topic, deck, language, cards } = read(
      "---\ntitle: T\ntopic: regularisation\ndeck: D\nlang: en\n---\n# 归一化\n\n## 层归一化\n\n层归一化是一种归一化。\n",
    );
    expect({ title, topic, deck, language }).toEqual({
      title: "T",
      topic: "regularisation",
      deck: "D",
      language: "en",
    });
    expect(cards[0]?.front).toBe("What is 层归一化?");
  });

  it("have a title and a language where they say none", () => {
    expect(read("# 摘要\n\n# 梯度\n")).toMatchObject({
      title: "梯度",
      language: "zh",
      topic: null,
      deck: null,
    });
    expect(read("plain words")).toMatchObject({ title: "n", language: "en" });
    expect(read("***第二篇***\n\n# 摘要\n")).toMatchObject({ title: "第二篇" });
    expect(readNote("# Dropout 与 BN", { file: "x", language: "en" }).language).toBe("en");
  });

  it.each([
    "---\n[[[[\n---\n",
    "---\n- a\n- b\n---\n",
    "---\na: &x [*x, *x]\n---\n",
    `---\na: ${"[".repeat(5000)}\n---\n`,
    "---\ntitle: {a: 1}\n---\n",
  ])("survive odd front matter %#", (front) => {
    expect(read(`${front}\n## 甲\n\n甲是乙。\n`).cards).toHaveLength(1);
  });

  it("may be empty", () => {
    expect(read("")).toEqual({
      title: "n",
      topic: null,
      deck: null,
      language: "en",
      cards: [],
      skipped: [],
      uncarded: [],
      lineCount: 1,
    });
  });
});

describe("any text", () => {
  const piece = fc.constantFrom(
    "# A\n",
    "## 1.1 定义\n",
    "## 什么是？\n",
    "- **甲**：",
    "- a: b\n",
    "  - c：d\n",
    "1. ",
    "> ",
    "| a | b |\n",
    "| - | - |\n",
    "| x | y <!-- card: id=q --> |\n",
    "$$x=1$$\n",
    "$$\n",
    "其中 $x$ 是\n",
    "```\n",
    "<!-- card: skip -->\n",
    "<!-- card: id=z -->\n",
    "**特点**：\n",
    "\n",
    "字",
    "word ",
    "：",
    "![](x)",
    "[l](#y)",
    "<b>",
    "---\n",
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary", maxLength: 300 }),
  );

  it("gives sound cards: unique ids, a subject, a question, an answer, lines within the file", () => {
    fc.assert(
      fc.property(text, (source) => {
        const reading = read(source);
        expect(new Set(reading.cards.map((card) => card.id)).size).toBe(reading.cards.length);
        for (const card of reading.cards) {
          expect(card.front.trim()).not.toBe("");
          expect(card.back.trim()).not.toBe("");
          expect(card.key.subject.trim()).not.toBe("");
        }
        for (const { startLine, endLine } of [
          ...reading.cards.map((card) => card.source),
          ...reading.skipped,
          ...reading.uncarded,
        ]) {
          expect(startLine).toBeGreaterThanOrEqual(1);
          expect(endLine).toBeGreaterThanOrEqual(startLine);
          expect(endLine).toBeLessThanOrEqual(reading.lineCount);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("gives the same reading every time", () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(read(source)).toEqual(read(source));
      }),
      { numRuns: 100 },
    );
  });
});
