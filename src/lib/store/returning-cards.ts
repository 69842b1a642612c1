import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { SourceRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";
import { keysOfCards, keysOfNote, keysOfSubjects, sourcesByKeys } from "./source-keys.ts";
import type { SourceKey } from "./source-keys.ts";
import { PART } from "./work.ts";

/**
 * How archived cards read last that a note may bring back: those that stood in it, those whose ids it names, and those
 * of the subjects it speaks of. Each card once.
 */
export async function returningCards(
  store: Store,
  noteId: NoteId,
  cardIds: readonly CardId[],
  subjects: readonly string[],
): Promise<readonly SourceRow[]> {
  return store.transaction("r", [store.sources, store.cards], async () => {
    const own = await keysOfNote(store, noteId);
    const named = await keysOfCards(store, cardIds);
    const alike = await keysOfSubjects(store, subjects);
    const byCard = new Map<CardId, SourceKey>();
    for (const key of [...alike, ...named, ...own]) byCard.set(key[1], key);
    const entries = [...byCard];
    const archived: SourceKey[] = [];
    for (let from = 0; from < entries.length; from += PART) {
      const part = entries.slice(from, from + PART);
      const cards = await store.cards.bulkGet(part.map(([id]) => id));
      for (const [index, [, key]] of part.entries()) {
        const card = cards[index];
        if (card?.archived === true && card.kind !== "exercise") archived.push(key);
      }
    }
    // Texts only of those few: they are most of a store.
    return sourcesByKeys(store, archived);
  });
}
