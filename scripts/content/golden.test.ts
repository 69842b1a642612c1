import { describe, expect, it } from "vitest";

import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import { goldenOutcomes } from "./golden.ts";

const cases: readonly ExerciseCase[] = [
  { id: "only", title: { zh: "例", en: "example" }, visible: true, steps: [] },
];

function given(outputs: Readonly<Record<string, Value>>): readonly CaseOutcome[] {
  return [{ kind: "outputs", caseId: "only", outputs, changedInputs: [] }];
}

function float(...values: number[]): Value {
  return {
    kind: "tensor",
    tensor: { shape: [values.length], dtype: "float32", values: new Float32Array(values) },
  };
}

describe("goldenOutcomes", () => {
  it("has the kinds and dtypes of the reference, and its own numbers", () => {
    const whole: Value = {
      kind: "tensor",
      tensor: { shape: [2], dtype: "int32", values: new Int32Array([9, 9]) },
    };
    const golden = {
      cases: {
        only: {
          y: { shape: [2], values: [0.1, -2] },
          count: { shape: [], values: [3] },
          labels: { shape: [2], values: [1, 0] },
          gradients: { dx: { shape: [1], values: [5] } },
          states: [{ shape: [1], values: [6] }],
        },
      },
    };
    const reference = given({ count: { kind: "number", value: 4 }, labels: whole });
    expect(goldenOutcomes(golden, cases, reference)).toEqual({
      ok: true,
      value: given({
        y: float(0.1, -2),
        count: { kind: "number", value: 3 },
        labels: { kind: "tensor", tensor: { shape: [2], dtype: "int32", values: new Int32Array([1, 0]) } },
        gradients: { kind: "record", entries: { dx: float(5) } },
        states: { kind: "list", items: [float(6)] },
      }),
    });
  });

  it.each([
    ["holds no case", {}],
    ["holds no case", { cases: {} }],
    ['names case "other", which cases.ts has not', { cases: { other: {} } }],
    [
      "gives only, y without a shape and as many numbers",
      { cases: { only: { y: { shape: [3], values: [1, 2] } } } },
    ],
    ["gives only, y without a shape and as many numbers", { cases: { only: { y: [1, 2] } } }],
  ])("says that it %s", (error, golden) => {
    expect(goldenOutcomes(golden, cases, [])).toEqual({ ok: false, error });
  });
});
