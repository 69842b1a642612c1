import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { emptyTally, tallyCard, tallyRating } from "./aggregate-tally.ts";
import { aggregateTables, applyTally } from "./apply-tally.ts";
import type { ChunkProblem } from "./event-chunk.ts";
import { allEvents } from "./log.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { write } from "./write.ts";

/** Counts everything afresh from cards and log, in one transaction. */
export async function rebuildAggregates(store: Store): Promise<Result<void, ChunkProblem | StorageProblem>> {
  const tables = [store.cards, store.events, store.eventChunks, ...aggregateTables(store)];
  return write(store, tables, async () => {
    const events = await allEvents(store);
    if (!events.ok) return events;
    const tally = emptyTally();
    const retracted = store.rules.retractedIds(events.value);
    for (const event of events.value) {
      if (event.kind === "rate" && !retracted.has(event.id)) tallyRating(tally, event, 1);
    }
    await store.cards.each((card) => tallyCard(tally, card, 1, store.rules.stabilityBin));
    for (const table of aggregateTables(store)) await table.clear();
    await applyTally(store, tally);
    return ok(undefined);
  });
}
