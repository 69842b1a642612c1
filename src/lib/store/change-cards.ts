import { emptyTally, tallyCard } from "./aggregate-tally.ts";
import type { Tally } from "./aggregate-tally.ts";
import { applyTally } from "./apply-tally.ts";
import { rowOf } from "./card-row.ts";
import type { CardRow, CardState } from "./card-row.ts";
import type { Store } from "./schema.ts";

/** A card before and after; null before it exists. */
export interface CardReplacement {
  readonly before: CardRow | null;
  readonly after: CardRow;
}

/** The card in another state, one revision on. */
export function withState(card: CardRow, state: Partial<CardState>): CardRow {
  return rowOf({ ...card, ...state, revision: card.revision + 1 });
}

/**
 * Inside a transaction over `cards` and the aggregate tables: the only way in which cards are written, so that what is
 * counted never parts from what is stored. `tally` may already hold ratings.
 */
export async function changeCards(
  store: Store,
  replacements: readonly CardReplacement[],
  tally: Tally = emptyTally(),
): Promise<void> {
  for (const { before, after } of replacements) {
    if (before !== null) tallyCard(tally, before, -1, store.rules.stabilityBin);
    tallyCard(tally, after, 1, store.rules.stabilityBin);
  }
  await store.cards.bulkPut(replacements.map(({ after }) => after));
  await applyTally(store, tally);
}

/**
 * Inside a transaction over `cards` and the aggregate tables: forgets cards that nothing else in the store names. Only
 * for what an import added and nobody has seen: a card with a history is archived instead.
 */
export async function removeCards(store: Store, cards: readonly CardRow[]): Promise<void> {
  const tally = emptyTally();
  for (const card of cards) tallyCard(tally, card, -1, store.rules.stabilityBin);
  await store.cards.bulkDelete(cards.map(({ id }) => id));
  await applyTally(store, tally);
}
