import type { CardId, EventId, NoteId } from "#lib/core/ids.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { CardRow, CardState } from "./card-row.ts";
import type { LinkRow } from "./link-rows.ts";
import type { NoteRow, SourceRow } from "./note-rows.ts";

/** What an import changed, so that the whole of it can be taken back. */
export interface ImportRow {
  /** Counts up from 0. */
  readonly order: number;
  readonly atMs: Milliseconds;
  readonly notes: readonly ImportedNote[];
  readonly sources: {
    /** As they were before they were changed or removed. */
    readonly before: readonly SourceRow[];
    /** Keys of those that were added or changed. */
    readonly written: readonly (readonly [NoteId, CardId, number])[];
  };
  /** Pairs of cards, likewise. */
  readonly links: {
    readonly before: readonly LinkRow[];
    readonly written: readonly (readonly [CardId, CardId])[];
  };
  /** Every card that was added, changed, archived or brought back; null before it existed. */
  readonly cards: readonly { readonly cardId: CardId; readonly before: CardRow | null }[];
  /** Cards that the learner had start anew or come sooner, because their answer changed. */
  readonly treated: readonly TreatedCard[];
}

interface ImportedNote {
  readonly noteId: NoteId;
  readonly title: string;
  /** Null where the note was new. */
  readonly before: NoteRow | null;
  /** What the import left: another one now means that the note was changed since. */
  readonly contentHash: string;
  readonly importedAtMs: Milliseconds;
}

interface TreatedCard {
  readonly cardId: CardId;
  readonly eventId: EventId;
  readonly before: CardState;
  readonly after: CardState;
}
