import { describe, expect, it } from "vitest";

import { LANGUAGES } from "#lib/core/language.ts";
import { tensor, toValue } from "#lib/exercises/inputs.ts";
import { distinctTexts, numberText } from "./number-text.ts";
import type { CheckFailure } from "./check-failure.ts";
import type { Verdict } from "./verdict.ts";
import { withMistake } from "./verdict.ts";
import { verdictText } from "./verdict-text.ts";

const inCase = {
  run: { backend: "webgpu", adapter: null, durationMs: 5 },
  failedCase: {
    id: "zero-variance",
    title: { zh: "方差为零", en: "variance zero" },
    visible: false,
    passedCount: 2,
    caseCount: 9,
  },
  mistake: null,
} as const;
const inOutput = {
  ...inCase,
  output: "y",
  expected: toValue(tensor([1])),
  got: toValue(tensor([2])),
  changedInputs: [],
} as const;
const problem = { name: "TypeError", message: "x.foo is not a function", line: 4, column: 3 };

const wrongValue: Verdict = {
  ...inOutput,
  kind: "wrong-value",
  difference: null,
  worst: { index: [2, 0], expected: 1.5, got: -2, tolerancesOff: 1234.5 },
  wrongCount: 3,
  elementCount: 12,
};

const element = { index: [1, 2], got: 3, tolerancesOff: 80, wrongCount: 4, elementCount: 6 } as const;
const measured = { measured: 0.7, expected: 0.3, bound: 0.0125, elementCount: 65_536 } as const;
const CHECK_FAILURES: readonly CheckFailure[] = [
  { ...element, kind: "not-a-multiple", allowed: [0, 1.5], otherFactors: [2] },
  { ...element, kind: "not-a-multiple", allowed: [1.5], otherFactors: null },
  { ...element, kind: "out-of-bounds", low: -0.5, high: 0.5 },
  { kind: "repeated-slices", axis: 1, repeatedCount: 9, pairCount: 15 },
  { kind: "misplaced-zeros", as: "mask", index: [0, 3], isZero: true, wrongCount: 2, elementCount: 8 },
  { kind: "misplaced-zeros", as: "mask", index: [0, 3], isZero: false, wrongCount: 2, elementCount: 8 },
  { kind: "repeated-zeros", than: "first", elementCount: 80 },
  ...(["zero-share", "mean", "variance"] as const).map((quantity): CheckFailure => ({
    ...measured,
    kind: "improbable",
    quantity,
  })),
];

/** One of each, and of each wording. */
const verdicts: readonly Verdict[] = [
  { kind: "passed", run: inCase.run, caseCount: 9, worstTolerances: 0.001, changedInputs: [] },
  wrongValue,
  { ...wrongValue, worst: { index: [], expected: 1, got: 2, tolerancesOff: 9 }, elementCount: 1 },
  { ...wrongValue, worst: { index: [], expected: 1, got: 2, tolerancesOff: Infinity } },
  { ...wrongValue, worst: { index: [1], expected: 1, got: 2, tolerancesOff: Infinity } },
  { ...wrongValue, worst: null },
  { ...inOutput, kind: "wrong-shape", expectedShape: [4, 3], gotShape: [3] },
  { ...inOutput, expected: toValue([1, 2]), kind: "wrong-shape", expectedShape: [2], gotShape: [1] },
  ...(["number", "boolean", "string", "none", "list", "record"] as const).map((kind): Verdict => ({
    ...inOutput,
    kind: "wrong-type",
    expectedType: { kind: "tensor", dtype: "float32" },
    gotType: { kind },
  })),
  { ...inOutput, kind: "not-finite", index: [0, 1], element: "NaN", notFiniteCount: 2, elementCount: 8 },
  { ...inOutput, kind: "not-finite", index: [], element: "Infinity", notFiniteCount: 1, elementCount: 1 },
  ...CHECK_FAILURES.map((failure): Verdict => ({ ...inOutput, kind: "wrong-property", failure })),
  { ...inCase, kind: "error", problem },
  { ...inCase, kind: "error", problem: { ...problem, line: null } },
  { kind: "syntax-error", problem },
  { kind: "not-defined", entryPoint: "BatchNorm" },
  { kind: "forbidden-operation", op: "batchNorm", line: 7 },
  { kind: "forbidden-operation", op: "batchNorm", line: null },
  ...(["clock", "op-budget", "message-flood"] as const).map((cause): Verdict => ({
    kind: "time-out",
    caseTitle: inCase.failedCase.title,
    cause,
    limitMs: 4500,
  })),
  { kind: "time-out", caseTitle: null, cause: "clock", limitMs: 4500 },
  { kind: "device-lost", backend: "webgpu" },
  { kind: "could-not-run", cause: { kind: "sandbox", reason: "no worker" } },
  { kind: "could-not-run", cause: { kind: "reference-failed", caseId: "zero-variance" } },
  { kind: "could-not-run", cause: { kind: "case-missing", caseId: "zero-variance" } },
];

