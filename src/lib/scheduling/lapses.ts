import type { CardId } from "#lib/core/ids.ts";
import type { ReviewEvent } from "./event.ts";
import { inReplayOrder } from "./replay-order.ts";
import { retractedIds } from "./retractions.ts";

/**
 * How often each card was forgotten in review since it was new, by the log: what decides when it is a leech. Cards that
 * never were are not in it.
 * @param events with distinct ids, in any order
 */
export function lapsesOf(events: readonly ReviewEvent[]): ReadonlyMap<CardId, number> {
  const log = inReplayOrder(events);
  const retracted = retractedIds(log);
  const lapses = new Map<CardId, number>();
  for (const event of log) {
    if (event.cardId === null || retracted.has(event.id)) continue;
    if (event.kind === "reset") lapses.delete(event.cardId);
    if (event.kind === "rate" && event.phase === "review" && event.rating === 1)
      lapses.set(event.cardId, (lapses.get(event.cardId) ?? 0) + 1);
  }
  return lapses;
}
