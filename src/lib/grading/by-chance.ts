import type { Exercise } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { closenessOf, judgeOutputs } from "./judge-case.ts";
import { judgedCases } from "./judged-run.ts";
import { runChecks } from "./run-checks.ts";

/**
 * Whether a submission fails nothing but statistics, so that another draw may pass. A right program does that with
 * probability 10⁻⁹ at most; run again with a seed of its own, and failing only if both runs fail, with 10⁻¹⁸. A wrong one
 * fails again: it is bounds off, not a little beyond one.
 */
export function failsByChanceAlone(
  exercise: Pick<Exercise, "cases" | "tolerance">,
  expected: readonly CaseOutcome[],
  outcome: SubmissionOutcome,
): boolean {
  if (outcome.kind !== "ran") return false;
  const judged = judgedCases(exercise.cases, expected, outcome.cases);
  if (judged.length < expected.length) return false;
  let isAnyImprobable = false;
  for (const { exerciseCase, reference, submitted } of judged) {
    if (reference.kind === "threw" || submitted.kind === "threw") return false;
    const closeness = closenessOf(exerciseCase, exercise.tolerance);
    const { failed } = runChecks(exerciseCase.checks ?? [], submitted.outputs, closeness);
    if (failed.some(({ failure }) => failure.kind !== "improbable")) return false;
    isAnyImprobable ||= failed.length > 0;
    for (const { comparison } of judgeOutputs(
      exerciseCase,
      exercise.tolerance,
      reference.outputs,
      submitted.outputs,
    )) {
      if (comparison === null) return false;
      if (comparison.kind === "different" && comparison.difference.kind !== "wrong-property") return false;
    }
  }
  return isAnyImprobable;
}
