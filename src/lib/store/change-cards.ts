import { emptyTally, tallyCard } from "./aggregate-tally.ts";
import type { Tally } from "./aggregate-tally.ts";
import type { ManySums } from "./apply-tally.ts";
import { rowOf } from "./card-row.ts";
import type { CardReplacement, CardRow, CardState } from "./card-row.ts";
import { stamped } from "./decisions.ts";
import type { Store } from "./schema.ts";
import { settle } from "./settle.ts";

/** The card in another state, one revision on. */
export function withState(card: CardRow, state: Partial<CardState>): CardRow {
  return rowOf({ ...card, ...state, revision: card.revision + 1 });
}

/**
 * Inside a transaction over `cards` and `settledTables`: the only way in which cards are written, so that what is
 * counted never parts from what is stored. `tally` may already hold ratings.
 */
export async function changeCards(
  store: Store,
  replacements: readonly CardReplacement[],
  tally: Tally = emptyTally(),
): Promise<void> {
  const change = new CardsInParts(store, tally);
  // What is counted is known as soon as writing begins.
  await Promise.all([change.put(replacements), change.end()]);
}

/**
 * Inside a transaction over `cards`: writes cards and counts them into a tally, which is to be stored in the same
 * transaction by whoever calls this.
 */
export function putCards(
  store: Store,
  replacements: readonly CardReplacement[],
  tally: Tally,
): PromiseLike<unknown> {
  const { stabilityBin } = store.rules;
  const nowMs = store.nowMs();
  for (const { before, after } of replacements) {
    if (before !== null) tallyCard(tally, before, -1, stabilityBin);
    tallyCard(tally, after, 1, stabilityBin);
  }
  return store.cards.bulkPut(replacements.map(({ before, after }) => stamped(before, after, nowMs)));
}

/** The same for so many cards that they are written part by part; what is counted is written at the end. */
export class CardsInParts {
  readonly #store: Store;
  readonly #tally: Tally;

  constructor(store: Store, tally: Tally = emptyTally()) {
    this.#store = store;
    this.#tally = tally;
  }

  async put(replacements: readonly CardReplacement[]): Promise<void> {
    await putCards(this.#store, replacements, this.#tally);
  }

  /** @param many for very many cards, which change very many sums */
  async end(many?: ManySums): Promise<void> {
    await settle(this.#store, this.#tally, many);
    many?.onProgress?.(1);
  }
}

/**
 * Inside a transaction over `cards` and `settledTables`: forgets cards that nothing else in the store names. Only
 * for what an import added and nobody has seen: a card with a history is archived instead.
 */
export async function removeCards(store: Store, cards: readonly CardRow[]): Promise<void> {
  const tally = emptyTally();
  for (const card of cards) tallyCard(tally, card, -1, store.rules.stabilityBin);
  await store.cards.bulkDelete(cards.map(({ id }) => id));
  await settle(store, tally);
}
