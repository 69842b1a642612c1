import { ok } from "#lib/core/result.ts";
import type { Store } from "./schema.ts";
import { settle, settledTables } from "./settle.ts";
import { write } from "./write.ts";
import { mended } from "./write-reviews.ts";

/** So many ratings wait until they are settled together. */
export const SETTLE_AFTER = 8;

/**
 * Settles when enough ratings wait. Nobody waits for it: they are written, and the next card should come as quickly as
 * any other. If it fails, they wait on, and the next rating tries again.
 */
export function settleWhenMany(store: Store, waiting: number): void {
  if (waiting < SETTLE_AFTER) return;
  void mended(store, () =>
    write(store, settledTables(store), async () => {
      await settle(store);
      return ok(undefined);
    }),
  );
}
