import type { ExerciseCase, Tolerance } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, CodeProblem } from "#lib/exercises/outcome.ts";
import type { Closeness } from "./compare.ts";
import type { OutputDifference } from "./compare-output.ts";
import { compareOutput, ownEntry } from "./compare-output.ts";

/** What one case says about a submission. */
export type CaseJudgement =
  | { readonly kind: "passed"; readonly worstTolerances: number; readonly changedInputs: readonly string[] }
  | {
      readonly kind: "different";
      readonly difference: OutputDifference;
      readonly changedInputs: readonly string[];
    }
  | { readonly kind: "threw"; readonly problem: CodeProblem }
  /** The reference gave nothing to compare with. */
  | { readonly kind: "reference-failed" };

/** Compares the outputs that the case keeps, in the order of its steps; the first that differs decides. */
export function judgeCase(
  exerciseCase: ExerciseCase,
  tolerance: Tolerance,
  expected: CaseOutcome,
  got: CaseOutcome,
): CaseJudgement {
  if (expected.kind === "threw") return { kind: "reference-failed" };
  if (got.kind === "threw") return { kind: "threw", problem: got.problem };
  const closeness = closenessOf(exerciseCase, tolerance);
  let worstTolerances = 0;
  for (const name of keptNames(exerciseCase)) {
    const reference = ownEntry(expected.outputs, name);
    if (reference === undefined) return { kind: "reference-failed" };
    const output = ownEntry(got.outputs, name) ?? { kind: "none" };
    const comparison = compareOutput(name, reference, output, closeness);
    if (comparison.kind === "different") {
      // The reference against itself tells a NaN that was expected from one that the learner made.
      const isSound = compareOutput(name, reference, reference, closeness).kind === "close";
      if (!isSound) return { kind: "reference-failed" };
      return { kind: "different", difference: comparison.difference, changedInputs: got.changedInputs };
    }
    worstTolerances = Math.max(worstTolerances, comparison.worstTolerances);
  }
  return { kind: "passed", worstTolerances, changedInputs: got.changedInputs };
}

/** Names of the outputs that a case keeps, in the order of its steps. */
export function keptNames(exerciseCase: ExerciseCase): readonly string[] {
  return exerciseCase.steps.flatMap((step) =>
    step.do === "construct" || step.keep === null ? [] : [step.keep],
  );
}

function closenessOf(exerciseCase: ExerciseCase, tolerance: Tolerance): Closeness {
  const { relative, absolute } = tolerance;
  return exerciseCase.scale === undefined
    ? { relative, absolute }
    : { relative, absolute, scale: exerciseCase.scale };
}
