import type { Exercise, ExerciseCase } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import type { Distance } from "#lib/grading/diagnose.ts";
import { diagnose, offBy } from "#lib/grading/diagnose.ts";
import { judge } from "#lib/grading/judge.ts";
import type { Verdict } from "#lib/grading/verdict.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import { goldenOutcomes } from "./golden.ts";
import type { Variant } from "./load-exercise.ts";
import { nudgedCases, nudgedDefaults } from "./nudge.ts";

/** Runs a program on cases: in Node, or in the sandbox on WebGPU; the proof is the same. */
export type Run = (source: string, cases: readonly ExerciseCase[]) => Promise<SubmissionOutcome>;

/** Right programs stay within this share of the tolerance, */
const RIGHT_WITHIN = 0.25;
/** and wrong ones exceed it, or the bound of a statistic, this often on one case at least. */
const WRONG_BEYOND: Readonly<Record<Distance["unit"], number>> = { tolerance: 50, bound: 3 };

/** What a starter may give: it runs, and something else comes out. */
const POLITE: readonly Verdict["kind"][] = ["wrong-value", "wrong-shape", "wrong-type", "wrong-property"];

export interface RightProgram {
  readonly name: string;
  /** Largest share of the tolerance used up. */
  readonly worstTolerances: number;
}

export interface WrongProgram {
  readonly id: string;
  /** Tolerances off in its worst case; Infinity for a wrong shape, NaN or an error. */
  readonly tolerancesOff: number;
  /** Largest finite distance, 0 if there is none. */
  readonly finiteTolerancesOff: number;
  /** Bounds off in the statistic that shows it best, 0 if none does. */
  readonly boundsOff: number;
  readonly failedCases: number;
  readonly namedAs: string | null;
}

/** What an exercise's folder was shown to do in one language. */
export interface Proof {
  readonly exercise: string;
  readonly language: CodeLanguage;
  readonly caseCount: number;
  readonly right: readonly RightProgram[];
  readonly wrong: readonly WrongProgram[];
  /** Numbers whose change by a tenth was noticed. */
  readonly nudged: readonly string[];
  /** What was not shown; empty for a sound exercise. */
  readonly problems: readonly string[];
}

/**
 * Shows that an exercise tells right from wrong: its starter fails without an error, solution, variants and golden values
 * agree within a quarter of the tolerance, every mistake fails by 50 tolerances (or three times what a statistic allows)
 * and is named as itself, and every number that is a tenth off fails.
 */
export async function proveExercise(
  exercise: Exercise,
  language: CodeLanguage,
  variants: readonly Variant[],
  golden: unknown,
  run: Run,
): Promise<Proof> {
  const problems: string[] = [];
  const solution = exercise.solution[language] ?? "";
  const reference = await run(solution, exercise.cases);
  if (reference.kind !== "ran") throw new Error(`${exercise.id}: the solution gave ${reference.kind}`);
  const expected = reference.cases;

  const starter = judge(exercise, expected, await run(exercise.starter[language] ?? "", exercise.cases));
  if (!POLITE.includes(starter.kind)) {
    problems.push(`starter: should give a wrong output but gave "${starter.kind}"`);
  }

  const right: RightProgram[] = [];
  const checkRight = (
    name: string,
    reference_: readonly CaseOutcome[],
    outcome: SubmissionOutcome,
    judged: Pick<Exercise, "cases" | "tolerance"> = exercise,
  ) => {
    const verdict = judge(judged, reference_, outcome);
    if (verdict.kind !== "passed") problems.push(`${name}: should pass but gave ${describe(verdict)}`);
    else if (verdict.worstTolerances > RIGHT_WITHIN) {
      problems.push(`${name}: passes, but uses ${verdict.worstTolerances.toFixed(2)} of the tolerance`);
    }
    right.push({ name, worstTolerances: verdict.kind === "passed" ? verdict.worstTolerances : NaN });
  };
  checkRight("solution", expected, await run(solution, exercise.cases));
  for (const variant of variants.filter((candidate) => candidate.language === language)) {
    checkRight(`variants/${variant.name}`, expected, await run(variant.code, exercise.cases));
  }
  const byValue = { ...exercise, cases: exercise.cases.map(withoutChecks) };
  checkRight("golden", goldenOutcomes(golden, exercise.cases), reference, byValue);

  const wrong = await proveMistakes(exercise, language, expected, run, problems);
  const nudged = await proveNudges(exercise, solution, expected, run, problems);
  return {
    exercise: exercise.id,
    language,
    caseCount: exercise.cases.length,
    right,
    wrong,
    nudged,
    problems,
  };
}

