import type { ExerciseId } from "#lib/core/ids.ts";
import { CODE_LANGUAGES, type CodeLanguage } from "#lib/core/language.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import { suggestRating, type SuggestedRating } from "#lib/grading/suggested-rating.ts";
import type { Setting } from "#lib/store/setting.ts";

/**
 * One go at an exercise, from the empty editor to the rating. It outlives a reload, so hints stay counted. It is one
 * attempt whatever the language: what a hint or the solution gives away is the algorithm, and that is what is remembered
 * and scheduled; so hints and tries in one language count in the other, and passing in one passes.
 */
export interface ExerciseAttempt {
  readonly outcome: "open" | "passed" | "given-up";
  /** In which language it was last written: there it goes on, and there it ended. Null before a word was written. */
  readonly language: CodeLanguage | null;
  readonly submissionCount: number;
  readonly hintsUsed: number;
  readonly solutionShown: boolean;
  /** Pauses left out. */
  readonly workedMs: Milliseconds;
}

export const NEW_ATTEMPT: ExerciseAttempt = {
  outcome: "open",
  language: null,
  submissionCount: 0,
  hintsUsed: 0,
  solutionShown: false,
  workedMs: 0,
};

/** Where the attempt at an exercise is kept. */
export function attemptSetting(exerciseId: ExerciseId): Setting<ExerciseAttempt> {
  return { name: `exercise-attempt:${exerciseId}`, parse: parseAttempt };
}

/** What happened in an attempt. Once it is over nothing changes it: a solution read afterwards costs nothing. */
export type AttemptStep =
  | { readonly kind: "wrote"; readonly language: CodeLanguage }
  | { readonly kind: "submitted"; readonly passed: boolean; readonly workedMs: Milliseconds }
  | { readonly kind: "hint" }
  | { readonly kind: "solution" }
  | { readonly kind: "gave-up" };

export function afterStep(attempt: ExerciseAttempt, step: AttemptStep): ExerciseAttempt {
  if (attempt.outcome !== "open") return attempt;
  switch (step.kind) {
    case "wrote":
      return attempt.language === step.language ? attempt : { ...attempt, language: step.language };
    case "submitted":
      return {
        ...attempt,
        submissionCount: attempt.submissionCount + 1,
        workedMs: step.workedMs,
        outcome: step.passed ? "passed" : "open",
      };
    case "hint":
      return { ...attempt, hintsUsed: attempt.hintsUsed + 1 };
    case "solution":
      return { ...attempt, solutionShown: true };
    case "gave-up":
      return { ...attempt, outcome: "given-up" };
  }
}

/** Why a rating is suggested; the interface has a sentence for each. */
export type SuggestionReason = "quick" | "first-try" | "hints" | "several-tries" | "solution" | "given-up";

export interface Suggestion {
  readonly rating: SuggestedRating;
  readonly reason: SuggestionReason;
}

/**
 * The rating that an attempt suggests, and why; null while it is open.
 * @param minutes what the exercise says it takes
 */
export function suggestionFor(attempt: ExerciseAttempt, minutes: number): Suggestion | null {
  if (attempt.outcome === "open") return null;
  const rating = suggestRating({ ...attempt, passed: attempt.outcome === "passed", minutes });
  return { rating, reason: reasonOf(attempt, rating) };
}

function reasonOf(attempt: ExerciseAttempt, rating: SuggestedRating): SuggestionReason {
  if (attempt.outcome === "given-up") return "given-up";
  if (attempt.solutionShown) return "solution";
  if (attempt.hintsUsed > 0) return "hints";
  if (attempt.submissionCount > 1) return "several-tries";
  return rating === 4 ? "quick" : "first-try";
}

function parseAttempt(stored: unknown): ExerciseAttempt {
  if (typeof stored !== "object" || stored === null) return NEW_ATTEMPT;
  const { outcome, language, submissionCount, hintsUsed, solutionShown, workedMs } = {
    ...NEW_ATTEMPT,
    ...stored,
  };
  const isSound =
    ["open", "passed", "given-up"].includes(outcome) &&
    (language === null || CODE_LANGUAGES.includes(language)) &&
    [submissionCount, hintsUsed, workedMs].every((count) => Number.isFinite(count) && count >= 0) &&
    typeof solutionShown === "boolean";
  return isSound ? { outcome, language, submissionCount, hintsUsed, solutionShown, workedMs } : NEW_ATTEMPT;
}
