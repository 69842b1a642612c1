import { describe, expect, it } from "vitest";

import { importNotes } from "#lib/store/imports.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import type { NoteToSave } from "#lib/store/save-note.ts";
import { undoImport } from "#lib/store/undo-import.ts";
import { PART } from "#lib/store/work.ts";
import { dumpOfAggregates, dumpOfState } from "./dump.ts";
import { momentAfter } from "./reviewing.ts";
import { card, cardIdOf, note, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

/** So many that they are written in several parts. */
const MANY = 2 * PART + 7;

function longNote(edition: string, from = 0): NoteToSave {
  const cards = Array.from({ length: MANY }, (_, index) => card(`layer ${from + index}`));
  return { note: note("long", { contentHash: edition }), cards };
}

describe("an import of very many cards", () => {
  it("tells how far it has come, and takes itself back the same way", async () => {
    await withStore(async (store) => {
      const short: NoteToSave = { note: note("short"), cards: [card("mean")] };
      valueOf(await importNotes(store, [short], [], momentAfter(0)));
      const before = await dumpOfState(store);
      const shares: number[] = [];
      const work = { onProgress: (share: number): void => void shares.push(share) };
      const { order } = valueOf(await importNotes(store, [longNote("1")], [], momentAfter(1), null, work));
      // Cards and then their sources, each in three parts.
      expect(shares).toHaveLength(6);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBe(1);
      expect(await store.cards.count()).toBe(MANY + 1);

      const back: number[] = [];
      valueOf(await undoImport(store, order ?? -1, momentAfter(2), (share) => back.push(share)));
      expect(back.length).toBeGreaterThan(3);
      expect(back).toEqual(back.toSorted((a, b) => a - b));
      expect(back.at(-1)).toBe(1);
      expect(await dumpOfState(store)).toEqual(before);
    });
  });

  it.each([0.3, 0.7])("leaves nothing when it is cancelled at %d of the way", async (end) => {
    await withStore(async (store) => {
      valueOf(await importNotes(store, [longNote("1")], [], momentAfter(0)));
      const [before, sums] = [await dumpOfState(store), await dumpOfAggregates(store)];
      const ending = new AbortController();
      const onProgress = (share: number): void => void (share >= end && ending.abort());
      const work = { onProgress, signal: ending.signal };
      // Half of the cards go, as many come.
      const coming = longNote("2", PART);
      const ended = await importNotes(store, [coming], [], momentAfter(1), null, work);
      expect(ended).toEqual({ ok: false, error: { kind: "cancelled" } });
      expect(await dumpOfState(store)).toEqual(before);
      expect(await dumpOfAggregates(store)).toEqual(sums);
    });
  });

  it("finds every place of its cards when it comes again, and keeps the counts right", async () => {
    await withStore(async (store) => {
      valueOf(await importNotes(store, [longNote("1")], [], momentAfter(0)));
      const elsewhere: NoteToSave = { note: note("other"), cards: [card("layer 0"), card("layer 600")] };
      valueOf(await importNotes(store, [elsewhere], [], momentAfter(1)));
      const empty: NoteToSave = { note: note("long", { contentHash: "2" }), cards: [] };
      const { order, notes } = valueOf(await importNotes(store, [empty], [], momentAfter(2)));
      // What stands in the other note too lives on there.
      expect(notes[0]?.archived).toHaveLength(MANY - 2);
      expect((await store.cards.get(cardIdOf("layer 600")))?.archived).toBe(false);
      const kept = await dumpOfAggregates(store);
      valueOf(await rebuildAggregates(store));
      expect(kept).toEqual(await dumpOfAggregates(store));
      valueOf(await undoImport(store, order ?? -1, momentAfter(3)));
      expect(await store.cards.filter(({ archived }) => archived).count()).toBe(0);
    });
  });
});
