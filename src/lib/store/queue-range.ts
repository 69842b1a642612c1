import { Dexie } from "dexie";
import type { Collection } from "dexie";

import type { CardId, DeckId } from "#lib/core/ids.ts";
import type { CardQueue, CardRow } from "./card-row.ts";
import type { Store } from "./schema.ts";

/**
 * The cards of a queue whose order is at most `last`, lowest first: one range of one index.
 * @param deckId null for all decks
 */
export function queueRange(
  store: Store,
  deckId: DeckId | null,
  queue: CardQueue,
  last: number,
): Collection<CardRow, CardId> {
  return deckId === null
    ? store.cards.where("[queue+order]").between([queue, Dexie.minKey], [queue, last], true, true)
    : store.cards
        .where("[deckId+queue+order]")
        .between([deckId, queue, Dexie.minKey], [deckId, queue, last], true, true);
}
