import type { ExerciseCase, Tolerance } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, CodeProblem } from "#lib/exercises/outcome.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import type { Closeness } from "./compare.ts";
import type { OutputComparison, OutputDifference } from "./compare-output.ts";
import { compareOutput, ownEntry } from "./compare-output.ts";
import type { FailedCheck } from "./run-checks.ts";
import { runChecks } from "./run-checks.ts";

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

/**
 * Compares the outputs that the case keeps, in the order of its steps; the first that differs decides. Outputs with
 * checks share no values with the reference's: those must be of its form and hold what the checks ask.
 */
export function judgeCase(
  exerciseCase: ExerciseCase,
  tolerance: Tolerance,
  expected: CaseOutcome,
  got: CaseOutcome,
): CaseJudgement {
  if (expected.kind === "threw") return { kind: "reference-failed" };
  if (got.kind === "threw") return { kind: "threw", problem: got.problem };
  const closeness = closenessOf(exerciseCase, tolerance);
  const checked = checkedNames(exerciseCase);
  const { checks = [] } = exerciseCase;
  const report = runChecks(checks, got.outputs, closeness);
  let { worstTolerances } = report;
  for (const name of keptNames(exerciseCase)) {
    const reference = ownEntry(expected.outputs, name);
    if (reference === undefined) return { kind: "reference-failed" };
    const output = ownEntry(got.outputs, name) ?? { kind: "none" };
    const comparison = checked.has(name)
      ? compareChecked(name, reference, output, closeness, report.failed)
      : compareOutput(name, reference, output, closeness);
    if (comparison.kind === "different") {
      // The reference against itself tells a NaN that was expected from one that the learner made.
      const isSound =
        compareOutput(name, reference, reference, closeness).kind === "close" &&
        runChecks(checks, expected.outputs, closeness).failed.every(({ check }) => check.output !== name);
      if (!isSound) return { kind: "reference-failed" };
      return { kind: "different", difference: comparison.difference, changedInputs: got.changedInputs };
    }
    worstTolerances = Math.max(worstTolerances, comparison.worstTolerances);
  }
  return { kind: "passed", worstTolerances, changedInputs: got.changedInputs };
}

/** Names of the outputs that a case judges by its checks. */
export function checkedNames({ checks = [] }: ExerciseCase): ReadonlySet<string> {
  return new Set(checks.map(({ output }) => output));
}

function compareChecked(
  name: string,
  expected: Value,
  got: Value,
  closeness: Closeness,
  failed: readonly FailedCheck[],
): OutputComparison {
  const form = compareOutput(name, expected, got, closeness);
  if (form.kind === "different" && form.difference.kind !== "wrong-value") return form;
  const failure = failed.find(({ check }) => check.output === name)?.failure;
  if (failure === undefined) return { kind: "close", worstTolerances: 0 };
  const difference = { kind: "wrong-property", output: name, expected, got, failure } as const;
  return { kind: "different", difference };
}

/** Names of the outputs that a case keeps, in the order of its steps. */
export function keptNames(exerciseCase: ExerciseCase): readonly string[] {
  return exerciseCase.steps.flatMap((step) =>
    step.do === "construct" || step.keep === null ? [] : [step.keep],
  );
}

/** The tolerance with the scale of the case, if it has one. */
export function closenessOf(exerciseCase: ExerciseCase, tolerance: Tolerance): Closeness {
  const { relative, absolute } = tolerance;
  return exerciseCase.scale === undefined
    ? { relative, absolute }
    : { relative, absolute, scale: exerciseCase.scale };
}
