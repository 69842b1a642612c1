import { retractedColumns } from "#lib/scheduling/column-retractions.ts";
import { inReplayOrder } from "#lib/scheduling/replay-order.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { stabilityBin } from "#lib/scheduling/stability-bin.ts";
import { openStore } from "#lib/store/open.ts";
import type { Store } from "#lib/store/open.ts";
import type { ReviewRules } from "#lib/store/review-rules.ts";

export const RULES: ReviewRules = {
  stabilityBin,
  inReplayOrder,
  retractedIds,
  loadRetractedColumns: () => Promise.resolve(retractedColumns),
};

/** A database name that no other test has. */
export function uniqueName(): string {
  return `test ${crypto.randomUUID()}`;
}

/** Opens a database, or a second connection to it. */
export async function open(name: string): Promise<Store> {
  const opened = await openStore({ rules: RULES, name });
  if (!opened.ok) throw new Error(`The test's database did not open: ${opened.error.kind}.`);
  return opened.value;
}

/** Runs a test on an empty database, which is deleted afterwards whatever happens. */
export async function withStore<Value>(run: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await open(uniqueName());
  try {
    return await run(store);
  } finally {
    await store.delete();
  }
}
