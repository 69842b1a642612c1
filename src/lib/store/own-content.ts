import type { Store } from "./schema.ts";

/** Whether there is anything of the learner's own: ratings, or imported notes. */
export async function hasOwnContent(store: Store): Promise<boolean> {
  return (await store.dayTotals.limit(1).count()) > 0 || (await store.imports.limit(1).count()) > 0;
}