async function proveMistakes(
  exercise: Exercise,
  language: CodeLanguage,
  expected: readonly CaseOutcome[],
  run: Run,
  problems: string[],
): Promise<readonly WrongProgram[]> {
  const outcomes = new Map<string, SubmissionOutcome>();
  for (const mistake of exercise.mistakes) {
    const source = mistakenSource(exercise, mistake, language);
    if (source === null) problems.push(`mistake ${mistake.id}: is not written in ${language}`);
    else outcomes.set(mistake.id, await run(source, exercise.cases));
  }
  return [...outcomes].map(([id, outcome]) => {
    const distances = exercise.cases.flatMap((exerciseCase): readonly Distance[] => {
      const find = (cases: readonly CaseOutcome[]) => cases.find(({ caseId }) => caseId === exerciseCase.id);
      const own = outcome.kind === "ran" ? find(outcome.cases) : undefined;
      const reference = find(expected);
      if (own === undefined || reference === undefined) return [];
      return [offBy(exerciseCase, exercise, reference, own)];
    });
    const furthest = (unit: Distance["unit"], isCounted: (times: number) => boolean = () => true): number =>
      Math.max(
        0,
        ...distances.flatMap(({ times, unit: own }) => (own === unit && isCounted(times) ? [times] : [])),
      );
    const tolerancesOff = furthest("tolerance");
    const boundsOff = furthest("bound");
    if (tolerancesOff < WRONG_BEYOND.tolerance && boundsOff < WRONG_BEYOND.bound) {
      problems.push(
        `mistake ${id}: is only ${tolerancesOff.toFixed(1)} tolerances and ${boundsOff.toFixed(1)} bounds off`,
      );
    }
    const namedAs = diagnose(exercise, outcome, expected, outcomes)?.id ?? null;
    if (namedAs !== id) problems.push(`mistake ${id}: is named as ${namedAs ?? "nothing"}`);
    return {
      id,
      tolerancesOff,
      finiteTolerancesOff: furthest("tolerance", Number.isFinite),
      boundsOff,
      failedCases: distances.filter(({ times }) => times > 1).length,
      namedAs,
    };
  });
}

/** Golden values stand for every output, also for one that the judge leaves to chance. */
function withoutChecks({ checks: _checks, ...exerciseCase }: ExerciseCase): ExerciseCase {
  return exerciseCase;
}

async function proveNudges(
  exercise: Exercise,
  solution: string,
  expected: readonly CaseOutcome[],
  run: Run,
  problems: string[],
): Promise<readonly string[]> {
  const nudges = [
    ...nudgedCases(exercise.cases).map(({ name, cases }) => ({ name, source: solution, cases })),
    ...nudgedDefaults(solution).map(({ name, source }) => ({ name, source, cases: exercise.cases })),
  ];
  for (const { name, source, cases } of nudges) {
    const verdict = judge(exercise, expected, await run(source, cases));
    if (verdict.kind === "passed") problems.push(`${name}: a tenth off still passes`);
  }
  return nudges.map(({ name }) => name);
}

function describe(verdict: ReturnType<typeof judge>): string {
  if (verdict.kind === "wrong-value") {
    const { failedCase, output, worst } = verdict;
    return `${verdict.kind} in ${failedCase.id}, ${output}: ${JSON.stringify(worst)}`;
  }
  if (verdict.kind === "wrong-property") {
    const { failedCase, output, failure } = verdict;
    return `${verdict.kind} in ${failedCase.id}, ${output}: ${JSON.stringify(failure)}`;
  }
  if (verdict.kind === "error") return `error in ${verdict.failedCase.id}: ${verdict.problem.message}`;
  if (verdict.kind === "syntax-error") return `syntax error: ${verdict.problem.message}`;
  return verdict.kind;
}
