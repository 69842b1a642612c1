import type { Table } from "dexie";

import { addRows, emptyTally } from "./aggregate-tally.ts";
import type { Tally } from "./aggregate-tally.ts";
import { aggregateTables, applyTally } from "./apply-tally.ts";
import type { ManySums } from "./apply-tally.ts";
import { stepsOf, takeWaiting } from "./device.ts";
import type { Store } from "./schema.ts";
import { addSteps } from "./undo-stack.ts";

/** The tables that settling writes to: whoever changes the sums or the undo stack settles first. */
export function settledTables(store: Store): readonly Table[] {
  return [...aggregateTables(store), store.settings, store.undoSteps];
}

/**
 * Inside a transaction over `settledTables`: does what is still to be done for ratings (`Waiting`), and adds to the sums.
 * Not to be called a second time before it is done.
 * @param tally added together with what waits
 * @throws AggregateDrift if a count would fall below zero
 */
export async function settle(store: Store, tally: Tally = emptyTally(), many?: ManySums): Promise<void> {
  const waiting = await takeWaiting(store);
  for (const each of waiting) addRows(tally, each.tally);
  await addSteps(store, stepsOf(waiting));
  await applyTally(store, tally, many);
}
