import { describe, expect, it } from "vitest";

import { CODE_LANGUAGES, LANGUAGES } from "#lib/core/language.ts";
import { tensor, toValue } from "#lib/exercises/inputs.ts";
import { distinctTexts, numberText } from "./number-text.ts";
import type { CheckFailure } from "./check-failure.ts";
import type { Halves, StageReport } from "./insight.ts";
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
  halves: null,
  stages: [],
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
  { kind: "not-the-gradient", input: "x", fromBackward: 0.5, fromForward: -1.25, tolerancesOff: 900 },
];

const gradient = { input: "x", fromBackward: 0.5, fromForward: -1.25, tolerancesOff: 900 };
const HALVES: readonly Halves[] = (["right", "wrong", "unknown"] as const).flatMap((forward) =>
  (["right", "wrong", "unknown", "true-to-forward"] as const).map((backward): Halves => ({
    forward,
    backward,
    gradient: backward === "wrong" ? gradient : null,
  })),
);
const STAGES: readonly StageReport[] = [
  { title: { zh: "μ", en: "μ" }, state: "right" },
  { title: { zh: "σ²", en: "σ²" }, state: "unknown" },
  { title: { zh: "x̂", en: "x̂" }, state: "wrong" },
  { title: { zh: "输出", en: "output" }, state: "wrong" },
];

/** One of each, and of each wording. */
const verdicts: readonly Verdict[] = [
  { kind: "passed", run: inCase.run, caseCount: 9, worstTolerances: 0.001, changedInputs: [] },
  {
    kind: "passed",
    run: inCase.run,
    caseCount: 9,
    worstTolerances: 0.001,
    changedInputs: ["step 1, argument 0", "step 3, argument 1"],
  },
  ...HALVES.map((halves): Verdict => ({ ...wrongValue, output: "gradients[0]", halves })),
  { ...wrongValue, output: "runningMean", stages: STAGES, changedInputs: ["step 2, argument 0"] },
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
  { kind: "could-not-run", cause: { kind: "reads-values", op: "dataSync", line: 3 } },
  { kind: "could-not-run", cause: { kind: "reads-values", op: "dataSync", line: null } },
  { kind: "could-not-run", cause: { kind: "lacks-kernel", kernel: "Unique", line: 3 } },
  { kind: "could-not-run", cause: { kind: "lacks-kernel", kernel: "Unique", line: null } },
  { kind: "could-not-run", cause: { kind: "reference-failed", caseId: "zero-variance" } },
  { kind: "could-not-run", cause: { kind: "case-missing", caseId: "zero-variance" } },
];

/** Words of one language that would puzzle who writes the other. */
const NOT_PYTHON = /tensor|张量|\btf\.|\bnull\b|\bNaN\b|Infinity|\bobject\b|\bcast\b|runningMean|dataSync、/;
const NOT_TYPESCRIPT = /\bNone\b|\btuple\b|\bdict\b|astype|running_mean|\barrays?\b|数组运算/;

/** Kinds that say more than their headline. */
const HAS_DETAIL: Readonly<Record<Verdict["kind"], boolean>> = {
  passed: true,
  "wrong-value": true,
  "wrong-shape": true,
  "wrong-type": true,
  "not-finite": true,
  "wrong-property": true,
  error: true,
  "syntax-error": true,
  "not-defined": false,
  "forbidden-operation": false,
  "time-out": true,
  "device-lost": true,
  "could-not-run": true,
};

