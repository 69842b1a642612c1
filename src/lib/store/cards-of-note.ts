import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { CardRow } from "./card-row.ts";
import { cardsById } from "./cards-by-id.ts";
import type { NoteRow, SourceRow } from "./note-rows.ts";
import { sourcesElsewhere, sourcesOfNote } from "./note-source-rows.ts";
import type { Store } from "./schema.ts";

/** A card at one of its places in a note. */
export interface CardInNote {
  readonly card: CardRow;
  readonly source: SourceRow;
}

/** The cards of a note in its order, without archived ones; a card that stands in it twice comes twice. */
export async function cardsOfNote(store: Store, noteId: NoteId): Promise<CardInNote[]> {
  return store.transaction("r", [store.sources, store.cards], async () => {
    const sources = await sourcesOfNote(store, noteId);
    const byId = await cardsById(store, [...new Set(sources.map((source) => source.cardId))]);
    return sources
      .flatMap((source) => {
        const card = byId.get(source.cardId);
        return card === undefined || card.archived ? [] : [{ card, source }];
      })
      .sort(byPlace);
  });
}

/** A note with its text, or undefined. */
export async function readNote(store: Store, noteId: NoteId): Promise<NoteRow | undefined> {
  return store.notes.get(noteId);
}

/** How cards read in other notes; archived ones stand in none. */
export async function sayingsElsewhere(
  store: Store,
  noteId: NoteId,
  cardIds: readonly CardId[],
): Promise<ReadonlyMap<CardId, readonly SourceRow[]>> {
  return store.transaction("r", [store.sources, store.cards], async () => {
    const elsewhere = new Map<CardId, readonly SourceRow[]>(await sourcesElsewhere(store, noteId, cardIds));
    const cards = await store.cards.bulkGet([...elsewhere.keys()]);
    for (const card of cards) if (card?.archived === true) elsewhere.delete(card.id);
    return elsewhere;
  });
}

function byPlace(first: CardInNote, second: CardInNote): number {
  return (
    first.source.source.startLine - second.source.source.startLine ||
    first.card.position - second.card.position ||
    first.source.ordinal - second.source.ordinal
  );
}
