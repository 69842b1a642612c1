import type { CodeLanguage } from "#lib/core/language.ts";
import type { Exercise, ExerciseCase } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import type { Distance } from "#lib/grading/diagnose.ts";
import type { RunOutcome } from "#lib/sandbox/submission.ts";

/** Runs a program on cases: in Node, or in the sandbox on any backend; the proof is the same. */
export type Run<Outcome = SubmissionOutcome> = (
  source: string,
  cases: readonly ExerciseCase[],
) => Promise<Outcome>;

/** What a program gave; where it was measured, also how long each case took. */
export type ProgramOutcome = RunOutcome & { readonly caseMs?: Readonly<Record<string, number>> };

/** Right programs stay within this share of the tolerance, */
export const RIGHT_WITHIN = 0.25;
/** and wrong ones exceed it, or the bound of a statistic, this often on one case at least. */
export const WRONG_BEYOND: Readonly<Record<Distance["unit"], number>> = { tolerance: 50, bound: 3 };

/** What an exercise's folder does not do that it should: said to its author. */
export interface ContentProblem {
  /** File within the folder. */
  readonly file: string;
  readonly what: string;
  readonly todo: string;
}

export interface RightProgram {
  readonly name: string;
  /** Largest share of the tolerance used up; NaN if it does not pass, null if the backend cannot run it. */
  readonly worstTolerances: number | null;
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
  readonly isKilled: boolean;
  readonly namedAs: string | null;
}

export interface TimedCase {
  readonly caseId: string;
  readonly ms: number;
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
  /** The reference's slowest case once everything is compiled; null where cases are not measured. */
  readonly slowestCase: TimedCase | null;
  /** What was not shown; empty for a sound exercise. */
  readonly problems: readonly ContentProblem[];
}

/** An exercise in one language, what its reference gives, and a way to run more. */
export interface Bench {
  readonly exercise: Exercise;
  readonly language: CodeLanguage;
  readonly solution: string;
  readonly expected: readonly CaseOutcome[];
  readonly run: Run<ProgramOutcome>;
  readonly report: (problem: ContentProblem) => void;
}
