import { describe, expect, it } from "vitest";

import { editCards } from "#lib/store/edit-cards.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import type { Store } from "#lib/store/open.ts";
import { undoLast } from "#lib/store/undo.ts";
import { dumpOfAggregates } from "./dump.ts";
import { fillWithMany } from "./many-cards.ts";
import { momentAfter } from "./reviewing.ts";
import { valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

/** Most cards of a store, and so many that their sums are thousands of rows. */
const MANY = 6_500;
const LEFT = 300;

async function expectRightSums(store: Store): Promise<void> {
  const kept = await dumpOfAggregates(store);
  valueOf(await rebuildAggregates(store));
  expect(kept).toEqual(await dumpOfAggregates(store));
}

describe("editing most cards of a store", () => {
  it("changes these and no other, keeps the counts right, and is taken back as one step", async () => {
    await withStore(async (store) => {
      await fillWithMany(store, MANY);
      valueOf(await rebuildAggregates(store));
      const sums = await dumpOfAggregates(store);
      const ids = await store.cards.toCollection().primaryKeys();
      const wasSuspended = new Set(
        (await store.cards.filter((card) => card.suspended).primaryKeys()).values(),
      );
      const wanted = ids.slice(LEFT);

      const edited = valueOf(await editCards(store, wanted, { kind: "suspend" }, momentAfter(0)));
      expect(edited.cards).toHaveLength(wanted.filter((id) => !wasSuspended.has(id)).length);
      const active = await store.cards.filter((card) => !card.suspended).primaryKeys();
      expect(active).toEqual(ids.slice(0, LEFT).filter((id) => !wasSuspended.has(id)));
      await expectRightSums(store);

      valueOf(await undoLast(store, momentAfter(1), edited.step ?? -1));
      expect(new Set(await store.cards.filter((card) => card.suspended).primaryKeys())).toEqual(wasSuspended);
      expect(await dumpOfAggregates(store)).toEqual(sums);
    });
  });
});
