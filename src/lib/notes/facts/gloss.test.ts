import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "../read-note.ts";

const read = (text: string): NoteReading => readNote(text, { file: "n.md" });

/** What is asked and answered by the rule, both ways: "subject → text", "text ← subject". */
function glossesOf(text: string): string[] {
  return read(text)
    .cards.filter((card) => card.rule === "gloss")
    .map(({ key, back, front }) => {
      if (key.discriminator !== "back") return `${key.subject} → ${back}`;
      return `${/“(.*)”/.exec(front)?.[1] ?? front} ← ${back}`;
    });
}

const under = (lines: string): string => `# N\n\n## 模型\n\n${lines}\n`;

describe("glosses", () => {
  it.each([
    ["a hyphen", "- GPT 系列 - 自回归语言模型\n- T5 - 文本到文本框架"],
    ["an en dash", "- GPT 系列 – 自回归语言模型\n- T5 – 文本到文本框架"],
    ["an em dash", "- GPT 系列 — 自回归语言模型\n- T5 — 文本到文本框架"],
    ["a Chinese dash", "- GPT 系列——自回归语言模型\n- T5——文本到文本框架"],
    ["bold alone", "- **GPT 系列** 自回归语言模型\n- **T5** 文本到文本框架"],
    ["bold and emoji", "- 🤖 **GPT 系列** 自回归语言模型\n- 📄 **T5** 文本到文本框架"],
    ["a verb", "- **GPT 系列**是自回归语言模型\n- **T5** 指文本到文本框架"],
    ["bold and a dash", "- **GPT 系列** – 自回归语言模型\n- **T5** – 文本到文本框架"],
    ["a quote", "> - GPT 系列 - 自回归语言模型\n> - T5 - 文本到文本框架"],
    ["lines", "GPT 系列：自回归语言模型\nT5：文本到文本框架"],
    ["lines with hard breaks", "**GPT 系列**：自回归语言模型  \n**T5**: 文本到文本框架"],
    ["numbers set by hand", "1、GPT 系列：自回归语言模型\n2、T5：文本到文本框架"],
    ["a definition list", "GPT 系列\n: 自回归语言模型\n\nT5\n: 文本到文本框架"],
  ])("are read after %s", (_, lines) => {
    expect(glossesOf(under(lines))).toEqual([
      "GPT 系列 → 自回归语言模型",
      "自回归语言模型 ← GPT 系列",
      "T5 → 文本到文本框架",
      "文本到文本框架 ← T5",
    ]);
  });

  it("in brackets are asked for in their language, and the names stay a set", () => {
    const note =
      "# 笔记\n\n## Transformer 的组成\n\n- Self-Attention（自注意力）\n- Positional Encoding (位置编码)\n";
    const { cards } = read(note);
    expect(
      cards.filter((card) => card.rule === "gloss").map(({ front, back }) => `${front} ${back}`),
    ).toEqual([
      "Self-Attention 的中文叫什么？ 自注意力",
      "自注意力的英文叫什么？ Self-Attention",
      "Positional Encoding 的中文叫什么？ 位置编码",
      "位置编码的英文叫什么？ Positional Encoding",
    ]);
    expect(cards.filter((card) => card.rule === "set")).toHaveLength(2);
  });

  it("in brackets of an English list spell a name out", () => {
    const note =
      "# N\n\n## Recurrent networks\n\n- LSTM (long short-term memory)\n- GRU (gated recurrent unit)\n";
    expect(glossesOf(note)).toEqual([
      "LSTM → long short-term memory",
      "long short-term memory ← LSTM",
      "GRU → gated recurrent unit",
      "gated recurrent unit ← GRU",
    ]);
  });

  it("ask back only for what the list says once", () => {
    expect(glossesOf(under("- 甲 - 自适应地调整学习率\n- 乙 - 自适应地调整学习率"))).toEqual([
      "甲 → 自适应地调整学习率",
      "乙 → 自适应地调整学习率",
    ]);
  });

  it("in brackets need most of the list: one alone is a remark", () => {
    expect(glossesOf(under("- Colab（免费）\n- SageMaker\n- Azure"))).toEqual([]);
    expect(glossesOf(under("- 选择网络类型（CNN、RNN 等）\n- 设计连接方式（残差）"))).toEqual([]);
  });

  it.each([
    ["ranges and formulas", "- 10 - 24 层\n- y = a - b\n- $a$ - $b$ = 0"],
    ["code and addresses", "- `a - b`\n- https://a.b - c\n- 见 https://a.b/c"],
    ["emphasis in a sentence", "- **必须**先归一化\n- 先做 **标准化** 再训练"],
    ["remarks", "- **注意** 小批量不准\n- Dropout（可选）\n- BN（推荐）"],
    ["words about the note", "作者：张三\n日期：2024-01-01"],
    ["prose with colons", "先想一想，再动手：这样更快。\n接着看结果，不好就改：别着急。"],
  ])("are not read in %s", (_, lines) => {
    expect(glossesOf(under(lines))).toEqual([]);
  });

  it("of properties belong to the subject above", () => {
    const { cards } = read("# N\n\n## 卷积\n\n**优点**：参数少\n**缺点**：感受野小\n");
    expect(cards.map(({ key, back }) => [key.subject, key.attribute, back])).toEqual([
      ["卷积", "优点", "参数少"],
      ["卷积", "缺点", "感受野小"],
    ]);
  });

  it("of settings and of what leads to what ask one way", () => {
    expect(glossesOf(under("- batch_size=32\n- `epochs` = 100"))).toEqual([
      "batch_size → 32",
      "`epochs` → 100",
    ]);
    const { cards } = read(
      "# N\n\n## 训练中的麻烦\n\n- 过拟合 → 加正则项\n- 梯度爆炸 → 裁剪\n- 输入 → 隐藏 → 输出\n",
    );
    expect(
      cards
        .filter((card) => card.rule === "gloss")
        .map(({ front, back }) => `${front.split("\n\n")[1]} ${back}`),
    ).toEqual(["过拟合 → ⟦…⟧ 加正则项", "梯度爆炸 → ⟦…⟧ 裁剪"]);
  });

  it("carry the author's ids", () => {
    const note = under("- GPT 系列 - 自回归语言模型 <!-- card: id=gpt -->\n- T5 - 文本到文本框架");
    expect(
      read(note)
        .cards.map((card) => card.id)
        .slice(0, 2),
    ).toEqual(["gpt", "gpt.back"]);
  });
});
