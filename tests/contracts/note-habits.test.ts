import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import { renderMarkdown } from "#lib/notes/render.ts";
import { lostLines } from "./note-lines.ts";
import { noteText } from "./note-text.ts";

/** Blocks as note-taking apps, print and HTML make people write them. */
const habit = fc.constantFrom(
  ["==Adam== 结合了 ==动量== 和自适应步长。"],
  ["- **SGD**：==随机==梯度下降", "- 动量 :: 累积历史梯度", "- RMSprop ::: 按平方缩放"],
  ["{{c1::β1}} 是 {{c2::0.9::数字}}，{{c1::β2}} 更大。"],
  ["$$ L = {{c1::\\frac{a}{b}}} + \\lambda $$"],
  ["Q: 步长是什么？", "A: 学习率，", "通常很小。", "Q: 为什么预热？", "A: 统计量不准。"],
  ["问：有哪些步骤？", "", "答：如下：", "", "1. 前向", "2. 反向"],
  ["衰减的作用", "?", "后期步子小"],
  ["**为什么 ReLU 会死亡？**", "", "因为梯度一直为零。", "", "$$ g = 0 $$"],
  ["1. 什么是梯度？", "   偏导数组成的向量。", "2. 为什么要归一化？因为分布会漂移。"],
  ["> [!note] 动量", "> 累积历史梯度。", "> - **β**：保留多少"],
  ["> [!tip]", "> 先看损失曲线。"],
  ["![[图.png]]", "", "见 [[批归一化|BN]] 与 [[优化器]]。 ^abc123"],
  ["%% 给自己 %%", "", "%%", "多行", "%%"],
  ["　　第一段正文，说明一件事。", "　　第二段正文。"],
  ["    四个空格开头的一段中文，它其实是正文。"],
  ["##没有空格的标题", "", "正文一句。"],
  ["一句完整的话，下面紧跟着一条线。", "---"],
  ["<details>", "<summary>什么是池化？</summary>", "", "降采样。", "</details>"],
  [
    "<table>",
    "<tr><th>函数</th><th>缺点</th></tr>",
    "<tr>",
    "<td>甲乙</td>",
    "<td>神经元会死亡</td>",
    "</tr>",
    "</table>",
  ],
  ["<center>居中的<b>文字（重点）</b>在这里</center>"],
  ["✅ 收敛得更快", "❌ 占用显存"],
  ["• 第一点", "• 第二点"],
  ["硬换行的中文在这里断开", "接着写完这一句。"],
  ["__init__ 与 snake_case_name 在 C:\\new_dir\\x 里。"],
  ["#标签 #深度学习/优化"],
  ["```mermaid", "graph TD; A-->B", "```"],
  ["┌───┐", "│ A │", "└───┘"],
  ["脚注的引用[^n]在这里。"],
);

const notes = fc
  .tuple(noteText, fc.array(habit, { minLength: 1, maxLength: 8 }))
  .map(([text, habits]) => `${text}\n\n## 习惯\n\n${habits.map((lines) => lines.join("\n")).join("\n\n")}\n`);

const read = (text: string): NoteReading => readNote(text, { file: "note.md" });

/** Letters and digits of the words: tags and entities are no words. */
const bare = (text: string): string =>
  text
    .replace(/<\/?(?:table|tr|t[hd]|b|center|details|summary|br)>|&(?:nbsp|emsp);/g, "")
    .replace(/\[\[[^\]|]*\|/g, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]/gu, "");

describe("notes with the habits of apps, print and HTML", { timeout: 40_000 }, () => {
  it("lose no line, and every answer stands in the lines of its card", () => {
    fc.assert(
      fc.property(notes, (text) => {
        const reading = read(text);
        expect(lostLines(text, reading)).toEqual([]);
        expect(new Set(reading.cards.map(({ id }) => id)).size).toBe(reading.cards.length);
        const lines = text.split("\n");
        for (const { front, back, source } of reading.cards) {
          const about = `${front} → ${back}`;
          const stands = bare(lines.slice(source.startLine - 1, source.endLine).join("\n"));
          const said = back.split("\n").filter((line) => !line.startsWith("[^"));
          for (const line of said)
            expect(stands, about).toContain(bare(line.replace(/\{\{c\d+::|\}\}/g, "")));
        }
      }),
      { numRuns: 120, seed: 21 },
    );
  });

  it("read the same twice, with any line ends, and render without a trace of how they were read", () => {
    fc.assert(
      fc.property(notes, (text) => {
        const { cards } = read(text);
        expect(read(text).cards).toEqual(cards);
        expect(read(text.replaceAll("\n", "\r\n")).cards.map(({ id }) => id)).toEqual(
          cards.map(({ id }) => id),
        );
        for (const { front, back } of cards) {
          for (const side of [front, back]) {
            expect(side).not.toMatch(/#wiki|#embed|<mark >|<!--\u2060-->/);
            expect(renderMarkdown(side)).not.toMatch(/⟦|⟧|\(#/);
          }
        }
      }),
      { numRuns: 60, seed: 22 },
    );
  });
});
