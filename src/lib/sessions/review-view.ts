import type { CardId, ExerciseId } from "#lib/core/ids.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { Delay } from "#lib/scheduling/answer.ts";
import type { PerRating } from "#lib/scheduling/intervals.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { Face, FaceSource } from "./card-faces.ts";
import type { Returning, TrueRecall } from "./review-tally.ts";

/** What the review screen shows. */
export type ReviewView =
  | { readonly kind: "loading" }
  | { readonly kind: "problem"; readonly text: string }
  | {
      readonly kind: "card";
      readonly cardId: CardId;
      readonly face: Face;
      readonly revealed: boolean;
      readonly flag: CardRow["flag"];
      /** Nothing of it can be forgotten yet, so nothing of it can start anew. */
      readonly isNew: boolean;
      /** What each rating would give. */
      readonly delays: PerRating<{ readonly delay: Delay }>;
    }
  | {
      readonly kind: "exercise";
      readonly cardId: CardId;
      readonly exerciseId: ExerciseId;
      readonly title: string;
    }
  | { readonly kind: "finished"; readonly summary: ReviewSummary };

export interface ReviewSummary {
  readonly ratings: number;
  readonly minutes: number;
  /** Null if no card was due in the session. */
  readonly recall: TrueRecall | null;
  /** Cards in steps that return later today. */
  readonly returningLater: number;
  /** When the others that were rated return. */
  readonly returning: Returning;
  /** What was forgotten most often, if it stands in a note: worth reading again. */
  readonly reread: FaceSource | null;
}

/** A face that stands ready to be shown. */
export interface ReadyFace {
  readonly cardId: CardId;
  readonly face: Face;
}

/** A card in view, to be found again after a look elsewhere. */
export interface ReviewPlace {
  readonly cardId: CardId;
  /** Of the answer before; null if there was none. */
  readonly lastReviewAtMs: Milliseconds | null;
  readonly revealed: boolean;
}