describe("a verdict in words", () => {
  it.each(verdicts.flatMap((verdict) => LANGUAGES.map((language) => ({ verdict, language }))))(
    "$verdict.kind says in $language what happened and what to do",
    ({ verdict, language }) => {
      const { headline, details, next } = verdictText(verdict, language);
      for (const sentence of [headline, ...details, next ?? ""]) {
        expect(sentence).not.toBe("");
        expect(sentence).not.toMatch(/undefined|\[object|[{}!！]|grading_/);
      }
      expect(/\p{Script=Han}/u.test(`${headline}${next ?? ""}`)).toBe(language === "zh");
      expect(headline).not.toMatch(/[.。]$/);
    },
  );

  it("names output, place, numbers, tolerance and case", () => {
    expect(verdictText(wrongValue, "zh")).toEqual({
      headline: "y 的数值不对",
      details: [
        "位置 [2, 0] 应为 1.5，得到 −2，差了容差的 1200 倍。",
        "12 个元素里有 3 个不对。",
        "用例“方差为零”；通过了 2 / 9 个用例。",
      ],
      next: "拿这个用例的输入，一步一步打印中间结果，和手算的对一对。",
    });
    expect(verdictText(wrongValue, "en").details[0]).toBe(
      "At [2, 0] it should be 1.5 but is −2, 1200 times the tolerance off.",
    );
  });

  it("gives both shapes", () => {
    const verdict: Verdict = { ...inOutput, kind: "wrong-shape", expectedShape: [4, 3], gotShape: [3] };
    expect(verdictText(verdict, "zh").details[0]).toBe("形状应为 [4, 3]，得到 [3]。");
    expect(verdictText(verdict, "en").details[0]).toBe("The shape should be [4, 3] but is [3].");
  });

  it("points at the learner's line", () => {
    expect(verdictText({ ...inCase, kind: "error", problem }, "en").details[0]).toBe(
      "Line 4: TypeError: x.foo is not a function",
    );
  });

  it("leaves the advice to the mistake that is named", () => {
    const mistake = { id: "m", subject: "s", message: { zh: "错", en: "wrong" }, edits: {} };
    expect(verdictText(wrongValue, "en").next).not.toBeNull();
    expect(verdictText(withMistake(wrongValue, mistake), "en").next).toBeNull();
  });
});

describe("numbers in a verdict", () => {
  it("shows that two numbers differ", () => {
    expect(distinctTexts(1.5, -2)).toEqual(["1.5", "−2"]);
    expect(distinctTexts(1.23456, 1.23457)).toEqual(["1.23456", "1.23457"]);
  });

  it("is short", () => {
    expect(numberText(0.000012345)).toBe("0.00001234");
    expect(numberText(123456789)).toBe("123500000");
    expect(numberText(1.5e-9)).toBe("1.5e−9");
  });
});
