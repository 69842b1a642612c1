import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { Declined } from "./log-rows.ts";
import type { Store } from "./schema.ts";
import { PART } from "./work.ts";

/**
 * Inside a transaction over `notes` and `sources`: what the notes in which these cards stand would have to decline so
 * that no import brings them back unasked. Cards that a note declines already are left out.
 */
export async function toDecline(store: Store, cardIds: readonly CardId[]): Promise<readonly Declined[]> {
  const standing = new Map<NoteId, Set<CardId>>();
  for (let from = 0; from < cardIds.length; from += PART) {
    const keys = await store.sources
      .where("cardId")
      .anyOf(cardIds.slice(from, from + PART))
      .primaryKeys();
    for (const [noteId, cardId] of keys) {
      const known = standing.get(noteId);
      if (known === undefined) standing.set(noteId, new Set([cardId]));
      else known.add(cardId);
    }
  }
  const declined: Declined[] = [];
  for (const [noteId, ids] of standing) {
    const note = await store.notes.get(noteId);
    for (const id of note?.declined ?? []) ids.delete(id);
    if (note !== undefined && ids.size > 0) declined.push({ noteId, cardIds: [...ids] });
  }
  return declined;
}

/** Inside a transaction over `notes`: declines these cards, or no longer. Notes that are gone are left alone. */
export async function setDeclined(
  store: Store,
  declined: readonly Declined[],
  isDeclined: boolean,
): Promise<void> {
  for (const { noteId, cardIds } of declined) {
    const note = await store.notes.get(noteId);
    if (note === undefined) continue;
    const changed = new Set(cardIds);
    const others = note.declined.filter((id) => !changed.has(id));
    await store.notes.put({ ...note, declined: isDeclined ? [...others, ...cardIds] : others });
  }
}
