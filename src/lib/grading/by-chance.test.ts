import { describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import type { Argument } from "#lib/exercises/inputs.ts";
import { filled, toValue, uniformTensor } from "#lib/exercises/inputs.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { apply, call, construct } from "#lib/exercises/steps.ts";
import { failsByChanceAlone } from "./by-chance.ts";

const ones = filled([50, 60], 1);
const exercise: Pick<Exercise, "cases" | "tolerance"> = {
  cases: [
    {
      id: "mask",
      title: { zh: "掩码", en: "mask" },
      visible: true,
      steps: [construct(), call("mask", [], "mask"), call("count", [], "count")],
      checks: [
        { kind: "multiple", output: "mask", of: ones, factors: [0, 1] },
        { kind: "zero-share", output: "mask", probability: 0.5 },
      ],
    },
    { id: "other", title: { zh: "别的", en: "other" }, visible: true, steps: [apply([])] },
  ],
  tolerance: { relative: 1e-3, absolute: 1e-3, reason: { zh: "", en: "" } },
};

function mask(share: number, kept = 1) {
  const drawn = uniformTensor([50, 60], 5, { low: 0, high: 1 }).values;
  return { ...ones, values: Float32Array.from(drawn, (u) => (u < share ? 0 : kept)) };
}

function outcomes(masked: Argument, count = 1, other = 1): readonly CaseOutcome[] {
  return [
    {
      kind: "outputs",
      caseId: "mask",
      outputs: { mask: toValue(masked), count: toValue(count) },
      changedInputs: [],
    },
    { kind: "outputs", caseId: "other", outputs: { output: toValue(other) }, changedInputs: [] },
  ];
}

const expected = outcomes(mask(0.5));
function isByChance(...given: Parameters<typeof outcomes>): boolean {
  const outcome: SubmissionOutcome = {
    kind: "ran",
    cases: outcomes(...given),
    printed: [],
    backend: "cpu",
    adapter: null,
    durationMs: 1,
  };
  return failsByChanceAlone(exercise, expected, outcome);
}

describe("failing by chance alone", () => {
  it("is to fail statistics and nothing else", () => {
    expect(isByChance(mask(0.8))).toBe(true);
  });

  it("is not to pass, and not to be wrong beside", () => {
    expect(isByChance(mask(0.5))).toBe(false);
    expect(isByChance(mask(0.8, 2))).toBe(false);
    expect(isByChance(mask(0.8), 2)).toBe(false);
    expect(isByChance(mask(0.8), 1, 2)).toBe(false);
    expect(isByChance(filled([3], 1))).toBe(false);
  });
});
