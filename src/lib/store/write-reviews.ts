import type { Table } from "dexie";

import type { Result } from "#lib/core/result.ts";
import { AggregateDrift } from "./aggregate-drift.ts";
import type { Store } from "./schema.ts";
import { settledTables } from "./settle.ts";
import { write } from "./write.ts";
import type { StorageFailure } from "./write.ts";

/**
 * One transaction over cards, log, undo stack and aggregates. Should the aggregates turn out not to add up, they are
 * rebuilt from cards and log and the write is made again: a wrong count must not stop a learner.
 * @param also other tables that the body reads or writes
 */
export async function writeReviews<Outcome extends Result<unknown, unknown>>(
  store: Store,
  body: () => Promise<Outcome>,
  also: readonly Table[] = [],
): Promise<Outcome | StorageFailure> {
  const tables = [store.cards, store.events, ...settledTables(store), ...also];
  return mended(store, () => write(store, tables, body));
}

/** Runs a write; if the aggregates do not add up, rebuilds them and runs it once more. */
export async function mended<Outcome>(store: Store, attempt: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof AggregateDrift)) throw error;
  }
  // Hardly ever needed: not part of what every visit loads.
  const { rebuildAggregates } = await import("./rebuild-aggregates.ts");
  const rebuilt = await rebuildAggregates(store);
  if (!rebuilt.ok) throw new Error(`The counts do not add up and cannot be rebuilt: ${rebuilt.error.kind}.`);
  return attempt();
}
