import type { CardId, DeviceId, EventId } from "#lib/core/ids.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import type { CardState } from "./card-row.ts";
import type { PackedEvents } from "./event-chunk.ts";

/** About a thousand sealed events of one device, never changed again. */
export interface ChunkRow {
  readonly deviceId: DeviceId;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** The cards in it, each once; indexed. */
  readonly cardIds: readonly CardId[];
  readonly packed: PackedEvents;
}

/** One card as a step changed it. */
export interface CardChange {
  readonly cardId: CardId;
  readonly before: CardState;
  readonly after: CardState;
}

/** What the learner did in a step. Only ratings are in the log; `latest` is the event that the next toggle retracts. */
export type UndoAction =
  | { readonly kind: "rate"; readonly event: RateEvent; readonly latest: EventId }
  | { readonly kind: "suspend" }
  | { readonly kind: "unsuspend" }
  | { readonly kind: "bury" }
  | { readonly kind: "flag" };

/** One entry of the undo stack; "undone" ones can be redone until something new is done. */
export interface UndoStep {
  readonly order: number;
  readonly state: "done" | "undone";
  readonly action: UndoAction;
  /** The card that the learner acted on first, then others that changed with it (buried siblings). */
  readonly changes: readonly [CardChange, ...CardChange[]];
}
