import { describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import { gradientCase } from "#lib/exercises/gradient-case.ts";
import { normalTensor, tensor, toValue } from "#lib/exercises/inputs.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { stage } from "#lib/exercises/steps.ts";
import type { TensorData } from "#lib/exercises/tensor-data.ts";
import { judge } from "./judge.ts";

/** y = a·x³ element by element, in float32; dx = 3a·x²·dy. */
interface Program {
  readonly forward: (x: number, a: number) => number;
  readonly backward: (x: number, a: number, dy: number) => number;
}

const RIGHT: Program = { forward: (x, a) => a * x ** 3, backward: (x, a, dy) => 3 * a * x ** 2 * dy };

const x = normalTensor([3, 4], 1);
const dy = normalTensor([3, 4], 2);
const cubed = gradientCase({
  id: "cubed",
  title: { zh: "立方", en: "cubed" },
  visible: true,
  construct: [0.7],
  forward: { method: "forward", args: [x], keep: "y" },
  backward: { method: "backward", keep: "dx" },
  cotangent: dy,
  inputs: [{ name: "x", of: { call: "forward", argument: 0 }, at: [] }],
  seed: 3,
  stages: [stage("y", "y"), stage("dx", "dx")],
});
const exercise: Pick<Exercise, "cases" | "tolerance"> = {
  cases: [cubed],
  tolerance: { relative: 1e-4, absolute: 1e-4, reason: { zh: "", en: "" } },
};

/** Follows the steps as a sandbox would. */
function run({ forward, backward }: Program, scaleOfLaterCalls = 1): CaseOutcome {
  let [a, latest, calls] = [NaN, x, 0];
  const outputs: Record<string, ReturnType<typeof toValue>> = {};
  const map = (tensorData: TensorData, f: (value: number, i: number) => number): TensorData => ({
    ...tensorData,
    values: Float32Array.from(tensorData.values, f),
  });
  for (const step of cubed.steps) {
    if (step.do === "read") continue;
    const [arg] = step.args;
    if (step.do === "construct") a = arg?.kind === "number" ? arg.value : NaN;
    else if (arg?.kind === "tensor" && step.keep !== null) {
      const isForward = step.method === "forward";
      if (isForward) latest = arg.tensor;
      const scale = isForward && calls++ > 0 ? scaleOfLaterCalls : 1;
      const output = isForward
        ? map(arg.tensor, (value) => scale * forward(value, a))
        : map(arg.tensor, (value, i) => backward(latest.values[i] ?? NaN, a, value));
      outputs[step.keep] = toValue(output);
    }
  }
  return { kind: "outputs", caseId: "cubed", outputs, changedInputs: [] };
}

function ran(outcome: CaseOutcome): SubmissionOutcome {
  return { kind: "ran", cases: [outcome], printed: [], backend: "cpu", adapter: null, durationMs: 1 };
}

const expected = [run(RIGHT)];
const verdictOf = (program: Program, later?: number) =>
  judge(exercise, expected, ran(run({ ...program }, later)));

describe("judging forward and backward apart", () => {
  it("passes both, and uses little of what differences allow", () => {
    const verdict = verdictOf(RIGHT);
    expect(verdict).toMatchObject({ kind: "passed" });
    expect(verdict.kind === "passed" && verdict.worstTolerances).toBeLessThan(0.25);
  });

  it("finds backward wrong where forward is right", () => {
    expect(verdictOf({ ...RIGHT, backward: (value, a, d) => 2 * a * value ** 2 * d })).toMatchObject({
      kind: "wrong-value",
      output: "dx",
      halves: { forward: "right", backward: "wrong", gradient: { input: "x" } },
      stages: [{ state: "right" }, { state: "wrong" }],
    });
  });

  it("finds forward wrong where backward is the right one", () => {
    expect(verdictOf({ ...RIGHT, forward: (value, a) => a * value ** 3 + value })).toMatchObject({
      output: "y",
      halves: { forward: "wrong", backward: "right", gradient: null },
    });
  });

  it("knows a backward that is true to a wrong forward", () => {
    const square: Program = {
      forward: (value, a) => a * value ** 2,
      backward: (value, a, d) => 2 * a * value * d,
    };
    const verdict = verdictOf(square);
    expect(verdict).toMatchObject({ output: "y", halves: { forward: "wrong", backward: "true-to-forward" } });
  });

  it("finds both wrong where they have nothing to do with each other", () => {
    const neither: Program = {
      forward: (value, a) => a * value ** 2,
      backward: (value, a, d) => a * value * d,
    };
    expect(verdictOf(neither)).toMatchObject({ halves: { forward: "wrong", backward: "wrong" } });
  });

  it("does not let a gradient pass that the next forward contradicts", () => {
    expect(verdictOf(RIGHT, 1.5)).toMatchObject({
      kind: "wrong-property",
      output: "dx",
      failure: { kind: "not-the-gradient", input: "x" },
      halves: { forward: "right", backward: "right" },
    });
  });

  it("does not know what did not run", () => {
    const problem = { name: "Error", message: "m", line: 1, column: null };
    expect(judge(exercise, expected, ran({ kind: "threw", caseId: "cubed", problem }))).toMatchObject({
      kind: "error",
      halves: { forward: "unknown", backward: "unknown" },
      stages: [{ state: "unknown" }, { state: "unknown" }],
    });
  });

  it("says nothing of exercises with one half", () => {
    const alone = {
      ...exercise,
      cases: [{ ...cubed, steps: cubed.steps.slice(0, 2), checks: [], stages: [] }],
    };
    const wrong: CaseOutcome = {
      kind: "outputs",
      caseId: "cubed",
      outputs: { y: toValue(tensor([1])) },
      changedInputs: [],
    };
    expect(judge(alone, expected, ran(wrong))).toMatchObject({ halves: null, stages: [] });
  });
});
