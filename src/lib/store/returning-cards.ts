import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { SourceRow } from "./note-rows.ts";
import { sourcesOfNote } from "./note-source-rows.ts";
import type { Store } from "./schema.ts";

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
    const own = await sourcesOfNote(store, noteId);
    const named = await store.sources.where("cardId").anyOf(cardIds).toArray();
    const alike = await store.sources
      .where("key.subject")
      .anyOf([...new Set(subjects)])
      .toArray();
    const byCard = new Map<CardId, SourceRow>();
    for (const source of [...alike, ...named, ...own]) byCard.set(source.cardId, source);
    const cards = await store.cards.bulkGet([...byCard.keys()]);
    return cards.flatMap((card) => {
      const source = card?.archived === true ? byCard.get(card.id) : undefined;
      return source === undefined || card?.kind === "exercise" ? [] : [source];
    });
  });
}
