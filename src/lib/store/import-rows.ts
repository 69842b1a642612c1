import type { Milliseconds } from "#lib/core/time.ts";
import type { CardRow } from "./card-row.ts";
import type { NoteRow, SourceRow } from "./note-rows.ts";

/** What an import changed, so that the whole of it can be taken back. */
export interface ImportRow {
  /** Counts up from 0. */
  readonly order: number;
  readonly atMs: Milliseconds;
  readonly notes: readonly {
    readonly noteId: NoteRow["id"];
    /** Null where the note is new. */
    readonly before: NoteRow | null;
    readonly sourcesBefore: readonly SourceRow[];
  }[];
  readonly cards: readonly { readonly cardId: CardRow["id"]; readonly before: CardRow | null }[];
}
