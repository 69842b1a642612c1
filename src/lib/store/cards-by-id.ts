import type { CardId } from "#lib/core/ids.ts";
import type { CardRow } from "./card-row.ts";
import { eachPart } from "./each-part.ts";
import type { Store } from "./schema.ts";
import { PART } from "./work.ts";

/** Asking for one card by its id takes as long as reading so many one after another (measured). */
const READ_IN_THE_TIME_OF_ONE = 3;

/** Inside a transaction over `cards`: these cards, without those that are not stored. Very many take no longer than need be. */
export async function cardsById(store: Store, ids: readonly CardId[]): Promise<ReadonlyMap<CardId, CardRow>> {
  const found = new Map<CardId, CardRow>();
  if (ids.length > PART && (await store.cards.count()) < READ_IN_THE_TIME_OF_ONE * ids.length) {
    const wanted = new Set(ids);
    await eachPart(
      store.cards,
      PART,
      ({ id }) => id,
      (rows) => {
        for (const card of rows) if (wanted.has(card.id)) found.set(card.id, card);
      },
    );
    return found;
  }
  for (let from = 0; from < ids.length; from += PART)
    for (const card of await store.cards.bulkGet(ids.slice(from, from + PART)))
      if (card !== undefined) found.set(card.id, card);
  return found;
}
