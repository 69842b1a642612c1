import fc from "fast-check";
import type { Nodes } from "mdast";
import { describe, expect, it } from "vitest";

import { parseMarkdown } from "./parse.ts";

/** Types and lines of the top-level blocks, e.g. "heading 1-1". */
function blocks(text: string): string[] {
  return parseMarkdown(text).root.children.map((node) => {
    return `${node.type} ${node.position?.start.line}-${node.position?.end.line}`;
  });
}

function allNodes(node: Nodes): Nodes[] {
  return "children" in node ? [node, ...node.children.flatMap((child) => allNodes(child))] : [node];
}

function maths(text: string): string[] {
  return allNodes(parseMarkdown(text).root).flatMap((node) =>
    node.type === "math" || node.type === "inlineMath" ? [`${node.type}: ${node.value}`] : [],
  );
}

describe("display maths", () => {
  it("ends a formula whose closing $$ stands at the end of a line of formula", () => {
    const text = "# A\n\n$$f = \\begin{cases}\nx \\\\\n0\n\\end{cases}$$\n\n## B\n\nafter";
    expect(blocks(text)).toEqual(["heading 1-1", "math 3-6", "heading 8-8", "paragraph 10-10"]);
    expect(maths(text)).toEqual(["math: f = \\begin{cases}\nx \\\\\n0\n\\end{cases}"]);
  });

  it("takes $$a$$ on one line for display maths, also in lists and quotes", () => {
    expect(maths("$$a$$")).toEqual(["math: a"]);
    expect(maths("- term\n  $$ L = 1 $$\n- other")).toEqual(["math: L = 1"]);
    expect(maths("> $$a$$\n> text")).toEqual(["math: a"]);
    expect(blocks("$$a$$\n$$b$$\n\nx")).toEqual(["math 1-1", "math 2-2", "paragraph 4-4"]);
  });

  it("keeps prose with formulas in it as prose", () => {
    expect(maths("$$a$$ and $$b$$")).toEqual(["inlineMath: a", "inlineMath: b"]);
    expect(maths("$$1$$\n$$$=$$")).toEqual(["math: 1"]);
  });

  it("opens at the end of a line of text and closes before text", () => {
    expect(maths("The loss is $$\nL = 1\n$$ where L")).toEqual(["math: L = 1"]);
    expect(blocks("The loss is $$\nL = 1\n$$ where L")).toEqual([
      "paragraph 1-1",
      "math 1-3",
      "paragraph 3-3",
    ]);
  });

  it("does not let an unclosed $$ swallow what follows", () => {
    const text = "$$ a = 1\n\n# Heading\n\ntext";
    expect(blocks(text).slice(-2)).toEqual(["heading 3-3", "paragraph 5-5"]);
    expect(maths(text)).toEqual([]);
  });

  it("leaves code alone", () => {
    const text = "```latex\n$$a$$\n\\[ b_1 \\]\n```\n\n$$c$$";
    expect(maths(text)).toEqual(["math: c"]);
    const code = parseMarkdown(text).root.children[0];
    expect(code?.type === "code" && code.value).toBe("$$a$$\n\\[ b_1 \\]");
  });

  it("reads \\[…\\] and \\(…\\) where they hold LaTeX", () => {
    expect(maths("\\[\nx_1 = 2\n\\]")).toEqual(["math: x_1 = 2"]);
    expect(maths("with \\(\\alpha_1\\) and `\\(x_1\\)`")).toEqual(["inlineMath: \\alpha_1"]);
    expect(maths("a note \\[sic\\] here \\(really, no maths\\)")).toEqual([]);
  });

  it("leaves sums of money alone", () => {
    expect(maths("from $5 to $10")).toEqual([]);
    expect(maths("$x$ and $y$")).toEqual(["inlineMath: x", "inlineMath: y"]);
  });
});

describe("bold text beside Chinese", () => {
  it.each(["**过拟合（Overfitting）**是指", "这是**“引号”**吗", "**定义：**神经元"])("reads %s", (text) => {
    expect(allNodes(parseMarkdown(text).root).some((node) => node.type === "strong")).toBe(true);
  });

  it("changes nothing in code", () => {
    const code = allNodes(parseMarkdown("`a）**b）**是`").root).find((node) => node.type === "inlineCode");
    expect(code?.type === "inlineCode" && code.value).toBe("a）**b）**是");
  });
});

describe("files as they are", () => {
  it("reads any line end, a byte-order mark and NUL", () => {
    expect(blocks("\uFEFF# A\r\n\r\ntext\r\rmore\0")).toEqual([
      "heading 1-1",
      "paragraph 3-3",
      "paragraph 5-5",
    ]);
  });

  it("reads front matter after blank lines", () => {
    expect(blocks("\n---\ntitle: x\n---\n# A")).toEqual(["yaml 2-4", "heading 5-5"]);
  });

  it("parses a long note in pieces with the positions of the whole", () => {
    const section = (index: number): string => `## Part ${index}\n\nSee [link] and \`code\`.\n\n- item\n`;
    const text = `${Array.from({ length: 600 }, (_, index) => section(index)).join("\n")}\n[link]: http://example.org\n`;
    const { root, text: parsed } = parseMarkdown(text);
    const lines = text.split("\n");
    const headings = root.children.filter((node) => node.type === "heading");
    expect(headings).toHaveLength(600);
    for (const heading of headings) {
      const { start, end } = heading.position ?? {};
      expect(parsed.slice(start?.offset, end?.offset)).toBe(lines[(start?.line ?? 0) - 1]);
    }
    expect(allNodes(root).filter((node) => node.type === "linkReference")).toHaveLength(600);
  });

  it("does not read headings in code as headings when it splits", () => {
    const code = `\`\`\`python\n${"# comment\nx = 1\n".repeat(2000)}\`\`\`\n`;
    expect(blocks(`# A\n\n${code}\n# B`).map((block) => block.split(" ")[0])).toEqual([
      "heading",
      "code",
      "heading",
    ]);
  });

  it("tells about lines that it does not read", () => {
    const { unreadable, root } = parseMarkdown(
      `# A\n\n${"x".repeat(100_000)}\n\n${"> ".repeat(1_000)}deep\n\nend`,
    );
    expect(unreadable.map(({ line, reason }) => `${line} ${reason}`)).toEqual(["3 overlong", "5 too-deep"]);
    expect(root.children).toHaveLength(2);
  });
});

