import type { Store } from "./schema.ts";

/** Between two reads; some ten milliseconds at most. */
const SLICES_AT_ONCE = 8;

/**
 * Inside a transaction over `settings`: does work that takes a while a few slices at a time. A small read now and then
 * lets the page answer, and keeps the transaction from ending.
 */
export async function inSlices<Value>(store: Store, work: Generator<unknown, Value>): Promise<Value> {
  for (let slice = 1; ; slice++) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (slice % SLICES_AT_ONCE === 0) await store.settings.get("");
  }
}
