import type { StudyDay } from "#lib/core/time.ts";
import type { CardRow } from "./card-row.ts";
import { queueRange } from "./queue-range.ts";
import type { Store } from "./schema.ts";
import { PART, type Work } from "./work.ts";

/**
 * Goes through the cards in review that are ready on a day or before, the longest ready first, part by part.
 * @returns false if it was ended before the last
 */
export async function eachReviewCard(
  store: Store,
  lastDay: StudyDay,
  take: (card: CardRow) => void,
  { onProgress, signal }: Work = {},
): Promise<boolean> {
  const ids = await queueRange(store, null, "review", lastDay).primaryKeys();
  for (let from = 0; from < ids.length; from += PART) {
    if (signal?.aborted === true) return false;
    // By now one of them may have been answered in another tab.
    for (const card of await store.cards.bulkGet(ids.slice(from, from + PART)))
      if (card?.queue === "review" && card.order <= lastDay) take(card);
    onProgress?.(Math.min(1, (from + PART) / ids.length));
  }
  return signal?.aborted !== true;
}

/** Cards in review that become ready on these days, both ends included, soonest first. */
export async function reviewCardsBetween(
  store: Store,
  firstDay: StudyDay,
  lastDay: StudyDay,
  limit: number,
): Promise<CardRow[]> {
  return store.cards
    .where("[queue+order]")
    .between(["review", firstDay], ["review", lastDay], true, true)
    .limit(limit)
    .toArray();
}
