import type { Milliseconds } from "#lib/core/time.ts";
import { MS_PER_MINUTE } from "#lib/core/time.ts";

/** Again, Hard, Good, Easy: the numbers that scheduling uses. */
export type SuggestedRating = 1 | 2 | 3 | 4;

/** How an exercise went until it passed or the solution was shown. */
export interface Attempt {
  readonly passed: boolean;
  /** Submissions, the passing one included; Run on the visible case does not count. */
  readonly submissionCount: number;
  readonly hintsUsed: number;
  readonly solutionShown: boolean;
  /** Time spent on it, pauses left out. */
  readonly workedMs: Milliseconds;
  /** What the exercise says it takes. */
  readonly minutes: number;
}

/** Share of the stated time within which a first try counts as easy. */
const QUICK_SHARE = 0.5;

/**
 * The rating Gradus proposes; the learner decides. Solution shown or not passed: Again. Hints or several tries: Hard.
 * First try without hints: Good, or Easy within half the stated time.
 */
export function suggestRating(attempt: Attempt): SuggestedRating {
  if (!attempt.passed || attempt.solutionShown) return 1;
  if (attempt.hintsUsed > 0 || attempt.submissionCount > 1) return 2;
  return attempt.workedMs <= attempt.minutes * MS_PER_MINUTE * QUICK_SHARE ? 4 : 3;
}
