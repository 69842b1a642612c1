import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";
import type { Block } from "../outline/block.ts";
import type { Fact } from "./fact.ts";
import { withoutHalves } from "./whole.ts";
import { withoutAnnouncement } from "./wording.ts";

const fact = (answer: string): Fact => ({
  rule: "definition",
  kind: "basic",
  context: [],
  subject: "甲",
  attribute: "definition",
  discriminator: "",
  question: { ask: "definition" },
  answer,
  explicitId: null,
  headingPath: [],
  startLine: 1,
  endLine: 1,
});

/** A paragraph on line 1 that shows a text. */
function paragraph(value: string): Block {
  const start = { line: 1, column: 1, offset: 0 };
  const position = { start, end: { ...start, column: value.length + 1, offset: value.length } };
  return {
    kind: "paragraph",
    node: { type: "paragraph", children: [{ type: "text", value, position }], position },
    label: null,
    index: 0,
    parent: null,
    headings: [],
    labels: [],
    directive: null,
    next: null,
    previous: null,
    startLine: 1,
    endLine: 1,
  };
}

describe("half a formula or half of code", () => {
  it.each(["甲是 $$a", "甲是 $a", "甲是 `a", "$$\n# a\n$$"])(
    "makes no card, and is left over: %j",
    (answer) => {
      const reading = withoutHalves({ facts: [fact(answer)], blocks: [paragraph("甲是 乙")] });
      expect(reading.facts).toEqual([]);
      expect(reading.left).toEqual([{ startLine: 1, endLine: 1, excerpt: answer.replace(/\s+/g, " ") }]);
    },
  );

  it.each(["甲是 $a$", "甲是 $$a$$", "$$\na\n$$", "`a`", "```py\na $ b\n```", "$$a $$$$ b$$"])(
    "is none where both are there: %j",
    (answer) => {
      const reading = { facts: [fact(answer)], blocks: [paragraph("甲是 乙")] };
      expect(withoutHalves(reading)).toBe(reading);
    },
  );

  it("may be shown where the note shows it", () => {
    const reading = { facts: [fact("每份 $5")], blocks: [paragraph("每份 $5")] };
    expect(withoutHalves(reading)).toBe(reading);
  });

  it("is not what a closing clause is cut from", () => {
    expect(withoutAnnouncement("引入非线性，常见类型：")).toBe("引入非线性");
    expect(withoutAnnouncement("引入 $f(a， b)$ 与 `c，d` 类型：")).toBe("");
    const { cards } = readNote("# 甲\n甲\nr$$=\n。\nr$$=\n:", { file: "n.md" });
    expect(cards.map(({ back }) => back)).toEqual(["甲\nr$$=\n。\nr$$="]);
  });
});
