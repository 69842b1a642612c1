import type { Mistake } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import type { SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { diagnose, offBy, type Distance } from "#lib/grading/diagnose.ts";
import { isBackendLimit } from "#lib/sandbox/submission.ts";
import { judgedText, judgeOutcome } from "./outcome-text.ts";
import type { Bench, WrongProgram } from "./proof.ts";
import { WRONG_BEYOND } from "./proof.ts";

const FILE = "mistakes.ts";

/** Shows that every mistake of the language fails by far, and is named as itself and nothing else. */
export async function proveMistakes(bench: Bench): Promise<readonly WrongProgram[]> {
  const { exercise, language, solution, expected, run, report } = bench;
  const outcomes = new Map<string, SubmissionOutcome>();
  const sources = new Map<string, string>([[solution, "the solution"]]);
  for (const mistake of exercise.mistakes) {
    const source = mistakenSource(exercise, mistake, language);
    if (source === null) continue;
    const same = sources.get(source);
    if (same !== undefined) {
      const what = `mistake ${mistake.id} is the same program as ${same}`;
      report({ file: FILE, what, todo: "Change what its edits do, or drop it." });
    }
    sources.set(source, mistake.id);
    const outcome = await run(source, exercise.cases);
    if (isBackendLimit(outcome)) {
      const why = judgedText(judgeOutcome(exercise, expected, outcome), language);
      const what = `mistake ${mistake.id} cannot be named here: ${why}`;
      report({ file: FILE, what, todo: "Write it with what every backend can do." });
    } else outcomes.set(mistake.id, outcome);
  }
  return exercise.mistakes.flatMap((mistake) => {
    const outcome = outcomes.get(mistake.id);
    return outcome === undefined ? [] : [wrongProgram(bench, mistake, outcome, outcomes)];
  });
}

function wrongProgram(
  bench: Bench,
  { id }: Mistake,
  outcome: SubmissionOutcome,
  outcomes: ReadonlyMap<string, SubmissionOutcome>,
): WrongProgram {
  const { exercise, language, expected, report } = bench;
  const distances = distancesOf(bench, outcome);
  const furthest = (unit: Distance["unit"], isCounted: (times: number) => boolean = () => true): number =>
    Math.max(
      0,
      ...distances.flatMap(({ times, unit: own }) => (own === unit && isCounted(times) ? [times] : [])),
    );
  const [tolerancesOff, boundsOff] = [furthest("tolerance"), furthest("bound")];
  const isKilled = tolerancesOff >= WRONG_BEYOND.tolerance || boundsOff >= WRONG_BEYOND.bound;
  const namedAs = diagnose(exercise, outcome, expected, outcomes)?.id ?? null;
  if (outcome.kind !== "ran") {
    const what = `mistake ${id} does not run: ${judgedText(judgeOutcome(exercise, expected, outcome), language)}`;
    report({ file: FILE, what, todo: "Mend its edits: only a program that runs can be named." });
  } else if (!isKilled) {
    const off = `${tolerancesOff.toFixed(1)} tolerances${boundsOff > 0 ? ` and ${boundsOff.toFixed(1)} bounds` : ""}`;
    const what = `mistake ${id} is only ${off} off, of the ${WRONG_BEYOND.tolerance} that it should be`;
    report({ file: FILE, what, todo: "Add or change a case so that it shows." });
  } else if (namedAs !== id) {
    reportConfusion(bench, id, outcome, outcomes, namedAs);
  }
  return {
    id,
    tolerancesOff,
    finiteTolerancesOff: furthest("tolerance", Number.isFinite),
    boundsOff,
    failedCases: distances.filter(({ times }) => times > 1).length,
    isKilled,
    namedAs,
  };
}

/** How far a program is off in each case that ran. */
function distancesOf({ exercise, expected }: Bench, outcome: SubmissionOutcome): readonly Distance[] {
  if (outcome.kind !== "ran") return [];
  return exercise.cases.flatMap((exerciseCase): readonly Distance[] => {
    const own = outcome.cases.find(({ caseId }) => caseId === exerciseCase.id);
    const reference = expected.find(({ caseId }) => caseId === exerciseCase.id);
    if (own === undefined || reference === undefined) return [];
    return [offBy(exerciseCase, exercise, reference, own)];
  });
}

function reportConfusion(
  { exercise, expected, report }: Bench,
  id: string,
  outcome: SubmissionOutcome,
  outcomes: ReadonlyMap<string, SubmissionOutcome>,
  namedAs: string | null,
): void {
  const alike = exercise.mistakes.filter(
    (other) =>
      other.id !== id && diagnose({ ...exercise, mistakes: [other] }, outcome, expected, outcomes) !== null,
  );
  const names = alike.map((other) => other.id).join(", ");
  const what =
    alike.length > 0
      ? `mistake ${id} is the same as ${names} in every case`
      : `mistake ${id} is named as ${namedAs ?? "nothing"}`;
  report({ file: FILE, what, todo: "Add the case that tells them apart, or make them one mistake." });
}
