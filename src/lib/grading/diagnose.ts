import type { Exercise, ExerciseCase, Mistake } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import type { OutputDifference } from "./compare-output.ts";
import { judgeCase } from "./judge-case.ts";
import { sameOutcome } from "./same-outcome.ts";
import { boundsOff } from "./statistics.ts";

/**
 * A mistake's outputs must be this many tolerances from the reference's on a case before agreeing with them says
 * anything: a submission that agrees within one tolerance is then at least nine times nearer to the mistake. Statistics
 * are measured in bounds, seven standard deviations each: another draw moves them far less than two.
 */
const TELLING: Readonly<Record<Distance["unit"], number>> = { tolerance: 10, bound: 2 };

/** How far an outcome is from passing: at most 1 passes. */
export interface Distance {
  readonly times: number;
  /** A tolerance of the exercise, or the bound of a statistic. */
  readonly unit: "tolerance" | "bound";
}

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
    const { times, unit } = offBy(exerciseCase, exercise, reference, wrong);
    isTelling ||= times >= TELLING[unit];
  }
  return isTelling;
}

/** How far an outcome is off: Infinity where shape, type, NaN, an error or the places of zeros decide, 0 if it passes. */
export function offBy(
  exerciseCase: ExerciseCase,
  exercise: Pick<Exercise, "tolerance">,
  reference: CaseOutcome,
  outcome: CaseOutcome,
): Distance {
  const judgement = judgeCase(exerciseCase, exercise.tolerance, reference, outcome);
  switch (judgement.kind) {
    case "passed":
    case "reference-failed":
      return { times: 0, unit: "tolerance" };
    case "threw":
      return INFINITELY;
    case "different":
      return distanceOf(judgement.difference);
  }
}

const INFINITELY: Distance = { times: Infinity, unit: "tolerance" };

function distanceOf(difference: OutputDifference): Distance {
  if (difference.kind === "wrong-value") {
    return { times: difference.worst?.tolerancesOff ?? Infinity, unit: "tolerance" };
  }
  if (difference.kind !== "wrong-property") return INFINITELY;
  const { failure } = difference;
  switch (failure.kind) {
    case "not-a-multiple":
    case "out-of-bounds":
      return { times: failure.tolerancesOff, unit: "tolerance" };
    case "improbable":
      return { times: boundsOff(failure), unit: "bound" };
    case "repeated-slices":
    case "misplaced-zeros":
    case "repeated-zeros":
      return INFINITELY;
  }
}

function findCase(outcomes: readonly CaseOutcome[], id: string): CaseOutcome | undefined {
  return outcomes.find(({ caseId }) => caseId === id);
}
