import { Dexie } from "dexie";

import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { emptyTally, tallyCard } from "./aggregate-tally.ts";
import { aggregateTables, applyTally } from "./apply-tally.ts";
import { stepsOf, takeWaiting } from "./device.ts";
import { eachPart } from "./each-part.ts";
import type { ChunkProblem } from "./event-chunk.ts";
import { logColumns } from "./packed-log.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { settledTables } from "./settle.ts";
import { tallyColumns } from "./tally-columns.ts";
import { addSteps } from "./undo-stack.ts";
import { write } from "./write.ts";

const CARDS_AT_ONCE = 1000;

/** Counts everything afresh from cards and log, in one transaction; the page answers meanwhile. */
export async function rebuildAggregates(store: Store): Promise<Result<void, ChunkProblem | StorageProblem>> {
  const tables = [store.cards, store.events, store.eventChunks, ...settledTables(store)];
  return write(store, tables, async () => {
    const retractedColumns = await Dexie.waitFor(store.rules.loadRetractedColumns());
    const log = await logColumns(store);
    if (!log.ok) return log;
    const tally = emptyTally();
    tallyColumns(tally, log.value, retractedColumns(log.value));
    await eachPart(
      store.cards,
      CARDS_AT_ONCE,
      ({ id }) => id,
      (cards) => {
        for (const card of cards) tallyCard(tally, card, 1, store.rules.stabilityBin);
      },
    );
    // What waits is counted with everything else.
    await addSteps(store, stepsOf(await takeWaiting(store)));
    for (const table of aggregateTables(store)) await table.clear();
    await applyTally(store, tally);
    return ok(undefined);
  });
}
