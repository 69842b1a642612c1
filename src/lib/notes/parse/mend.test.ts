import { toString } from "mdast-util-to-string";
import { describe, expect, it } from "vitest";

import { parseMarkdown } from "./parse.ts";

/** The top-level blocks with their words and lines, e.g. "paragraph 1-2: words". */
function blocks(text: string): string[] {
  return parseMarkdown(text).root.children.map((node) => {
    const { start, end } = node.position ?? {};
    return `${node.type} ${start?.line}-${end?.line}: ${toString(node, { includeHtml: false }).replaceAll("\n", "/")}`;
  });
}

const told = (text: string): string[] =>
  parseMarkdown(text).unreadable.map(({ line, reason, excerpt }) => `${line} ${reason} ${excerpt}`);

describe("front matter", () => {
  it("is none where a rule stands above the first paragraph", () => {
    expect(blocks("---\n\n一段话，不是属性。\n\n---\n")).toEqual([
      "thematicBreak 1-1: ",
      "paragraph 3-3: 一段话，不是属性。",
      "thematicBreak 5-5: ",
    ]);
  });

  it("may be TOML, and nothing in it is mended", () => {
    expect(blocks('+++\ntitle = "a ==b== __init__"\n+++\n\ntext')).toEqual([
      'toml 1-3: title = "a ==b== __init__"',
      "paragraph 5-5: text",
    ]);
  });
});

describe("indentation by the habit of print", () => {
  it.each([
    "　　批归一化是一种归一化。",
    "&emsp;&emsp;批归一化是一种归一化。",
    "\u00a0\u00a0批归一化是一种归一化。",
  ])("is no part of the text: %s", (line) => {
    expect(blocks(line)).toEqual(["paragraph 1-1: 批归一化是一种归一化。"]);
  });

  it("begins a paragraph on every line that has it", () => {
    expect(blocks("　　第一段。\n　　第二段。")).toEqual([
      "paragraph 1-1: 第一段。",
      "paragraph 2-2: 第二段。",
    ]);
  });

  it("of four spaces is text where it reads as a sentence, and code where it does not", () => {
    expect(blocks("    这是四个空格缩进的一段中文，它是正文，不是代码。")[0]).toMatch(/^paragraph/);
    expect(blocks("    The gradient points uphill, so we step against it every time.")[0]).toMatch(
      /^paragraph/,
    );
    for (const code of [
      "x = model(y)",
      "# 注释里的一句完整的中文，带着标点。",
      "- **甲**：乙",
      "return 损失，梯度",
    ])
      expect(blocks(`    ${code}`)[0]).toMatch(/^code/);
  });

  it("leaves what belongs to a list item with it", () => {
    expect(
      blocks("1. 一\n\n    这是属于这一项的一段正文，带着标点。\n\n2. 二").map(
        (block) => block.split(":")[0],
      ),
    ).toEqual(["list 1-5"]);
  });

  it("may follow a list marker or a # as any width of space", () => {
    expect(blocks("-\u00a0甲\n-　乙").map((block) => block.split(":")[0])).toEqual(["list 1-2"]);
    expect(blocks("##\u00a0标题")).toEqual(["heading 1-1: 标题"]);
  });
});

describe("headings", () => {
  it("are seen without the space after two or more #", () => {
    expect(blocks("##激活函数\n\n#标签")).toEqual(["heading 1-1: 激活函数", "paragraph 3-3: #标签"]);
  });

  it("are none where a rule stands right below a sentence", () => {
    for (const text of [
      "这是一句完整的话。",
      "两行话的第一行\n第二行",
      "A sentence of more than sixty characters that nobody meant as a title",
      "下面的列表：",
    ])
      expect(blocks(`${text}\n---\n`).map((block) => block.split(" ")[0])).toEqual([
        "paragraph",
        "thematicBreak",
      ]);
    expect(blocks("第一部分\n---\n")).toEqual(["heading 1-2: 第一部分"]);
    expect(
      blocks("Batch Normalization: Accelerating Deep Network Training\n-------------------\n")[0],
    ).toMatch(/^heading/);
  });

  it("keep names between two underscores as they are", () => {
    expect(blocks("## __init__ 与 __call__")).toEqual(["heading 1-1: __init__ 与 __call__"]);
    expect(parseMarkdown("__重要__ 的话").root.children[0]).toMatchObject({
      children: [{ type: "strong" }, {}],
    });
    expect(blocks("C:\\new_dir\\train_data 与 a_b_c")).toEqual([
      "paragraph 1-1: C:\\new_dir\\train_data 与 a_b_c",
    ]);
  });
});

