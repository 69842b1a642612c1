import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { SourceRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";
import { keysOfCards, keysOfNote, keysOfSubjects, sourcesByKeys } from "./source-keys.ts";
import type { SourceKey } from "./source-keys.ts";
import { PART } from "./work.ts";

/** Up to this many cards that are never asked, their places are read; of more, only those that may return. */
const FEW_OUT = 2_000;

/**
 * How archived cards read last that a note may bring back: those that stood in it, those whose ids it names, and those
 * of the subjects it speaks of. Each card once.
 * @param fewOut how many cards that are never asked are few
 */
export async function returningCards(
  store: Store,
  noteId: NoteId,
  cardIds: readonly CardId[],
  subjects: readonly string[],
  fewOut = FEW_OUT,
): Promise<readonly SourceRow[]> {
  return store.transaction("r", [store.sources, store.cards], async () => {
    const out = await store.cards.where("[queue+order]").equals(["out", 0]).limit(fewOut).primaryKeys();
    return out.length < fewOut
      ? amongPlaces(
          store,
          await sourcesByKeys(store, await keysOfCards(store, out)),
          noteId,
          cardIds,
          subjects,
        )
      : amongAll(store, noteId, cardIds, subjects);
  });
}

/** Of few cards: by what is written of them. */
async function amongPlaces(
  store: Store,
  places: readonly SourceRow[],
  noteId: NoteId,
  cardIds: readonly CardId[],
  subjects: readonly string[],
): Promise<readonly SourceRow[]> {
  const [ids, names] = [new Set(cardIds), new Set(subjects)];
  const byCard = new Map<CardId, SourceRow>();
  // Where a card stood in this note says more than that it is named, and that more than its subject.
  for (const place of places) if (names.has(place.key.subject)) byCard.set(place.cardId, place);
  for (const place of places) if (ids.has(place.cardId)) byCard.set(place.cardId, place);
  for (const place of places) if (place.noteId === noteId) byCard.set(place.cardId, place);
  const found = [...byCard];
  const isArchived = await archivedAmong(
    store,
    found.map(([id]) => id),
  );
  return found.flatMap(([id, place]) => (isArchived.has(id) ? [place] : []));
}

async function amongAll(
  store: Store,
  noteId: NoteId,
  cardIds: readonly CardId[],
  subjects: readonly string[],
): Promise<readonly SourceRow[]> {
  const own = await keysOfNote(store, noteId);
  const named = await keysOfCards(store, cardIds);
  const alike = await keysOfSubjects(store, subjects);
  const byCard = new Map<CardId, SourceKey>();
  for (const key of [...alike, ...named, ...own]) byCard.set(key[1], key);
  const isArchived = await archivedAmong(store, [...byCard.keys()]);
  // Texts only of those few: they are most of a store.
  return sourcesByKeys(
    store,
    [...byCard].flatMap(([id, key]) => (isArchived.has(id) ? [key] : [])),
  );
}

/** Which of these cards of notes are archived. */
async function archivedAmong(store: Store, ids: readonly CardId[]): Promise<ReadonlySet<CardId>> {
  const archived = new Set<CardId>();
  for (let from = 0; from < ids.length; from += PART)
    for (const card of await store.cards.bulkGet(ids.slice(from, from + PART)))
      if (card?.archived === true && card.kind !== "exercise") archived.add(card.id);
  return archived;
}
