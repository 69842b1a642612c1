import { describe, expect, it } from "vitest";

import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { undoLast } from "#lib/store/undo.ts";
import { undoImport } from "#lib/store/undo-import.ts";
import { dump, dumpOfAggregates } from "../store/dump.ts";
import { momentAfter, rate } from "../store/reviewing.ts";
import { cardIdOf, valueOf } from "../store/samples.ts";
import { rowsOfVersion } from "./frozen-database.ts";
import { withVersion } from "./with-version.ts";

const [FORTH, BACK] = [cardIdOf("GroupNorm"), cardIdOf("GroupNorm back")];

describe("a database of version 2", () => {
  it("opens with everything that was in it, and its counts", async () => {
    await withVersion(2, async (store) => {
      const now = await dump(store);
      for (const [table, rows] of Object.entries(rowsOfVersion(2)))
        expect([table, now[table]]).toEqual([table, rows]);
      const kept = await dumpOfAggregates(store);
      valueOf(await rebuildAggregates(store));
      expect(await dumpOfAggregates(store)).toEqual(kept);
    });
  });

  it("knows which of its cards are of one fact: rating one hides the other, undo shows it again", async () => {
    await withVersion(2, async (store) => {
      const moment = momentAfter(5);
      const untilDay = moment.studyDay + 1;
      const { buried } = valueOf(await rate(store, FORTH, 3, moment, { bury: { untilDay } }));
      expect(buried).toMatchObject([{ id: BACK, buriedUntilDay: untilDay }]);
      valueOf(await undoLast(store, momentAfter(6)));
      expect(await store.cards.get(BACK)).toMatchObject({ buriedUntilDay: null, memory: { phase: "new" } });
    });
  });

  it("goes on: undo of a review and of a tag, and of the import before it", async () => {
    await withVersion(2, async (store) => {
      valueOf(await undoLast(store, momentAfter(5)));
      expect(await store.cards.get(FORTH)).toMatchObject({ memory: { phase: "new" }, tags: ["exam"] });
      valueOf(await undoLast(store, momentAfter(6)));
      expect((await store.cards.get(FORTH))?.tags).toBeUndefined();
      valueOf(await undoImport(store, 0, momentAfter(7)));
      expect(await store.notes.count()).toBe(1);
    });
  });
});