describe("lists", () => {
  it("begin with any bullet, and with pictures, where two lines do", () => {
    expect(blocks("特点：\n• 快\n• 准").map((block) => block.split(" ")[0])).toEqual(["paragraph", "list"]);
    expect(blocks("✅ 收敛快\n❌ 占显存")).toEqual(["list 1-2: ✅ 收敛快❌ 占显存"]);
    expect(blocks("🎯 只有一行")[0]).toMatch(/^paragraph/);
    expect(blocks("```\n• a\n• b\n```")).toEqual(["code 1-4: • a/• b"]);
  });
});

describe("Obsidian", () => {
  it("callouts are quotes with their title as a label", () => {
    expect(blocks("> [!note] 动量\n> 累积历史梯度。\n> - 一")).toEqual([
      "blockquote 1-3: 动量累积历史梯度。一",
    ]);
    expect(blocks("> [!TIP]\n> 一句提示。")).toEqual(["blockquote 1-2: 一句提示。"]);
    expect(blocks("<div>>[!e]>\n><")).toEqual(["blockquote 1-2: [!e]>/<"]);
    const quote = parseMarkdown("> [!question]- 为什么？\n> 因为。").root.children[0];
    expect(quote).toMatchObject({ children: [{ children: [{ type: "strong" }] }, { type: "paragraph" }] });
  });

  it("links are their words, embeds nothing, and arrays stay", () => {
    expect(blocks("见 [[批归一化|BN]] 和 [[优化器#Adam]]")).toEqual([
      "paragraph 1-1: 见 BN 和 优化器 > Adam",
    ]);
    expect(blocks("![[图.png]]")).toEqual(["paragraph 1-1: "]);
    expect(blocks("![[图 (1).png]]")).toEqual(["paragraph 1-1: "]);
    expect(blocks("![[)>]]")).toEqual(["paragraph 1-1: "]);
    expect(blocks("矩阵 [[1, 2], [3, 4]] 与 x[[0]] 与 `a[[i]]` 与 $[[b]]$")).toEqual([
      "paragraph 1-1: 矩阵 [[1, 2], [3, 4]] 与 x[[0]] 与 a[[i]] 与 [[b]]",
    ]);
    expect(blocks("| 层 | 见 |\n| - | - |\n| [[批归一化|BN]] | 一 |")).toEqual(["table 1-3: 层见BN一"]);
  });

  it("comments are taken out and told about", () => {
    expect(blocks("甲 %%给自己%% 乙\n\n%%\n多行\n%%\n\n丙")).toEqual([
      "paragraph 1-1: 甲  乙",
      "paragraph 7-7: 丙",
    ]);
    expect(told("甲 %%给自己%% 乙\n\n%%\n多行\n%%")).toEqual(["3 comment 多行", "1 comment %%给自己%%"]);
    expect(blocks("甲 ``%%注%%` 乙")).toEqual(["paragraph 1-1: 甲 `` ` 乙"]);
    expect(blocks("从 50%% 到 60%% 之间")).toEqual(["paragraph 1-1: 从 50%% 到 60%% 之间"]);
    expect(blocks("%%没有结尾\n\n文字")).toHaveLength(2);
  });

  it("anchors of blocks go, exponents stay", () => {
    expect(blocks("一句话。 ^abc123")).toEqual(["paragraph 1-1: 一句话。"]);
    expect(blocks("误差是 x ^2")).toEqual(["paragraph 1-1: 误差是 x ^2"]);
    expect(told("^37066d")).toEqual(["1 anchor ^37066d"]);
  });
});

