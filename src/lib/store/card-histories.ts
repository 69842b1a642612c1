import type { CardId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { CardRow } from "./card-row.ts";
import { NONE } from "./event-chunk.ts";
import type { ChunkProblem } from "./event-chunk.ts";
import type { Store } from "./schema.ts";
import { unpackSome } from "./unpack-events.ts";

/** What a learner has put into a card. */
export interface CardHistory {
  readonly card: CardRow;
  /** Ratings that were not taken back. */
  readonly reviews: number;
}

/** The histories of some cards, without those that are not stored. Reads only the chunks that they are in. */
export async function cardHistories(
  store: Store,
  cardIds: readonly CardId[],
): Promise<Result<ReadonlyMap<CardId, CardHistory>, ChunkProblem>> {
  const tables = [store.cards, store.events, store.eventChunks];
  return store.transaction("r", tables, async () => {
    const wanted = new Set(cardIds);
    const events: ReviewEvent[] = await store.events.where("cardId").anyOf(cardIds).toArray();
    const chunks = await store.eventChunks.where("cardIds").anyOf(cardIds).distinct().toArray();
    for (const { packed } of chunks) {
      const found = unpackSome(packed, ({ strings, cards }) => {
        const isWanted = strings.map((id) => wanted.has(id as CardId));
        return (place) => isWanted[cards[place] ?? NONE] === true;
      });
      if (!found.ok) return found;
      for (const event of found.value) events.push(event);
    }
    const retracted = store.rules.retractedIds(events);
    const reviews = new Map<CardId, number>();
    for (const event of events) {
      if (event.kind !== "rate" || retracted.has(event.id)) continue;
      reviews.set(event.cardId, (reviews.get(event.cardId) ?? 0) + 1);
    }
    const histories = new Map<CardId, CardHistory>();
    for (const card of await store.cards.bulkGet([...wanted]))
      if (card !== undefined) histories.set(card.id, { card, reviews: reviews.get(card.id) ?? 0 });
    return ok(histories);
  });
}
