import type { PromiseExtended } from "dexie";

import type { CardId } from "#lib/core/ids.ts";
import type { CardRow } from "./card-row.ts";
import type { Store } from "./schema.ts";
import { PART } from "./work.ts";

/** Of fewer cards each is asked for by its id. */
const MANY = 5_000;
/** Where at least one in so many cards is wanted, reading all of them in the order of their ids is quicker (measured). */
const ONE_IN = 3;

/**
 * Inside a transaction over `cards`: takes the cards of these ids part by part, in any order; the next part is read
 * while one is worked on. Ids of no card are left out.
 * @param take what is done with a part; false ends it
 */
export async function eachCard(
  store: Store,
  cardIds: readonly CardId[],
  take: (cards: readonly CardRow[]) => Promise<boolean>,
): Promise<void> {
  const isMost = cardIds.length > MANY && cardIds.length * ONE_IN > (await store.cards.count());
  const ids = new Set(cardIds);
  const partAfter = isMost ? inOrderOfIds(store) : byId(store, cardIds);
  let read = partAfter(null);
  while (read !== null) {
    const cards = await read;
    const next = partAfter(cards);
    const wanted = cards.filter((card): card is CardRow => card !== undefined && ids.has(card.id));
    if (!(await take(wanted))) return;
    read = next;
  }
}

type Part = readonly (CardRow | undefined)[];

/**
 * Asks for the part after one, or for the first; null behind the last one. Never an async function: Dexie would lose
 * sight of its transaction.
 */
type PartAfter = (part: Part | null) => PromiseExtended<Part> | null;

function byId(store: Store, cardIds: readonly CardId[]): PartAfter {
  let from = 0;
  return () => (from < cardIds.length ? store.cards.bulkGet(cardIds.slice(from, (from += PART))) : null);
}

function inOrderOfIds(store: Store): PartAfter {
  return (part) => {
    const last = part?.at(-1);
    if (part !== null && (last === undefined || part.length < PART)) return null;
    const range = last === undefined ? store.cards.orderBy(":id") : store.cards.where(":id").above(last.id);
    return range.limit(PART).toArray();
  };
}
