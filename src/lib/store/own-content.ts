import type { Store } from "./schema.ts";
import { hasRatings } from "./sums.ts";

/** Whether there is anything of the learner's own: ratings, or imported notes. */
export async function hasOwnContent(store: Store): Promise<boolean> {
  return (await hasRatings(store)) || (await store.imports.limit(1).count()) > 0;
}
