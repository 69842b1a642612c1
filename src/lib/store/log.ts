import type { CardId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { PackedEvents, ChunkProblem } from "./event-chunk.ts";
import type { ReviewRules } from "./review-rules.ts";
import type { Store } from "./schema.ts";
import { unpackEvents, unpackSome } from "./unpack-events.ts";

/** Every event of every device, in the order of replay. */
export async function allEvents(store: Store): Promise<Result<ReviewEvent[], ChunkProblem>> {
  return store.transaction("r", [store.events, store.eventChunks], async () => {
    const chunks = await store.eventChunks.toArray();
    const tail = await store.events.toArray();
    return ordered(chunks, tail, store.rules.inReplayOrder);
  });
}

/** The history of one card in the order of replay; reads only the chunks it is in, and of them only its own events. */
export async function eventsOfCard(
  store: Store,
  cardId: CardId,
): Promise<Result<ReviewEvent[], ChunkProblem>> {
  return store.transaction("r", [store.events, store.eventChunks], async () => {
    const chunks = await store.eventChunks.where("cardIds").equals(cardId).toArray();
    const events: ReviewEvent[] = [];
    for (const { packed } of chunks) {
      const found = unpackSome(packed, ({ strings, cards }) => {
        const string = strings.indexOf(cardId);
        return (place) => cards[place] === string;
      });
      if (!found.ok) return found;
      events.push(...found.value);
    }
    events.push(...(await store.events.where("cardId").equals(cardId).toArray()));
    return ok(store.rules.inReplayOrder(events));
  });
}

function ordered(
  chunks: readonly { readonly packed: PackedEvents }[],
  tail: readonly ReviewEvent[],
  inReplayOrder: ReviewRules["inReplayOrder"],
): Result<ReviewEvent[], ChunkProblem> {
  const events: ReviewEvent[] = [];
  for (const { packed } of chunks) {
    const unpacked = unpackEvents(packed);
    if (!unpacked.ok) return unpacked;
    for (const event of unpacked.value) events.push(event);
  }
  for (const event of tail) events.push(event);
  return ok(inReplayOrder(events));
}
