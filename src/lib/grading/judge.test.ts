import { describe, expect, it } from "vitest";

import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { apply, call, construct, read } from "#lib/exercises/steps.ts";
import { filled, tensor, toValue } from "#lib/exercises/inputs.ts";
import type { Argument } from "#lib/exercises/inputs.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { judge } from "./judge.ts";
import { isExplainable, withMistake } from "./verdict.ts";

const twoOutputs: ExerciseCase = {
  id: "two-outputs",
  title: { zh: "两个输出", en: "two outputs" },
  visible: true,
  steps: [construct(), call("forward", [], "y"), read("state")],
};
const hidden: ExerciseCase = {
  id: "hidden",
  title: { zh: "藏着的", en: "hidden" },
  visible: false,
  steps: [apply([])],
};
const exercise = {
  cases: [twoOutputs, hidden],
  tolerance: { relative: 1e-3, absolute: 1e-3, reason: { zh: "", en: "" } },
};

function outputs(caseId: string, named: Readonly<Record<string, Argument>>): CaseOutcome {
  const entries = Object.entries(named).map(([name, output]) => [name, toValue(output)] as const);
  return { kind: "outputs", caseId, outputs: Object.fromEntries(entries), changedInputs: [] };
}

function ran(...cases: readonly CaseOutcome[]): SubmissionOutcome {
  return { kind: "ran", cases, printed: [], backend: "webgpu", adapter: "a GPU", durationMs: 12 };
}

const first = outputs("two-outputs", { y: tensor([1, 2]), state: 3 });
const second = outputs("hidden", { output: tensor([[1], [2]]) });
const expected = [first, second];

