import { describe, expect, it } from "vitest";

import { knownDevice } from "#lib/store/device.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { daySums } from "#lib/store/sums.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import { dump, dumpOfAggregates } from "../store/dump.ts";
import { momentAfter, rate } from "../store/reviewing.ts";
import { cardIdOf, valueOf } from "../store/samples.ts";
import { rowsOfVersion } from "./frozen-database.ts";
import { withVersion } from "./with-version.ts";

const [FORTH, BACK] = [cardIdOf("GroupNorm"), cardIdOf("GroupNorm back")];
const { tallies = [], ...ROWS } = rowsOfVersion(4);
const SUMS = ["dayTotals", "deckTotals", "topicTotals", "recallCells", "dueCounts"];

describe("a database of version 4", () => {
  it("opens with everything that was in it; what waited for the sums waits in another place, and counts", async () => {
    await withVersion(4, async (store) => {
      const device = await knownDevice(store);
      expect(device?.waiting).toEqual(tallies.map((tally) => ({ step: null, tally })));
      const days = await daySums(store, -Infinity, Infinity);
      expect(store.backendDB().objectStoreNames.contains("tallies")).toBe(false);
      const now = await dump(store);
      for (const [table, rows] of Object.entries(ROWS))
        if (!SUMS.includes(table)) expect([table, now[table]]).toEqual([table, rows]);
      const kept = await dumpOfAggregates(store);
      valueOf(await rebuildAggregates(store));
      expect(await dumpOfAggregates(store)).toEqual(kept);
      expect(await daySums(store, -Infinity, Infinity)).toEqual(days);
    });
  });

  it("goes on: what was undone can be redone, and a review leaves nothing to redo", async () => {
    await withVersion(4, async (store) => {
      valueOf(await redo(store, momentAfter(11)));
      expect(await store.cards.get(BACK)).toMatchObject({ memory: { phase: "learning" } });
      valueOf(await undoLast(store, momentAfter(12)));
      valueOf(await rate(store, FORTH, 3, momentAfter(240)));
      expect(await redo(store, momentAfter(241))).toEqual({
        ok: false,
        error: { kind: "nothing-to-redo" },
      });
      const kept = await dumpOfAggregates(store);
      valueOf(await rebuildAggregates(store));
      expect(await dumpOfAggregates(store)).toEqual(kept);
    });
  });
});