describe("a verdict in words", () => {
  const everyWay = verdicts.flatMap((verdict) =>
    LANGUAGES.flatMap((language) => CODE_LANGUAGES.map((code) => ({ verdict, language, code }))),
  );

  it.each(everyWay)(
    "$verdict.kind says in $language, of $code, what happened and what to do",
    ({ verdict, language, code }) => {
      const { headline, details, next } = verdictText(verdict, language, code);
      for (const sentence of [headline, ...details, next ?? ""]) {
        expect(sentence).not.toBe("");
        expect(sentence).not.toMatch(/undefined|\[object|[{}!！<>]|grading_/);
        if (code === "python") expect(sentence).not.toMatch(NOT_PYTHON);
        else expect(sentence).not.toMatch(NOT_TYPESCRIPT);
      }
      expect(/\p{Script=Han}/u.test(`${headline}${next ?? ""}`)).toBe(language === "zh");
      expect(headline).not.toMatch(/[.。]$/);
    },
  );

  it("counts one element as one", () => {
    const [, one] = verdictText({ ...wrongValue, wrongCount: 1 }, "en", "python").details;
    const [, three] = verdictText(wrongValue, "en", "python").details;
    expect([one, three]).toEqual(["1 of 12 elements is off.", "3 of 12 elements are off."]);
  });

  it("has a detail for every kind that happens at a place, and every kind is here", () => {
    const kinds = new Set(verdicts.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(Object.keys(HAS_DETAIL).sort());
    for (const verdict of verdicts.filter(({ kind }) => HAS_DETAIL[kind])) {
      expect(verdictText(verdict, "en", "python").details).not.toEqual([]);
    }
  });

  it("says which half is wrong, and how the gradient differs from the forward pass", () => {
    const told = (halves: Halves) => verdictText({ ...wrongValue, halves }, "zh", "python").details.slice(3);
    expect(told({ forward: "right", backward: "wrong", gradient })).toEqual([
      "前向全部正确，错在反向。",
      "沿一个随机方向稍稍改动 x：按你的反向，变化率应为 0.5；你自己的前向实际是 −1.25。",
    ]);
    expect(told({ forward: "wrong", backward: "true-to-forward", gradient: null })).toEqual([
      "你的反向正是你这个前向的梯度，推导没有错：先把前向改对，反向跟着同样地改。",
    ]);
    expect(told({ forward: "unknown", backward: "unknown", gradient: null })).toEqual([]);
  });

  it("names the stages up to the first that is wrong, leaving out what is not known", () => {
    const verdict: Verdict = { ...wrongValue, stages: STAGES };
    expect(verdictText(verdict, "zh", "python").details).toContain("一步一步看：μ 对，x̂ 不对。");
    expect(verdictText(verdict, "en", "python").details).toContain("Stage by stage: μ right, x̂ wrong.");
  });

  it("writes names and values as the code's language does", () => {
    const verdict: Verdict = { ...wrongValue, output: "runningMean" };
    expect(verdictText(verdict, "en", "python").headline).toBe("running_mean has wrong values");
    expect(verdictText(verdict, "en", "typescript").headline).toBe("runningMean has wrong values");
    const gradients: Verdict = { ...wrongValue, output: "gradients.dW" };
    expect(verdictText(gradients, "en", "python").headline).toBe("gradients.dW has wrong values");
  });

  it("says in a passing verdict too that an input was changed in place", () => {
    const [, passed] = verdicts;
    expect(passed && verdictText(passed, "en", "python").details[1]).toBe(
      "Your code changed an input in place (argument 0 of step 1 and argument 1 of step 3): whoever uses it afterwards sees other numbers. Change a copy instead.",
    );
  });

  it("names output, place, numbers, tolerance and case", () => {
    expect(verdictText(wrongValue, "zh", "typescript")).toEqual({
      headline: "y 的数值不对",
      details: [
        "位置 [2, 0] 应为 1.5，得到 −2，差了容差的 1200 倍。",
        "12 个元素里有 3 个不对。",
        "用例“方差为零”；通过了 2 / 9 个用例。",
      ],
      next: "拿这个用例的输入，一步一步打印中间结果，和手算的对一对。",
    });
    expect(verdictText(wrongValue, "en", "typescript").details[0]).toBe(
      "At [2, 0] it should be 1.5 but is −2, 1200 times the tolerance off.",
    );
  });

  it("gives both shapes", () => {
    const verdict: Verdict = { ...inOutput, kind: "wrong-shape", expectedShape: [4, 3], gotShape: [3] };
    expect(verdictText(verdict, "zh", "typescript").details[0]).toBe("形状应为 [4, 3]，得到 [3]。");
    expect(verdictText(verdict, "en", "typescript").details[0]).toBe(
      "The shape should be [4, 3] but is [3].",
    );
  });

  it("points at the learner's line", () => {
    expect(verdictText({ ...inCase, kind: "error", problem }, "en", "python").details[0]).toBe(
      "Line 4: TypeError: x.foo is not a function",
    );
  });

  it("leaves the advice to the mistake that is named", () => {
    const mistake = { id: "m", subject: "s", message: { zh: "错", en: "wrong" }, edits: {} };
    expect(verdictText(wrongValue, "en", "typescript").next).not.toBeNull();
    expect(verdictText(withMistake(wrongValue, mistake, "python"), "en", "python").next).toBeNull();
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
