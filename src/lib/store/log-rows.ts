import type { CardId, DeviceId, EventId, NoteId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import type { ChangedFields } from "./changed-fields.ts";
import type { PackedEvents } from "./event-chunk.ts";
import type { OverlayRow } from "./note-rows.ts";

/** About a thousand sealed events of one device, never changed again. */
export interface ChunkRow {
  readonly deviceId: DeviceId;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** The cards in it, each once; indexed. */
  readonly cardIds: readonly CardId[];
  readonly packed: PackedEvents;
}

/** One card as a step changed it, or many that it changed alike. Only what a step names is restored and compared. */
export interface CardChange {
  readonly cardId: CardId;
  /** Others with the same fields before and after; absent where there are none. */
  readonly alsoIds?: readonly CardId[];
  readonly before: ChangedFields;
  readonly after: ChangedFields;
}

/** The newest events of a step, one a card in the order of the step, numbered one after another on one device. */
export interface EventRun {
  readonly deviceId: DeviceId;
  readonly firstSeq: number;
}

/** What a step changes in the memories of cards, a card's place in every column. */
export interface MovedMemories {
  readonly dueDays: Int32Array;
  readonly stabilities: Float64Array;
  readonly difficulties: Float64Array;
}

/** Cards that a step gave other days, in columns: a hundred thousand are little more than their ids. */
export interface MovedCards {
  readonly cardIds: readonly CardId[];
  /** By which it is seen that a card was not answered since. */
  readonly lastReviewsAtMs: Float64Array;
  readonly before: MovedMemories;
  readonly after: MovedMemories;
}

/** Cards that a note no longer makes because the learner deleted them. */
export interface Declined {
  readonly noteId: NoteId;
  readonly cardIds: readonly CardId[];
}

/**
 * What the learner did in a step. Only ratings, resets and new due days are in the log; `latest` is the event (but for
 * ratings, the run of events) that the next toggle retracts.
 */
export type UndoAction =
  | { readonly kind: "rate"; readonly event: RateEvent; readonly latest: EventId }
  | { readonly kind: "suspend" }
  | { readonly kind: "unsuspend" }
  | { readonly kind: "bury" }
  | { readonly kind: "flag" }
  | { readonly kind: "tag" }
  | { readonly kind: "untag" }
  | { readonly kind: "move" }
  | { readonly kind: "add" }
  | { readonly kind: "reset"; readonly latest: EventRun }
  /** Without columns, as they were written before there were any, what it did is in the changes of the step. */
  | { readonly kind: "reschedule"; readonly latest: EventRun; readonly moved?: MovedCards }
  /** `declined` is what the notes did not decline before. */
  | { readonly kind: "delete"; readonly declined: readonly Declined[] }
  /** Null is the note's own wording. */
  | {
      readonly kind: "edit";
      readonly language: Language;
      readonly before: OverlayRow | null;
      readonly after: OverlayRow | null;
    };

/** A step that has no place on the stack yet. */
export type StepDraft = Pick<UndoStep, "action" | "changes">;

/** One entry of the undo stack; "undone" ones can be redone until something new is done. */
export interface UndoStep {
  readonly order: number;
  readonly state: "done" | "undone";
  readonly action: UndoAction;
  /** The card that the learner acted on first, then others that changed with it (buried siblings); of columns the first. */
  readonly changes: readonly [CardChange, ...CardChange[]];
}
