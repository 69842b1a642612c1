import type { ExerciseId, SubmissionId } from "#lib/core/ids.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { Backend } from "#lib/exercises/backend.ts";

/** What is kept of a verdict; the full one can be had again by running the code. */
export type StoredVerdict =
  | { readonly kind: "passed" }
  | {
      readonly kind: "failed";
      /** The judge's kind of failure, e.g. "wrong-values". */
      readonly reason: string;
      /** The first failing case; null if none was reached. */
      readonly caseId: string | null;
      /** The known mistake it was recognised as. */
      readonly mistakeId: string | null;
    };

export interface SubmissionRow {
  readonly id: SubmissionId;
  readonly exerciseId: ExerciseId;
  readonly language: CodeLanguage;
  readonly code: string;
  readonly atMs: Milliseconds;
  readonly verdict: StoredVerdict;
  /** Null if it did not get as far as running. */
  readonly backend: Backend | null;
  readonly hintsUsed: number;
  readonly solutionShown: boolean;
}

/** Unsent code in the editor. */
export interface DraftRow {
  readonly exerciseId: ExerciseId;
  readonly language: CodeLanguage;
  readonly code: string;
  readonly updatedAtMs: Milliseconds;
}
