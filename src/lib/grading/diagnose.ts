import type { Exercise, ExerciseCase, Mistake } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { judgeCase } from "./judge-case.ts";
import { sameOutcome } from "./same-outcome.ts";

/**
 * A mistake's outputs must be this many tolerances from the reference's on a case before agreeing with them says
 * anything: a submission that agrees within one tolerance is then at least nine times nearer to the mistake.
 */
const TELLING_TOLERANCES = 10;

/**
 * The usual mistake that a failed submission makes: the only one whose outcomes are the submission's own on every case,
 * failing and passing alike. Two that explain it equally well (few cases ran) are no diagnosis.
 * @param expected the reference's outcomes
 * @param mistakeOutcomes by mistake id, run on the same inputs and backend; mistakes without one are not considered
 */
export function diagnose(
  exercise: Pick<Exercise, "cases" | "tolerance" | "mistakes">,
  outcome: SubmissionOutcome,
  expected: readonly CaseOutcome[],
  mistakeOutcomes: ReadonlyMap<string, SubmissionOutcome>,
): Mistake | null {
  if (outcome.kind !== "ran") return null;
  const evidence = collectEvidence(exercise, outcome.cases, expected);
  const explaining = exercise.mistakes.filter((mistake) => {
    const mistaken = mistakeOutcomes.get(mistake.id);
    return mistaken?.kind === "ran" && explains(mistaken.cases, evidence, exercise);
  });
  const [only, ...others] = explaining;
  return only !== undefined && others.length === 0 ? only : null;
}

/** One case that the submission ran, with what the reference gave. */
interface Evidence {
  readonly exerciseCase: ExerciseCase;
  readonly reference: CaseOutcome;
  readonly submitted: CaseOutcome;
}

function collectEvidence(
  exercise: Pick<Exercise, "cases">,
  submitted: readonly CaseOutcome[],
  expected: readonly CaseOutcome[],
): readonly Evidence[] {
  return exercise.cases.flatMap((exerciseCase) => {
    const reference = findCase(expected, exerciseCase.id);
    const own = findCase(submitted, exerciseCase.id);
    return reference === undefined || own === undefined ? [] : [{ exerciseCase, reference, submitted: own }];
  });
}

function explains(
  mistaken: readonly CaseOutcome[],
  evidence: readonly Evidence[],
  exercise: Pick<Exercise, "tolerance">,
): boolean {
  let isTelling = false;
  for (const { exerciseCase, reference, submitted } of evidence) {
    const wrong = findCase(mistaken, exerciseCase.id);
    if (wrong === undefined || !sameOutcome(exerciseCase, exercise.tolerance, wrong, submitted)) return false;
    isTelling ||= offBy(exerciseCase, exercise, reference, wrong) >= TELLING_TOLERANCES;
  }
  return isTelling;
}

/** How many tolerances an outcome is off: Infinity where shape, type, NaN or an error decides, 0 where it passes. */
export function offBy(
  exerciseCase: ExerciseCase,
  exercise: Pick<Exercise, "tolerance">,
  reference: CaseOutcome,
  outcome: CaseOutcome,
): number {
  const judgement = judgeCase(exerciseCase, exercise.tolerance, reference, outcome);
  switch (judgement.kind) {
    case "passed":
    case "reference-failed":
      return 0;
    case "threw":
      return Infinity;
    case "different":
      return judgement.difference.kind === "wrong-value"
        ? (judgement.difference.worst?.tolerancesOff ?? Infinity)
        : Infinity;
  }
}

function findCase(outcomes: readonly CaseOutcome[], id: string): CaseOutcome | undefined {
  return outcomes.find(({ caseId }) => caseId === id);
}
