import { describe, expect, it } from "vitest";

import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { undoLast } from "#lib/store/undo.ts";
import { dump, dumpOfAggregates } from "../store/dump.ts";
import { momentAfter, rate } from "../store/reviewing.ts";
import { cardIdOf, valueOf } from "../store/samples.ts";
import { rowsOfVersion } from "./frozen-database.ts";
import { withVersion } from "./with-version.ts";

const [FORTH, BACK] = [cardIdOf("GroupNorm"), cardIdOf("GroupNorm back")];

describe("a database of version 3", () => {
  it("opens with everything that was in it, and its counts", async () => {
    await withVersion(3, async (store) => {
      const now = await dump(store);
      for (const [table, rows] of Object.entries(rowsOfVersion(3)))
        expect([table, now[table]]).toEqual([table, rows]);
      const kept = await dumpOfAggregates(store);
      valueOf(await rebuildAggregates(store));
      expect(await dumpOfAggregates(store)).toEqual(kept);
    });
  });

  it("goes on: a review's counts wait and are added, undo takes back what the old version wrote", async () => {
    await withVersion(3, async (store) => {
      valueOf(await rate(store, FORTH, 3, momentAfter(8)));
      valueOf(await undoLast(store, momentAfter(9)));
      valueOf(await undoLast(store, momentAfter(10)));
      expect(await store.cards.get(BACK)).toMatchObject({ buriedUntilDay: null });
      const kept = await dumpOfAggregates(store);
      valueOf(await rebuildAggregates(store));
      expect(await dumpOfAggregates(store)).toEqual(kept);
    });
  });
});
