import { describe, expect, it } from "vitest";

import type { Store } from "#lib/store/open.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { undoLast } from "#lib/store/undo.ts";
import { dump, dumpOfAggregates } from "../store/dump.ts";
import { momentAfter, rate } from "../store/reviewing.ts";
import { cardIdOf, valueOf } from "../store/samples.ts";
import { open, uniqueName } from "../store/temporary-store.ts";
import { makeVersion, rowsOfVersion } from "./frozen-database.ts";

const [FORTH, BACK] = [cardIdOf("GroupNorm"), cardIdOf("GroupNorm back")];

async function withVersion3(run: (store: Store) => Promise<void>): Promise<void> {
  const name = uniqueName();
  await makeVersion(3, name);
  const store = await open(name);
  try {
    await run(store);
  } finally {
    await store.delete();
  }
}

describe("a database of version 3", () => {
  it("opens with everything that was in it, and its counts", async () => {
    await withVersion3(async (store) => {
      expect(await store.tallies.toArray()).toEqual([]);
      const now = await dump(store);
      for (const [table, rows] of Object.entries(rowsOfVersion(3)))
        expect([table, now[table]]).toEqual([table, rows]);
      const kept = await dumpOfAggregates(store);
      valueOf(await rebuildAggregates(store));
      expect(await dumpOfAggregates(store)).toEqual(kept);
    });
  });

  it("goes on: a review's counts wait and are added, undo takes back what the old version wrote", async () => {
    await withVersion3(async (store) => {
      valueOf(await rate(store, FORTH, 3, momentAfter(8)));
      expect(await store.tallies.count()).toBe(1);
      valueOf(await undoLast(store, momentAfter(9)));
      valueOf(await undoLast(store, momentAfter(10)));
      expect(await store.cards.get(BACK)).toMatchObject({ buriedUntilDay: null });
      const kept = await dumpOfAggregates(store);
      expect(await store.tallies.count()).toBe(0);
      valueOf(await rebuildAggregates(store));
      expect(await dumpOfAggregates(store)).toEqual(kept);
    });
  });
});