describe("HTML", () => {
  it("around text is left out, a summary is a bold line, <h3> a heading", () => {
    expect(blocks("<center>居中的<b>文字（重点）</b>在这里</center>")).toEqual([
      "paragraph 1-1: 居中的文字（重点）在这里",
    ]);
    expect(blocks("<details>\n<summary>什么是池化？</summary>\n\n降采样。\n</details>\n\n后文")).toEqual([
      "paragraph 2-2: 什么是池化？",
      "paragraph 4-4: 降采样。",
      "thematicBreak 5-5: ",
      "paragraph 7-7: 后文",
    ]);
    expect(blocks("<summary>点击展开</summary>\n文字")).toEqual(["paragraph 2-2: 文字"]);
    expect(blocks('<h3 align="center">标题</h3>')).toEqual(["heading 1-1: 标题"]);
    expect(blocks("<div>\n\n    缩进的\n\n</div>")).toEqual(["paragraph 3-3: 缩进的"]);
  });

  it("tables are tables, each row with the lines it takes", () => {
    const table =
      '<table>\n<tr><th>函数</th><th>缺点</th></tr>\n<tr>\n<td rowspan="2"><b>甲</b></td>\n<td>慢 | 大</td>\n</tr>\n<tr><td>旧</td></tr>\n</table>\n后文';
    const [node, after] = parseMarkdown(table).root.children;
    expect(node).toMatchObject({ type: "table", children: { length: 3 } });
    const rows = node?.type === "table" ? node.children : [];
    expect(rows.map((row) => row.children.map((cell) => toString(cell)))).toEqual([
      ["函数", "缺点"],
      ["甲", "慢 | 大"],
      ["甲", "旧"],
    ]);
    expect(rows.map((row) => [row.position?.start.line, row.position?.end.line])).toEqual([
      [2, 2],
      [3, 5],
      [7, 7],
    ]);
    expect(after?.position?.start.line).toBe(9);
  });

  it("tables inside tables, of one row, without words or without an end are left as they are", () => {
    for (const table of [
      "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
      "<table><tr><td>a</td><td>b</td></tr></table>",
      "<table><tr><td>a</td><td>b</td></tr><tr><td><img src=x></td><td></td></tr></table>",
      "<table><tr><td>a</td>",
    ])
      expect(blocks(table)[0]).toMatch(/^html/);
  });

  it("spaces written as entities are spaces", () => {
    expect(blocks("甲&nbsp;乙 与 `&nbsp;`")).toEqual(["paragraph 1-1: 甲 乙 与 &nbsp;"]);
  });
});

describe("characters that are none", () => {
  it("halves of pairs are shown as U+FFFD, whole pairs stay", () => {
    expect(blocks("a\ud800b\udc00c😀")).toEqual(["paragraph 1-1: a\ufffdb\ufffdc😀"]);
  });
});

describe("long sections", () => {
  it("are parsed in pieces that read like the whole", () => {
    const part = (index: number): string =>
      `段落 ${index}。\n\n- 项\n\n  项里的段落\n\n<!--\n\n注释\n\n-->\n`;
    const text = Array.from({ length: 1200 }, (_, index) => part(index)).join("\n");
    const { root } = parseMarkdown(text);
    const counts = root.children.reduce<Record<string, number>>(
      (sum, { type }) => ({ ...sum, [type]: (sum[type] ?? 0) + 1 }),
      {},
    );
    expect(counts).toEqual({ paragraph: 1200, list: 1200, html: 1200 });
  });
});

it.each(["\u000b", "\u000c", "\u2028", "\u2009", "\u00a0"])(
  "reads a line that begins with %j as if it did not: a card would",
  (space) => {
    expect(blocks(`${space}\`\`\`\nx\n\`\`\``)).toEqual(["code 1-3: x"]);
  },
);

describe("a wiki link", () => {
  it("is read as a link with the words that are shown", () => {
    expect(blocks("见 [[批归一化|BN]] 一节。")).toEqual(["paragraph 1-1: 见 BN 一节。"]);
  });

  it("is none where a comment hides a bracket, which would end it early", () => {
    expect(blocks("[[<!--]-->]]")).toEqual(["paragraph 1-1: [[]]"]);
  });
});
