import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown } from "mdast-util-math";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";
import { describe, expect, it } from "vitest";

import { AT_START, type LineKind, type LineState } from "./line-state.ts";
import { placeWithin, scanLine } from "./scan-line.ts";

function kindsOf(text: string, asMeant = false): LineKind[] {
  let state: LineState = AT_START;
  return text.split("\n").map((line) => {
    state = scanLine(state, line, { asMeant });
    return state.line;
  });
}

const HOLDS_INLINE: ReadonlySet<string> = new Set(["paragraph", "heading", "tableCell"]);

/** What the parser makes of each line. */
function kindsInTree(text: string): LineKind[] {
  const kinds = text.split("\n").map((): LineKind => "text");
  const visit = (node: Nodes, isInline: boolean): void => {
    const { start, end } = node.position ?? {};
    if (start !== undefined && end !== undefined) {
      const kind = kindOf(node, isInline, text.slice(start.offset));
      const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
      for (let line = start.line; kind !== null && line <= last; line++) kinds[line - 1] = kind;
    }
    if ("children" in node)
      for (const child of node.children) visit(child, isInline || HOLDS_INLINE.has(node.type));
  };
  visit(
    fromMarkdown(text, {
      extensions: [gfm({ singleTilde: false }), math()],
      mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
    }),
    false,
  );
  return kinds;
}

function kindOf({ type }: Nodes, isInline: boolean, written: string): LineKind | null {
  if (type === "code") return /^[`~]/.test(written) ? "fence" : "indented";
  if (type === "math") return "formula";
  return type === "html" && !isInline ? "html" : null;
}

describe("a line", () => {
  it("is what the parser will make of it, in any mixture of blocks", () => {
    const piece = fc.constantFrom(
      ...[
        "```",
        "~~~",
        "````",
        "``` py",
        "$$",
        "$$ a",
        "$$a$$",
        "- ",
        "* ",
        "1. ",
        "2. ",
        "> ",
        ">",
        " ",
        "  ",
      ],
      ...["    ", "\t", "a", "b c", "# h", "---", "===", "***", "<div>", "</div>", "<!--", "-->", "<pre>"],
      ...["</pre>", "<!-- x -->", "-", "1.", ""],
    );
    const line = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const text = lines.join("\n");
        const seen = kindsOf(text);
        const parsed = kindsInTree(text);
        lines.forEach((written, index) => {
          // Nothing depends on what a line without words is called.
          if (/^[ \t>]*$/.test(written)) return;
          expect(seen[index] === "blank" ? "text" : seen[index], text).toBe(parsed[index]);
        });
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it("is no fence where it stands too far in, below a paragraph", () => {
    expect(kindsOf("text\n\t```python\n\tx\n```\ny")).toEqual(["text", "text", "text", "fence", "fence"]);
  });

  it("ends code and formulas by leaving their quote or list item", () => {
    expect(kindsOf("> ```\n> x\ny")).toEqual(["fence", "fence", "text"]);
    expect(kindsOf("- $$\n  x\n- y")).toEqual(["formula", "formula", "text"]);
  });

  it("of a table ends it where it is indented as code", () => {
    expect(kindsOf("|a|b|\n|-|-|\n    |c|d|")).toEqual(["text", "text", "indented"]);
  });

  it("is in a formula until that is closed where it is read as it is meant", () => {
    const text = "- $$\nx\n$$\n\n<div>\n```\n# no heading\n```\n</div>";
    expect(kindsOf(text, true).slice(0, 3)).toEqual(["formula", "formula", "formula"]);
    expect(kindsOf(text, true).slice(4)).toEqual(["text", "fence", "fence", "fence", "text"]);
    expect(kindsOf(text)[6]).toBe("formula");
  });

  it("goes on in its containers, or does not", () => {
    const { containers } = scanLine(AT_START, "> - a", { asMeant: false });
    expect(placeWithin(containers, ">   b")).toBe(4);
    expect(placeWithin(containers, "> b")).toBeNull();
    expect(placeWithin(containers, "b")).toBeNull();
  });
});