describe("judging a submission", () => {
  it("passes what equals the reference, and says where it ran", () => {
    expect(judge(exercise, expected, ran(first, second))).toEqual({
      kind: "passed",
      run: { backend: "webgpu", adapter: "a GPU", durationMs: 12 },
      caseCount: 2,
      worstTolerances: 0,
      changedInputs: [],
    });
  });

  it("says how much of the tolerance was used", () => {
    const near = outputs("hidden", { output: tensor([[1], [2.002]]) });
    const verdict = judge(exercise, expected, ran(first, near));
    expect(verdict).toMatchObject({ kind: "passed" });
    expect(verdict.kind === "passed" && verdict.worstTolerances).toBeCloseTo(0.5, 3);
  });

  it("reports the first failing case in the exercise's order, not in the outcome's", () => {
    const wrongFirst = outputs("two-outputs", { y: tensor([1, 5]), state: 3 });
    const wrongSecond = outputs("hidden", { output: tensor([[1], [9]]) });
    expect(judge(exercise, expected, ran(wrongSecond, wrongFirst))).toMatchObject({
      kind: "wrong-value",
      failedCase: { id: "two-outputs", visible: true, passedCount: 0, caseCount: 2 },
      output: "y",
      worst: { index: [1], expected: 2, got: 5 },
      wrongCount: 1,
      elementCount: 2,
      difference: { shape: [2], values: Float32Array.of(0, 3) },
      mistake: null,
    });
  });

  it("counts the cases that pass beside the one that fails", () => {
    const wrongSecond = outputs("hidden", { output: tensor([[1], [9]]) });
    expect(judge(exercise, expected, ran(first, wrongSecond))).toMatchObject({
      failedCase: { id: "hidden", passedCount: 1, caseCount: 2 },
    });
  });

  it.each<[string, Readonly<Record<string, Argument>>, Readonly<Record<string, unknown>>]>([
    [
      "shape",
      { y: tensor([[1, 2]]), state: 3 },
      { kind: "wrong-shape", expectedShape: [2], gotShape: [1, 2] },
    ],
    ["kind", { y: 1, state: 3 }, { kind: "wrong-type", gotType: { kind: "number" } }],
    ["NaN", { y: tensor([1, NaN]), state: 3 }, { kind: "not-finite", element: "NaN", index: [1] }],
    [
      "plain number",
      { y: tensor([1, 2]), state: 4 },
      { kind: "wrong-value", output: "state", worst: { index: [] } },
    ],
    ["NaN number", { y: tensor([1, 2]), state: NaN }, { kind: "not-finite", output: "state", index: [] }],
    [
      "missing output",
      { y: tensor([1, 2]) },
      { kind: "wrong-type", output: "state", gotType: { kind: "none" } },
    ],
  ])("tells a wrong %s", (_what, named, verdict) => {
    expect(judge(exercise, expected, ran(outputs("two-outputs", named), second))).toMatchObject(verdict);
  });

  it("names the place inside lists and records", () => {
    const list = outputs("hidden", { output: [tensor([1]), [tensor([2]), tensor([3])]] });
    const wrong = outputs("hidden", { output: [tensor([1]), [tensor([2]), tensor([4])]] });
    const shorter = outputs("hidden", { output: [tensor([1])] });
    expect(judge(exercise, [list], ran(wrong))).toMatchObject({
      kind: "wrong-value",
      output: "output[1][1]",
    });
    expect(judge(exercise, [list], ran(shorter))).toMatchObject({
      kind: "wrong-shape",
      expectedShape: [2],
      gotShape: [1],
    });
    const record = (value: number): CaseOutcome => ({
      kind: "outputs",
      caseId: "hidden",
      outputs: { output: { kind: "record", entries: { dW: toValue(value) } } },
      changedInputs: [],
    });
    expect(judge(exercise, [record(1)], ran(record(2)))).toMatchObject({ output: "output.dW" });
  });

  it("takes nothing from an object's prototype for an output", () => {
    const exposed: ExerciseCase = { ...hidden, steps: [apply([], "constructor")] };
    const none: CaseOutcome = { kind: "outputs", caseId: "hidden", outputs: {}, changedInputs: [] };
    const verdict = judge(
      { ...exercise, cases: [exposed] },
      [outputs("hidden", { constructor: 1 })],
      ran(none),
    );
    expect(verdict).toMatchObject({ kind: "wrong-type", gotType: { kind: "none" } });
  });

  it("never passes a case that did not come back", () => {
    expect(judge(exercise, expected, ran(first))).toEqual({
      kind: "could-not-run",
      cause: { kind: "case-missing", caseId: "hidden" },
    });
    expect(judge(exercise, expected, ran())).toMatchObject({ kind: "could-not-run" });
  });

  it("judges only the cases that were asked for", () => {
    expect(judge(exercise, [first], ran(first))).toMatchObject({ kind: "passed", caseCount: 1 });
  });

  it("refuses to judge nothing", () => {
    expect(() => judge(exercise, [], ran(first))).toThrow("no case of this exercise");
  });

  it("blames the reference, not the learner, where the reference failed", () => {
    const problem = { name: "Error", message: "lost", line: null, column: null };
    const cause = { kind: "reference-failed", caseId: "two-outputs" };
    const threw: CaseOutcome = { kind: "threw", caseId: "two-outputs", problem };
    expect(judge(exercise, [threw], ran(first))).toEqual({ kind: "could-not-run", cause });
    const nan = outputs("two-outputs", { y: filled([2], NaN), state: 3 });
    expect(judge(exercise, [nan], ran(first))).toEqual({ kind: "could-not-run", cause });
    expect(judge(exercise, [nan], ran(nan))).toEqual({ kind: "could-not-run", cause });
  });

  it("gives an error with the learner's line", () => {
    const problem = { name: "TypeError", message: "x is undefined", line: 3, column: 5 };
    expect(judge(exercise, expected, ran({ kind: "threw", caseId: "two-outputs", problem }))).toMatchObject({
      kind: "error",
      problem,
      failedCase: { id: "two-outputs" },
    });
  });

  it.each<[SubmissionOutcome, Readonly<Record<string, unknown>>]>([
    [
      { kind: "not-defined", entryPoint: "BatchNorm" },
      { kind: "not-defined", entryPoint: "BatchNorm" },
    ],
    [
      { kind: "forbidden-op", op: "batchNorm", line: 2 },
      { kind: "forbidden-operation", op: "batchNorm", line: 2 },
    ],
    [
      { kind: "timed-out", caseId: "hidden", cause: "clock", limitMs: 5000 },
      { kind: "time-out", caseTitle: hidden.title, cause: "clock", limitMs: 5000 },
    ],
    [
      { kind: "timed-out", caseId: null, cause: "message-flood", limitMs: 5000 },
      { kind: "time-out", caseTitle: null },
    ],
    [
      { kind: "device-lost", backend: "webgpu" },
      { kind: "device-lost", backend: "webgpu" },
    ],
    [
      { kind: "could-not-run", reason: "no worker" },
      { kind: "could-not-run", cause: { kind: "sandbox", reason: "no worker" } },
    ],
  ])("passes on that it did not run: %o", (outcome, verdict) => {
    expect(judge(exercise, expected, outcome)).toMatchObject(verdict);
  });

  it("carries inputs that were changed in place", () => {
    const changed: CaseOutcome = { ...first, changedInputs: ["step 1, argument 0"] } as CaseOutcome;
    expect(judge(exercise, expected, ran(changed, second))).toMatchObject({
      kind: "passed",
      changedInputs: ["step 1, argument 0"],
    });
  });
});

describe("naming a mistake", () => {
  const message = { zh: "<ts>甲</ts><py>乙</py>错", en: "<ts>runningMean</ts><py>running_mean</py> wrong" };
  const mistake = { id: "m", subject: "s", message, edits: {} };

  it("adds it to verdicts that a mistake can explain, in the words of the language, without its edits", () => {
    const verdict = judge(
      exercise,
      expected,
      ran(outputs("two-outputs", { y: tensor([9, 9]), state: 3 }), second),
    );
    expect(isExplainable(verdict)).toBe(true);
    expect(withMistake(verdict, mistake, "python")).toEqual({
      ...verdict,
      mistake: { id: "m", subject: "s", message: { zh: "乙错", en: "running_mean wrong" } },
    });
    expect(withMistake(verdict, null, "typescript")).toBe(verdict);
  });

  it("leaves every other verdict alone", () => {
    const passed = judge(exercise, expected, ran(first, second));
    expect(isExplainable(passed)).toBe(false);
    expect(withMistake(passed, mistake, "typescript")).toBe(passed);
  });
});
