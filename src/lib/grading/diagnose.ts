import type { Exercise, ExerciseCase, Mistake } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import type { OutputDifference } from "./compare-output.ts";
import { judgeCase } from "./judge-case.ts";
import type { JudgedCase } from "./judged-run.ts";
import { findCase, judgedCases } from "./judged-run.ts";
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
export function diagnose(...given: Parameters<typeof diagnosing>): Mistake | null {
  const steps = diagnosing(...given);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in pieces, for a page that must stay alive: a piece compares one case.
 * @param pause awaited between pieces
 */
export async function diagnoseInPieces(
  pause: () => Promise<void>,
  ...given: Parameters<typeof diagnosing>
): Promise<Mistake | null> {
  const steps = diagnosing(...given);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await pause();
  }
}

function* diagnosing(
  exercise: Pick<Exercise, "cases" | "tolerance" | "mistakes">,
  outcome: SubmissionOutcome,
  expected: readonly CaseOutcome[],
  mistakeOutcomes: ReadonlyMap<string, SubmissionOutcome>,
): Generator<undefined, Mistake | null> {
  if (outcome.kind !== "ran") return null;
  const evidence = judgedCases(exercise.cases, expected, outcome.cases);
  let only: Mistake | null = null;
  for (const mistake of exercise.mistakes) {
    const mistaken = mistakeOutcomes.get(mistake.id);
    if (mistaken?.kind !== "ran") continue;
    if (!(yield* explaining(mistaken.cases, evidence, exercise))) continue;
    if (only !== null) return null;
    only = mistake;
  }
  return only;
}

function* explaining(
  mistaken: readonly CaseOutcome[],
  evidence: readonly JudgedCase[],
  exercise: Pick<Exercise, "tolerance">,
): Generator<undefined, boolean> {
  let isTelling = false;
  for (const { exerciseCase, reference, submitted } of evidence) {
    const wrong = findCase(mistaken, exerciseCase.id);
    const isSame = wrong !== undefined && sameOutcome(exerciseCase, exercise.tolerance, wrong, submitted);
    yield;
    if (!isSame) return false;
    if (isTelling) continue;
    const { times, unit } = offBy(exerciseCase, exercise, reference, wrong);
    isTelling = times >= TELLING[unit];
    yield;
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
    case "not-the-gradient":
      return { times: failure.tolerancesOff, unit: "tolerance" };
    case "improbable":
      return { times: boundsOff(failure), unit: "bound" };
    case "repeated-slices":
    case "misplaced-zeros":
    case "repeated-zeros":
      return INFINITELY;
  }
}
