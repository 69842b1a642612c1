import type { DeckId, NoteId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { Store } from "./schema.ts";

/** A note without its text. */
export interface NoteSummary {
  readonly id: NoteId;
  readonly deckId: DeckId;
  readonly title: string;
  readonly language: Language;
  readonly importedAtMs: Milliseconds;
}

/** The notes that have text, the newest import first; what was written by hand stands in none. */
export async function listNotes(store: Store): Promise<NoteSummary[]> {
  const notes = await store.notes.toArray();
  return notes
    .filter((note) => note.source !== "")
    .map(({ id, deckId, title, language, importedAtMs }) => ({ id, deckId, title, language, importedAtMs }))
    .sort((a, b) => b.importedAtMs - a.importedAtMs || (a.title < b.title ? -1 : 1));
}