const markdownish = fc.array(
  fc.constantFrom(
    "#",
    "- ",
    "1. ",
    "> ",
    "$$",
    "$",
    "\\[",
    "\\]",
    "```",
    "~~~",
    "|",
    "\n",
    "\n\n",
    "**",
    "：",
    ":",
    "词",
    "a",
    " ",
    "<!--",
    "-->",
    "[",
    "](",
    "\t",
  ),
  { maxLength: 60 },
);

describe("any text", () => {
  it("gives a tree whose lines lie in the file and whose offsets lie in the text", () => {
    const text = fc.oneof(
      markdownish.map((parts) => parts.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { root, text: parsed, lineCount } = parseMarkdown(source);
        for (const node of allNodes(root)) {
          const { start, end } = node.position ?? {};
          if (start === undefined || end === undefined) continue;
          expect(start.line).toBeGreaterThanOrEqual(1);
          expect(end.line).toBeLessThanOrEqual(lineCount);
          expect(start.line).toBeLessThanOrEqual(end.line);
          expect(end.offset).toBeLessThanOrEqual(parsed.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("display maths in the middle of a sentence", () => {
  it("begins where the sentence opens it and ends below", () => {
    expect(blocks("损失为 $$L = x\n+ y$$\n好")).toEqual(["paragraph 1-1", "math 1-2", "paragraph 3-3"]);
    expect(maths("损失为 $$L = x\n+ y$$\n好")).toEqual(["math: L = x\n+ y"]);
  });

  it("is none where another formula begins first, or the paragraph ends", () => {
    expect(maths("用 $$x 表示\n\n$$\ny\n$$")).toEqual(["math: y"]);
    expect(maths("用 $$x 表示\n$$y$$")).toEqual(["math: y"]);
  });

  it("does not reach over a heading, indented or not", () => {
    expect(maths("- $$\n # 新\n$$t$$")).toEqual(["math: t"]);
  });
});

describe("display maths in quotes, lists and footnotes", () => {
  it("keeps lines that were written further left, and what was indented too far", () => {
    expect(maths("- 损失\n  $$\nL = x\n  $$\n\n后文")).toEqual(["math: L = x"]);
    expect(maths("> $$\nL = x\n> $$\n\n后文")).toEqual(["math: L = x"]);
    expect(maths("后文\n\n    $$\n    L = x\n    $$\n\n后文")).toEqual(["math:     L = x"]);
    expect(blocks("- 损失\n  $$\nL = x\n  $$\n\n后文").at(-1)).toBe("paragraph 6-6");
  });

  it("does not reach over the next item or quote", () => {
    expect(maths("*\n  $$\n- H\n$$)$$")).toEqual(["math: )"]);
    expect(blocks("> $$\n\n后文\n\n# 新")).toEqual(["blockquote 1-1", "paragraph 3-3", "heading 5-5"]);
  });

  it("of a footnote that is never closed leaves the rest of the note alone", () => {
    expect(blocks("文字[^1]\n\n[^1]:$$b\n\n    c\n\n# 新").at(-1)).toBe("heading 7-7");
  });

  it("stands below a table in HTML, and words behind one begin no code", () => {
    const table = "<table><tr><th>a<th>b<tr><td>c<td>d</table>";
    expect(maths(`${table}\n$$\n}$$\n文字`)).toEqual(["math: }"]);
    expect(blocks(`${table}~~~\n文字`).every((block) => !block.startsWith("code"))).toBe(true);
  });
});

describe("a long note", () => {
  const filling = Array.from({ length: 400 }, (_, index) => `文字 ${index} 的一整段话，够长。`).join("\n\n");

  it("is not split in code that begins below an indented line", () => {
    const note = `文字\n\t### 题\n\t\`\`\`python\n\tx\n\`\`\`\n${filling}\n# 一\n\n${filling}\n# 二`;
    const { root } = parseMarkdown(note);
    expect(root.children.map(({ type }) => type)).toEqual(["paragraph", "code"]);
    expect(root.children.at(-1)?.position?.end.line).toBe(note.split("\n").length);
  });

  it("ends in code that is never closed without the definitions of its links in it", () => {
    const note = `[a]: b\n\n${filling}\n\n# 一\n\n${filling}\n\n# 二\n\n[a]\n\n\`\`\`\ncode`;
    const { root, lineCount } = parseMarkdown(note);
    const code = root.children.at(-1);
    expect(code).toMatchObject({ type: "code", value: "code" });
    expect(code?.position?.end.line).toBe(lineCount);
    expect(root.children.at(-2)).toMatchObject({ children: [{ type: "linkReference" }] });
  });
});
