import fc from "fast-check";
import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown } from "mdast-util-math";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";
import { describe, expect, it } from "vitest";

import { syntaxOf } from "./syntax.ts";

// Addresses that the parser itself does not see are looked for in the finished tree, which is another matter.
const mdastExtensions = [
  gfmFromMarkdown().filter((extension) => !("transforms" in extension)),
  mathFromMarkdown(),
];

function tree(text: string, extensions: NonNullable<Options["extensions"]>): unknown {
  return fromMarkdown(text, { extensions, mdastExtensions });
}

const whole = (text: string): unknown => tree(text, [math(), gfm({ singleTilde: false })]);
const needed = (text: string): unknown => tree(text, syntaxOf(text));

const PIECES = [
  ...[
    "| a | b |\n|---|:-:|\n| 1 | 2 |",
    "a\n:-",
    "a | b\n- | -\n",
    "> | a |\n> |---|\n> | 1 |",
    "a\n---",
    "|",
  ],
  ...["me@example.org", "a @ b", "@torch.no_grad()", "www.example.org", "https://example.org/a", "http:x"],
  ...[
    "- ",
    "1. ",
    "> ",
    "    ",
    "\n",
    "\n\n",
    " ",
    "词",
    "word",
    "$x$",
    "$$\n",
    "```\n",
    "`",
    "**",
    "~~",
    "[^1]",
  ],
  ...["- [ ] ", "[a]: b", "<b>", "# ", ":", "-", "|---|\n"],
];

describe("syntaxOf", () => {
  it("reads every text as all of GFM does", () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (written) => {
        expect(needed(written)).toEqual(whole(written));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    "写信到 me@example.org。",
    "见 www.example.org/a_b 和 HTTPS://EXAMPLE.ORG",
    "- 甲\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- 乙",
    "> a | b\n> :-: | -\n> 1 | 2\n3 | 4",
    "一段话\n| a |\n| - |\n| 1 |\n\n| 没有 | 表头 |",
  ])("finds what there is: %j", (text) => {
    expect(needed(text)).toEqual(whole(text));
  });
});
