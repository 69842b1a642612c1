import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown } from "mdast-util-math";
import { toString } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";
import { describe, expect, it } from "vitest";

import { asParagraph, standingAlone } from "./paragraph-lines.ts";

const blocksOf = (markdown: string): string[] => fromMarkdown(markdown).children.map(({ type }) => type);

/** What a reader sees of it. */
const shown = (markdown: string): string =>
  toString(
    fromMarkdown(markdown, {
      extensions: [gfm({ singleTilde: false }), math()],
      mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
    }),
  );

describe("words cut out of a line", () => {
  it.each(["~~~", "```a", "> 0.5", "# 号", "- x", "* a", "1. x", "12) x", "---", "+ 1", "~~~\n;"])(
    "begin no block: %j",
    (words) => {
      expect(blocksOf(words)).not.toEqual(["paragraph"]);
      expect(blocksOf(standingAlone(words))).toEqual(["paragraph"]);
      expect(standingAlone(words).replace(/\\/g, "")).toBe(words);
    },
  );

  it.each(["words", "**bold** words", "-1", "1.5 倍", "`code`", "$x$", "<b>x</b> y", "#标签", "二\n行"])(
    "stay as they are where they are a paragraph: %j",
    (words) => {
      expect(standingAlone(words)).toBe(words);
    },
  );

  it.each([
    ["$$$$$丙", "\\$\\$\\$\\$\\$丙"],
    ["```a", "\\`\\`\\`a"],
    ["~~~ x ~~", "\\~\\~\\~ x ~~"],
  ])("leave nothing of their mark that could pair up: %j", (words, alone) => {
    expect(standingAlone(words)).toBe(alone);
    expect(shown(standingAlone(words))).toBe(words);
  });

  it("are a formula on one line where they would open one over several", () => {
    expect(standingAlone("$$a\nb$$ c")).toBe("$$a b$$ c");
  });
});

describe("the lines of a paragraph", () => {
  it("stay one where they stood further in", () => {
    const text = asParagraph(["words", "~~~", "- x", "# y", "more"]);
    expect(blocksOf(text)).toEqual(["paragraph"]);
    expect(text.split("\n").map((line) => line.trim())).toEqual(["words", "~~~", "- x", "# y", "more"]);
  });
});
