import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";

/** One case of a run, with what the reference gave there. */
export interface JudgedCase {
  readonly exerciseCase: ExerciseCase;
  readonly reference: CaseOutcome;
  readonly submitted: CaseOutcome;
}

/** The cases that both ran, in the exercise's order. */
export function judgedCases(
  cases: readonly ExerciseCase[],
  expected: readonly CaseOutcome[],
  submitted: readonly CaseOutcome[],
): readonly JudgedCase[] {
  return cases.flatMap((exerciseCase) => {
    const reference = findCase(expected, exerciseCase.id);
    const own = findCase(submitted, exerciseCase.id);
    return reference === undefined || own === undefined ? [] : [{ exerciseCase, reference, submitted: own }];
  });
}

export function findCase(outcomes: readonly CaseOutcome[], id: string): CaseOutcome | undefined {
  return outcomes.find(({ caseId }) => caseId === id);
}
