import type { DeckId, NoteId } from "#lib/core/ids.ts";

const PREFIX = "by-hand:";

/** The note under which a deck keeps what was written by hand. No file has its id, so no import touches its cards. */
export function byHandNoteId(deckId: DeckId): NoteId {
  return `${PREFIX}${deckId}` as NoteId;
}

/** All such notes: the first id that one may have, and one behind all of them. */
export const BY_HAND_NOTES = [PREFIX as NoteId, `${PREFIX}\uffff` as NoteId] as const;

/** Whether a note is only the place of what was written by hand: it has no text and no title. */
export function isByHand(noteId: NoteId): boolean {
  return noteId.startsWith(PREFIX);
}
