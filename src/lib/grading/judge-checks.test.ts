import { describe, expect, it } from "vitest";

import type { Check } from "#lib/exercises/check.ts";
import type { Exercise, Mistake } from "#lib/exercises/exercise.ts";
import type { Argument } from "#lib/exercises/inputs.ts";
import { normalTensor, tensor, toValue, uniformTensor } from "#lib/exercises/inputs.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { call, construct } from "#lib/exercises/steps.ts";
import type { TensorData } from "#lib/exercises/tensor-data.ts";
import { diagnose } from "./diagnose.ts";
import { judge } from "./judge.ts";

const SHAPE = [80, 90];
const x = normalTensor(SHAPE, 1);
const checks: readonly Check[] = [
  { kind: "multiple", output: "y", of: x, factors: [0, 2] },
  { kind: "distinct-slices", output: "y", axis: 0 },
  { kind: "zero-share", output: "y", probability: 0.5 },
];
const mistakes: readonly Mistake[] = ["unscaled", "tripled", "rarely", "often"].map((id) => ({
  id,
  subject: id,
  message: { zh: id, en: id },
  edits: {},
}));
const exercise: Pick<Exercise, "cases" | "tolerance" | "mistakes"> = {
  cases: [
    {
      id: "drop",
      title: { zh: "丢", en: "drop" },
      visible: true,
      steps: [construct(), call("forward", [x], "y"), call("count", [], "count")],
      checks,
    },
  ],
  mistakes,
  tolerance: { relative: 1e-4, absolute: 1e-4, reason: { zh: "", en: "" } },
};

/** x with a share of its elements dropped and the others multiplied. */
function dropped(seed: number, share: number, factor: number): TensorData {
  const drawn = uniformTensor(SHAPE, seed, { low: 0, high: 1 }).values;
  const values = Float32Array.from(x.values, (element, i) =>
    (drawn[i] ?? 0) < share ? 0 : element * factor,
  );
  return { ...x, values };
}

function outcome(y: Argument, count: Argument = 1): CaseOutcome {
  return {
    kind: "outputs",
    caseId: "drop",
    outputs: { y: toValue(y), count: toValue(count) },
    changedInputs: [],
  };
}

function ran(one: CaseOutcome): SubmissionOutcome {
  return { kind: "ran", cases: [one], printed: [], backend: "cpu", adapter: null, durationMs: 1 };
}

const expected = [outcome(dropped(2, 0.5, 2))];
const verdictOf = (y: Argument, count: Argument = 1) => judge(exercise, expected, ran(outcome(y, count)));

describe("judging what chance decides", () => {
  it("passes another draw, and says how much of the tolerance exact checks used", () => {
    const verdict = verdictOf(dropped(3, 0.5, 2.00005));
    expect(verdict).toMatchObject({ kind: "passed" });
    expect(verdict.kind === "passed" && verdict.worstTolerances).toBeGreaterThan(0.05);
  });

  it("names the first check that fails, in the order of the case", () => {
    expect(verdictOf(dropped(3, 0.2, 1))).toMatchObject({
      kind: "wrong-property",
      output: "y",
      failure: { kind: "not-a-multiple" },
      failedCase: { id: "drop" },
      mistake: null,
    });
    expect(verdictOf(dropped(3, 0.2, 2))).toMatchObject({
      kind: "wrong-property",
      failure: { kind: "improbable", quantity: "zero-share" },
    });
  });

  it("asks for the reference's form first", () => {
    expect(verdictOf(tensor([1, 2]))).toMatchObject({ kind: "wrong-shape", output: "y" });
    expect(verdictOf(4)).toMatchObject({ kind: "wrong-type", output: "y" });
    const broken = dropped(3, 0.5, 2);
    broken.values[7] = NaN;
    expect(verdictOf(broken)).toMatchObject({ kind: "not-finite", index: [0, 7] });
  });

  it("compares outputs without a check by value, as ever", () => {
    expect(verdictOf(dropped(3, 0.5, 2), 2)).toMatchObject({ kind: "wrong-value", output: "count" });
  });

  it("blames the reference where that fails the check too", () => {
    const unsound = [outcome(dropped(2, 0.2, 2))];
    expect(judge(exercise, unsound, ran(outcome(dropped(3, 0.2, 2))))).toEqual({
      kind: "could-not-run",
      cause: { kind: "reference-failed", caseId: "drop" },
    });
  });
});

describe("naming a mistake that chance has a part in", () => {
  const mistaken = new Map([
    ["unscaled", ran(outcome(dropped(4, 0.5, 1)))],
    ["tripled", ran(outcome(dropped(5, 0.5, 3)))],
    ["rarely", ran(outcome(dropped(6, 0.1, 2)))],
    ["often", ran(outcome(dropped(7, 0.9, 2)))],
  ]);
  const named = (y: Argument, count: Argument = 1) =>
    diagnose(exercise, ran(outcome(y, count)), expected, mistaken)?.id ?? null;

  it("takes another draw of the same program for it", () => {
    expect(named(dropped(8, 0.5, 1))).toBe("unscaled");
    expect(named(dropped(9, 0.5, 3))).toBe("tripled");
    expect(named(dropped(10, 0.1, 2))).toBe("rarely");
    expect(named(dropped(11, 0.9, 2))).toBe("often");
  });

  it("lets pass that few elements came out right by chance, but never that they came out wrong", () => {
    const of = tensor([1, 2, 3]);
    const few: Pick<Exercise, "cases" | "tolerance" | "mistakes"> = {
      ...exercise,
      cases: exercise.cases.map((one) => ({
        ...one,
        checks: [{ kind: "multiple", output: "y", of, factors: [0, 2] }],
      })),
    };
    const twice = { ...exercise.cases[0], id: "again" };
    const both = { ...few, cases: [...few.cases, twice as Exercise["cases"][number]] };
    const run = (small: Argument, large: Argument): SubmissionOutcome => {
      const again: CaseOutcome = { ...outcome(large), caseId: "again" };
      return {
        kind: "ran",
        cases: [outcome(small), again],
        printed: [],
        backend: "cpu",
        adapter: null,
        durationMs: 1,
      };
    };
    const right = run(tensor([2, 0, 6]), dropped(2, 0.5, 2));
    const reference = right.kind === "ran" ? right.cases : [];
    const known = new Map([["unscaled", run(tensor([1, 0, 3]), dropped(4, 0.5, 1))]]);
    const lucky = run(tensor([0, 0, 0]), dropped(8, 0.5, 1));
    expect(diagnose(both, lucky, reference, known)?.id).toBe("unscaled");
    const otherwise = run(tensor([5, 0, 5]), dropped(8, 0.5, 1));
    expect(diagnose(both, otherwise, reference, known)).toBeNull();
  });

  it("is silent where the same checks fail in another way, or others too", () => {
    expect(named(dropped(8, 0.5, 1.5))).toBeNull();
    expect(named(dropped(8, 0.3, 2))).toBeNull();
    expect(named(dropped(8, 0.9, 1))).toBeNull();
    expect(named(dropped(8, 0.5, 1), 2)).toBeNull();
  });
});
