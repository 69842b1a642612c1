import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { textDiff } from "./text-diff.ts";

/** `[-taken out-]`, `{+put in+}`. */
function marked(before: string, after: string): string {
  return textDiff(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "removed" ? `[-${text}-]` : `{+${text}+}`))
    .join("");
}

describe("textDiff", () => {
  it.each([
    ["同样", "同样", "同样"],
    ["", "新的", "{+新的+}"],
    ["旧的", "", "[-旧的-]"],
    ["取 ε = 1e-5", "取 ε = 1e-3", "取 ε = 1e-[-5-]{+3+}"],
    ["在小批量上统计均直", "在小批量上统计均值", "在小批量上统计均[-直-]{+值+}"],
    ["uses batch statistics", "uses running statistics", "uses [-batch-]{+running+} statistics"],
    ["稳定训练。", "稳定并加快训练。", "稳定{+并加快+}训练。"],
  ])("from %j to %j", (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  it("loses no letter of either text", () => {
    const text = fc.array(fc.constantFrom("均", "值", "mean", " ", "\n", "$x$", "1", "。"), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (first, second) => {
        const [before, after] = [first.join(""), second.join("")];
        const changes = textDiff(before, after);
        const without = (left: string): string =>
          changes.flatMap(({ kind, text: part }) => (kind === left ? [] : [part])).join("");
        expect(without("added")).toBe(before);
        expect(without("removed")).toBe(after);
        for (const { text: part } of changes) expect(part).not.toBe("");
      }),
    );
  });

  it("shows very long texts one after the other", () => {
    const [before, after] = ["均 ".repeat(3_000), "值 ".repeat(3_000)];
    expect(textDiff(before, after).map(({ kind }) => kind)).toEqual(["removed", "added", "same"]);
  });
});
