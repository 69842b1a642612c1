import { describe, expect, it } from "vitest";

import { cardContent } from "#lib/store/card-content.ts";
import { cardHistories } from "#lib/store/card-histories.ts";
import { importNotes } from "#lib/store/imports.ts";
import { eventsOfCard } from "#lib/store/log.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { undoLast } from "#lib/store/undo.ts";
import { undoImport } from "#lib/store/undo-import.ts";
import { dump, dumpOfAggregates } from "../store/dump.ts";
import { momentAfter, rate } from "../store/reviewing.ts";
import { card, cardIdOf, note, valueOf } from "../store/samples.ts";
import { rowsOfVersion } from "./frozen-database.ts";
import { withVersion } from "./with-version.ts";

const BATCH_NORM = cardIdOf("BatchNorm");

describe("a database of version 1", () => {
  it("opens with everything that was in it", async () => {
    await withVersion(1, async (store) => {
      const now = await dump(store);
      for (const [table, rows] of Object.entries(rowsOfVersion(1)))
        expect([table, now[table]]).toEqual([table, rows]);
      expect([now["imports"], now["links"]]).toEqual([[], []]);
    });
  });

  it("has its counts, its log and its words", async () => {
    await withVersion(1, async (store) => {
      const kept = await dumpOfAggregates(store);
      valueOf(await rebuildAggregates(store));
      expect(await dumpOfAggregates(store)).toEqual(kept);
      expect(valueOf(await eventsOfCard(store, BATCH_NORM)).map(({ kind }) => kind)).toEqual(["rate"]);
      expect(valueOf(await cardHistories(store, [BATCH_NORM])).get(BATCH_NORM)?.reviews).toBe(1);
      expect((await cardContent(store, BATCH_NORM, "en"))?.face.front).toBe("Mine");
    });
  });

  it("goes on: undo of what was done then, a review, an import and its undo", async () => {
    await withVersion(1, async (store) => {
      const undone = valueOf(await undoLast(store, momentAfter(2)));
      expect(undone.cards[0]).toMatchObject({ id: "Adam", suspended: false });
      valueOf(await rate(store, cardIdOf("Adam"), 3, momentAfter(3)));
      const edited = { note: note("a", { contentHash: "3" }), cards: [card("BatchNorm"), card("Dropout")] };
      const { order, notes } = valueOf(await importNotes(store, [edited], [], momentAfter(4)));
      expect(notes).toMatchObject([{ revived: ["Dropout"], archived: ["Adam", "LayerNorm"] }]);
      const back = valueOf(await undoImport(store, order ?? -1, momentAfter(5)));
      expect(back).toMatchObject({ archived: ["Dropout"], revived: ["Adam", "LayerNorm"] });
    });
  });
});
