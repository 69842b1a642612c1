import { describe, expect, it } from "vitest";

import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { toValue } from "#lib/exercises/inputs.ts";
import type { Argument } from "#lib/exercises/inputs.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import { apply, stage } from "#lib/exercises/steps.ts";
import { judgeStages } from "./stages.ts";

const TOLERANCE = { relative: 1e-3, absolute: 1e-3, reason: { zh: "", en: "" } };

function seen(id: string, ...stages: NonNullable<ExerciseCase["stages"]>): ExerciseCase {
  return { id, title: { zh: id, en: id }, visible: false, steps: [apply([])], stages };
}

function gave(caseId: string, output: Argument): CaseOutcome {
  return { kind: "outputs", caseId, outputs: { output: toValue(output) }, changedInputs: [] };
}

const mean = stage("μ", "output", [0]);
const variance = stage("σ²", "output", [1]);
const reports = (cases: readonly (readonly [ExerciseCase, Argument | null])[]) =>
  judgeStages(
    cases.map(([exerciseCase, output]) => ({
      exerciseCase,
      reference: gave(exerciseCase.id, [1, 2]),
      submitted:
        output === null
          ? {
              kind: "threw",
              caseId: exerciseCase.id,
              problem: { name: "E", message: "", line: null, column: null },
            }
          : gave(exerciseCase.id, output),
    })),
    TOLERANCE,
  ).map(({ title, state }) => `${title.en} ${state}`);

describe("stages", () => {
  it("are judged one by one, each on its own part of an output, in their order", () => {
    expect(reports([[seen("a", mean, variance), [1, 9]]])).toEqual(["μ right", "σ² wrong"]);
    expect(reports([[seen("a", mean, variance), [9, 2]]])).toEqual(["μ wrong", "σ² right"]);
  });

  it("are right where one of several ways shows them right", () => {
    expect(
      reports([
        [seen("a", mean), [9, 9]],
        [seen("b", variance, mean), [1, 9]],
      ]),
    ).toEqual(["μ right", "σ² wrong"]);
  });

  it("are unknown where nothing came, and wrong where something is missing", () => {
    expect(reports([[seen("a", mean), null]])).toEqual(["μ unknown"]);
    expect(
      reports([
        [seen("a", mean), null],
        [seen("b", mean), [9, 9]],
      ]),
    ).toEqual(["μ wrong"]);
    expect(reports([[seen("a", variance), [1]]])).toEqual(["σ² wrong"]);
  });
});
