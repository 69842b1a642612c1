import { toString } from "mdast-util-to-string";
import { describe, expect, it } from "vitest";

import { parseMarkdown } from "./parse.ts";

/** The top-level blocks with their words and lines. */
function blocks(text: string): string[] {
  return parseMarkdown(text).root.children.map((node) => {
    const { start, end } = node.position ?? {};
    return `${node.type} ${start?.line}-${end?.line}: ${toString(node).replaceAll("\n", "/")}`;
  });
}

describe("a label right between two lists", () => {
  it.each(["GAN:", "缺点：", "**缺点**", "**缺点：**"])("belongs to neither: %s", (label) => {
    expect(blocks(`- 甲\n- 乙\n${label}\n- 丙\n`).map((block) => block.split(":")[0])).toEqual([
      "list 1-2",
      "paragraph 3-3",
      "list 4-4",
    ]);
  });

  it("is none where it is indented, a sentence, in code, or no list follows", () => {
    for (const line of ["  缺点：", "这一点很重要，尤其是：", "缺点"])
      expect(blocks(`- 甲\n${line}\n- 丙\n`)).toHaveLength(1);
    expect(blocks("```\n- a\nb:\n- c\n```\n")).toEqual(["code 1-5: - a/b:/- c"]);
    expect(blocks("- 甲\n缺点：\n一段话\n")).toHaveLength(1);
  });
});

describe("numbered titles above their underlines", () => {
  it("are headings where a note has several", () => {
    expect(blocks("1. 卷积层\n---------\n\n文字\n\n2. 池化层\n------\n\n更多\n")).toEqual([
      "heading 1-1: 1. 卷积层",
      "paragraph 4-4: 文字",
      "heading 6-6: 2. 池化层",
      "paragraph 9-9: 更多",
    ]);
  });

  it("are an item and a rule where there is one, or where it is a sentence", () => {
    expect(blocks("1. 卷积层\n---\n\n文字\n").map((block) => block.split(" ")[0])).toEqual([
      "list",
      "thematicBreak",
      "paragraph",
    ]);
    expect(blocks("1. 这是一句话。\n---\n\n2. 这也是。\n---\n").join()).not.toContain("heading");
  });
});

describe("an aside", () => {
  it("is read for its text", () => {
    expect(
      blocks("<aside>\n💡 要点在这里\n\n</aside>\n\n正文\n").map((block) => block.split(": ")[1]),
    ).toEqual(["💡 要点在这里", "正文"]);
  });
});
