import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isTypeable } from "./review-answer.ts";
import { compareTyped } from "./review-typed.ts";

describe("a typed answer", () => {
  it.each([
    ["relu", "ReLU"],
    ["ＲｅＬＵ", "ReLU"],
    [" batch  normalization. ", "Batch Normalization"],
    ["batch-norm", "Batch norm"],
    ["BatchNorm", "batch_norm"],
    ["动量", "动量。"],
    ["动量", "动量（Momentum）"],
    ["momentum", "动量（Momentum）"],
    ["动量(momentum)", "动量（Momentum）"],
    ["“过拟合”", "过拟合"],
    ["0,5", "0,5"],
    ["1/2", "1 / 2"],
    ["-1", "−1"],
  ])("%s is right for %s", (typed, answer) => {
    expect(compareTyped(typed, answer).isRight).toBe(true);
  });

  it.each([
    ["1", "-1"],
    ["1", "−1"],
    ["15", "1.5"],
    ["12", "1/2"],
    ["90", "90%"],
    ["C", "C++"],
    ["x2", "x*2"],
    ["", "ReLU"],
    ["。", "ReLU"],
    ["L1", "L2"],
  ])("%s is not right for %s", (typed, answer) => {
    expect(compareTyped(typed, answer).isRight).toBe(false);
  });

  it("shows what is missing and what is too much, in reading order", () => {
    expect(compareTyped("softmx", "softmax").parts).toEqual([
      { kind: "same", text: "softm" },
      { kind: "missing", text: "a" },
      { kind: "same", text: "x" },
    ]);
    expect(compareTyped("L1", "L2").parts).toEqual([
      { kind: "same", text: "L" },
      { kind: "surplus", text: "1" },
      { kind: "missing", text: "2" },
    ]);
    expect(compareTyped("", "ReLU").parts).toEqual([{ kind: "missing", text: "ReLU" }]);
  });

  it("gives both texts back from its parts, and is right about itself", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), fc.string({ maxLength: 24 }), (typed, answer) => {
        const { isRight, parts } = compareTyped(typed, answer);
        const without = (kind: string): string =>
          parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join("");
        if (!isRight) {
          expect(without("surplus").toLowerCase()).toBe(answer.trim().toLowerCase());
          expect([...without("missing")]).toHaveLength([...typed.trim()].length);
        }
        if (/[\p{L}\p{N}]/u.test(answer)) expect(compareTyped(answer, answer).isRight).toBe(true);
      }),
    );
  });

  it("is asked for only where the answer is short and on one line", () => {
    expect(isTypeable("ReLU")).toBe(true);
    expect(isTypeable("批量归一化（Batch Normalization）")).toBe(false);
    expect(isTypeable("x".repeat(25))).toBe(false);
    expect(isTypeable("a\nb")).toBe(false);
    expect(isTypeable(" ")).toBe(false);
  });
});
