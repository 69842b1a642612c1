import { describe, expect, it } from "vitest";

import type { CardId, DeckId } from "#lib/core/ids.ts";
import { withDueDay } from "#lib/scheduling/due-day.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { saveOverlay } from "#lib/store/card-content.ts";
import { cardHistories } from "#lib/store/card-histories.ts";
import { editCards } from "#lib/store/edit-cards.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { importNotes, IMPORTS_KEPT, lastImports, type Treatment } from "#lib/store/imports.ts";
import { allEvents } from "#lib/store/log.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote, type NoteToSave } from "#lib/store/save-note.ts";
import type { Store } from "#lib/store/open.ts";
import { undoLast } from "#lib/store/undo.ts";
import { canUndoImport } from "#lib/store/changed-since.ts";
import { undoImport } from "#lib/store/undo-import.ts";
import { dump, dumpOfAggregates, dumpOfState } from "./dump.ts";
import { momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, exercise, note, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const BATCH_NORM = cardIdOf("BatchNorm");
const LAYER_NORM = cardIdOf("LayerNorm");
const ADAM = cardIdOf("Adam");

/** A note with cards of these names; `edition` stands for its text. */
function noteWith(name: string, edition: string, ...names: string[]): NoteToSave {
  return { note: note(name, { contentHash: edition }), cards: names.map((each) => card(each)) };
}

async function take(
  store: Store,
  notes: readonly NoteToSave[],
  treatments: readonly Treatment[] = [],
  hours = 1,
) {
  return valueOf(await importNotes(store, notes, treatments, momentAfter(hours)));
}

async function orderOf(store: Store, notes: readonly NoteToSave[], treatments: readonly Treatment[] = []) {
  const { order } = await take(store, notes, treatments);
  if (order === null) throw new Error("The import changes something.");
  return order;
}

async function expectRightAggregates(store: Store): Promise<void> {
  const kept = await dumpOfAggregates(store);
  valueOf(await rebuildAggregates(store));
  expect(kept).toEqual(await dumpOfAggregates(store));
}

/** Memory as the log gives it is memory as it is stored. */
async function expectReplayed(store: Store, id: CardId): Promise<void> {
  const events = valueOf(await allEvents(store));
  const replayed = replay(events, () => DEFAULT_SETTINGS).get(id);
  expect(replayed ?? { phase: "new" }).toEqual((await store.cards.get(id))?.memory);
}

describe("importNotes", () => {
  it("stores notes as saveNotes does, and remembers how it was before", async () => {
    await withStore(async (store) => {
      const { order, notes } = await take(store, [noteWith("a", "1", "BatchNorm", "LayerNorm")]);
      expect(notes).toEqual([{ added: [BATCH_NORM, LAYER_NORM], revived: [], archived: [] }]);
      expect(order).toBe(0);
      const [row] = await lastImports(store);
      expect(row?.notes).toMatchObject([{ noteId: "a", title: "a", before: null }]);
      expect(row?.cards).toEqual([
        { cardId: BATCH_NORM, before: null },
        { cardId: LAYER_NORM, before: null },
      ]);
      await expectRightAggregates(store);
    });
  });

  it("leaves no trace of an import that changes nothing", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm")]);
      const before = await dump(store);
      expect((await take(store, [noteWith("a", "1", "BatchNorm")])).order).toBeNull();
      expect(await dump(store)).toEqual(before);
    });
  });

  it("has a card start anew, or come today with the memory it has; the log says so", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm", "LayerNorm")]);
      for (const id of [BATCH_NORM, LAYER_NORM]) valueOf(await rate(store, id, 4, momentAfter(2)));
      const before = await store.cards.get(LAYER_NORM);
      if (before === undefined) throw new Error("The card is there.");
      const moment = momentAfter(30);
      const memory = withDueDay(before.memory, moment.studyDay);
      const treatments: readonly Treatment[] = [
        { kind: "reset", cardId: BATCH_NORM },
        { kind: "reschedule", cardId: LAYER_NORM, dueDay: moment.studyDay, memory },
      ];
      await take(store, [noteWith("a", "2", "BatchNorm", "LayerNorm")], treatments, 30);
      expect((await store.cards.get(BATCH_NORM))?.memory).toEqual({ phase: "new" });
      expect((await store.cards.get(LAYER_NORM))?.memory).toEqual({
        ...before.memory,
        dueDay: moment.studyDay,
      });
      for (const id of [BATCH_NORM, LAYER_NORM]) await expectReplayed(store, id);
      await expectRightAggregates(store);
    });
  });

  it("stores nothing at all if one note is refused", async () => {
    await withStore(async (store) => {
      valueOf(await ensureExerciseCards(store, [exercise("batch-norm")]));
      const before = await dump(store);
      const stolen = noteWith("b", "1", "exercise:batch-norm");
      const result = await importNotes(store, [noteWith("a", "1", "BatchNorm"), stolen], [], momentAfter(0));
      expect(result).toMatchObject({ ok: false, error: { kind: "id-taken" } });
      expect(await dump(store)).toEqual(before);
    });
  });

  it("keeps the last imports only", async () => {
    await withStore(async (store) => {
      for (let edition = 0; edition < IMPORTS_KEPT + 3; edition++)
        await take(store, [noteWith("a", String(edition), "BatchNorm", `card ${edition}`)]);
      const orders = (await lastImports(store)).map(({ order }) => order);
      expect(orders).toEqual(Array.from({ length: IMPORTS_KEPT }, (_, index) => IMPORTS_KEPT + 2 - index));
    });
  });
});

describe("undoImport", () => {
  it("gives back the database as it was before a first import", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("b", "1", "Adam")]);
      const before = await dumpOfState(store);
      const order = await orderOf(store, [
        noteWith("a", "1", "BatchNorm", "LayerNorm"),
        noteWith("c", "1", "Adam"),
      ]);
      const undone = valueOf(await undoImport(store, order, momentAfter(2)));
      expect(undone).toEqual({ removed: [BATCH_NORM, LAYER_NORM], archived: [], revived: [] });
      expect(await dumpOfState(store)).toEqual(before);
      await expectRightAggregates(store);
    });
  });

  it("gives back the database as it was before the note was imported again", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm", "LayerNorm")]);
      valueOf(await rate(store, BATCH_NORM, 3, momentAfter(2)));
      const before = await dumpOfState(store);
      const edited: NoteToSave = {
        note: note("a", { contentHash: "2", deckId: "other" as DeckId }),
        cards: [card("LayerNorm", { card: { back: "Other words." } }), card("Adam")],
      };
      const order = await orderOf(store, [edited]);
      expect((await store.cards.get(BATCH_NORM))?.archived).toBe(true);
      const undone = valueOf(await undoImport(store, order, momentAfter(3)));
      expect(undone).toEqual({ removed: [ADAM], archived: [], revived: [BATCH_NORM] });
      expect(await dumpOfState(store)).toEqual(before);
      await expectRightAggregates(store);
    });
  });

  it("never touches what the learner has answered since", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm")]);
      const order = await orderOf(store, [noteWith("a", "2", "BatchNorm", "LayerNorm")]);
      valueOf(await rate(store, BATCH_NORM, 4, momentAfter(2)));
      const { card: rated } = valueOf(await rate(store, LAYER_NORM, 4, momentAfter(2)));
      const memories = (await store.cards.toArray()).map(({ id, memory }) => [id, memory]);
      const undone = valueOf(await undoImport(store, order, momentAfter(3)));
      expect(undone).toEqual({ removed: [], archived: [LAYER_NORM], revived: [] });
      expect((await store.cards.toArray()).map(({ id, memory }) => [id, memory])).toEqual(memories);
      // It is kept with its text, and comes back with its history.
      expect(await store.sources.where("cardId").equals(LAYER_NORM).count()).toBe(1);
      await expectRightAggregates(store);
      const again = await take(store, [noteWith("a", "2", "BatchNorm", "LayerNorm")]);
      expect(again.notes).toMatchObject([{ revived: [LAYER_NORM] }]);
      expect((await store.cards.get(LAYER_NORM))?.memory).toEqual(rated.memory);
      await expectRightAggregates(store);
    });
  });

  it("keeps a new card that the learner put into words of their own", async () => {
    await withStore(async (store) => {
      const order = await orderOf(store, [noteWith("a", "1", "BatchNorm")]);
      const own = {
        cardId: BATCH_NORM,
        language: "en",
        front: "Mine",
        back: "",
        frontHtml: "",
        backHtml: "",
      } as const;
      valueOf(await saveOverlay(store, own));
      expect(valueOf(await undoImport(store, order, momentAfter(2))).archived).toEqual([BATCH_NORM]);
      expect(await store.overlays.count()).toBe(1);
    });
  });

  it("gives back a memory that was reset, and the log agrees", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm")]);
      const { card: rated } = valueOf(await rate(store, BATCH_NORM, 4, momentAfter(2)));
      const reset: Treatment = { kind: "reset", cardId: BATCH_NORM };
      const order = await orderOf(store, [noteWith("a", "2", "BatchNorm")], [reset]);
      expect((await store.cards.get(BATCH_NORM))?.memory).toEqual({ phase: "new" });
      valueOf(await undoImport(store, order, momentAfter(3)));
      expect((await store.cards.get(BATCH_NORM))?.memory).toEqual(rated.memory);
      await expectReplayed(store, BATCH_NORM);
      await expectRightAggregates(store);
    });
  });

  it("leaves a reset that the card was learnt after", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm")]);
      valueOf(await rate(store, BATCH_NORM, 4, momentAfter(0)));
      const reset: Treatment = { kind: "reset", cardId: BATCH_NORM };
      const order = await orderOf(store, [noteWith("a", "2", "BatchNorm")], [reset]);
      const { card: learnt } = valueOf(await rate(store, BATCH_NORM, 3, momentAfter(2)));
      valueOf(await undoImport(store, order, momentAfter(3)));
      expect((await store.cards.get(BATCH_NORM))?.memory).toEqual(learnt.memory);
      await expectReplayed(store, BATCH_NORM);
    });
  });

  it("leaves a reset that another one came after, though the card looks the same", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm")]);
      valueOf(await rate(store, BATCH_NORM, 4, momentAfter(0)));
      const reset: Treatment = { kind: "reset", cardId: BATCH_NORM };
      const order = await orderOf(store, [noteWith("a", "2", "BatchNorm")], [reset]);
      valueOf(await rate(store, BATCH_NORM, 3, momentAfter(2)));
      valueOf(await editCards(store, [BATCH_NORM], { kind: "reset" }, momentAfter(3)));
      valueOf(await undoImport(store, order, momentAfter(4)));
      expect((await store.cards.get(BATCH_NORM))?.memory).toEqual({ phase: "new" });
      await expectReplayed(store, BATCH_NORM);
    });
  });

  it("gives back how often a card was forgotten", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm")]);
      valueOf(await rate(store, BATCH_NORM, 4, momentAfter(0)));
      valueOf(await rate(store, BATCH_NORM, 1, momentAfter(200)));
      const reset: Treatment = { kind: "reset", cardId: BATCH_NORM };
      const notes = [noteWith("a", "2", "BatchNorm")];
      const { order } = await take(store, notes, [reset], 201);
      expect((await store.cards.get(BATCH_NORM))?.lapses).toBeUndefined();
      valueOf(await undoImport(store, order ?? -1, momentAfter(202)));
      expect((await store.cards.get(BATCH_NORM))?.lapses).toBe(1);
    });
  });

  it("leaves no step to undo of a card whose memory the import changed", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm")]);
      valueOf(await rate(store, BATCH_NORM, 4, momentAfter(0)));
      valueOf(await editCards(store, [BATCH_NORM], { kind: "reset" }, momentAfter(1)));
      valueOf(await rate(store, BATCH_NORM, 3, momentAfter(2)));
      const reset: Treatment = { kind: "reset", cardId: BATCH_NORM };
      await take(store, [noteWith("a", "2", "BatchNorm")], [reset], 3);
      // As new as the reset before left it: taking that back now would forget the rating after it.
      expect(await undoLast(store, momentAfter(4))).toMatchObject({ ok: false });
      await expectReplayed(store, BATCH_NORM);
    });
  });

  it("sends back to the archive what the import had brought from it", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm")]);
      await take(store, [noteWith("a", "2")]);
      const before = await dumpOfState(store);
      const order = await orderOf(store, [noteWith("b", "1", "BatchNorm")]);
      const undone = valueOf(await undoImport(store, order, momentAfter(2)));
      expect(undone).toEqual({ removed: [], archived: [BATCH_NORM], revived: [] });
      expect(await dumpOfState(store)).toEqual(before);
      await expectRightAggregates(store);
    });
  });

  it("forgets the pairs that the import found, unless the learner has decided on them", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("b", "1", "LayerNorm")]);
      const start = await dumpOfState(store);
      const pair = { firstId: BATCH_NORM, secondId: LAYER_NORM, verdict: "open" as const };
      const found = { rows: [pair], cardIds: [BATCH_NORM] };
      const note = noteWith("a", "1", "BatchNorm");
      const { order } = valueOf(await importNotes(store, [note], [], momentAfter(1), found));
      expect(await store.links.toArray()).toEqual([pair]);
      valueOf(await undoImport(store, order ?? -1, momentAfter(2)));
      expect(await dumpOfState(store)).toEqual(start);
    });
  });

  it("refuses while a later import of the same note stands, and undoes them last first", async () => {
    await withStore(async (store) => {
      const start = await dumpOfState(store);
      const first = await orderOf(store, [noteWith("a", "1", "BatchNorm")]);
      const second = await orderOf(store, [noteWith("a", "2", "LayerNorm")]);
      const before = await dump(store);
      const refused = await undoImport(store, first, momentAfter(2));
      expect(refused).toEqual({ ok: false, error: { kind: "changed-since", by: "import", title: "a" } });
      expect(await dump(store)).toEqual(before);
      const can = [];
      const rows = await lastImports(store);
      for (const [index, row] of rows.entries())
        can.push(await canUndoImport(store, row, rows.slice(0, index)));
      expect(can).toEqual([true, false]);
      valueOf(await undoImport(store, second, momentAfter(2)));
      valueOf(await undoImport(store, first, momentAfter(2)));
      expect(await dumpOfState(store)).toEqual(start);
    });
  });

  it("refuses after a note was changed by other means, and when there is no such import", async () => {
    await withStore(async (store) => {
      const order = await orderOf(store, [noteWith("a", "1", "BatchNorm")]);
      valueOf(await saveNote(store, note("a", { contentHash: "edited" }), [card("BatchNorm")]));
      expect(await undoImport(store, order, momentAfter(2))).toMatchObject({
        ok: false,
        error: { kind: "changed-since", by: "edit" },
      });
      expect(await undoImport(store, 77, momentAfter(2))).toEqual({
        ok: false,
        error: { kind: "nothing-to-undo" },
      });
    });
  });

  it("keeps a card that another note has by now", async () => {
    await withStore(async (store) => {
      const order = await orderOf(store, [noteWith("a", "1", "BatchNorm")]);
      valueOf(await saveNote(store, note("b", { deckId: "other" as DeckId }), [card("BatchNorm")]));
      expect(valueOf(await undoImport(store, order, momentAfter(2))).removed).toEqual([]);
      expect(await store.cards.get(BATCH_NORM)).toMatchObject({ deckId: "other", archived: false });
      await expectRightAggregates(store);
    });
  });
});

describe("cardHistories", () => {
  it("counts the ratings that were not taken back", async () => {
    await withStore(async (store) => {
      await take(store, [noteWith("a", "1", "BatchNorm", "LayerNorm")]);
      for (const hours of [1, 2, 3]) valueOf(await rate(store, BATCH_NORM, 3, momentAfter(hours)));
      const histories = valueOf(await cardHistories(store, [BATCH_NORM, LAYER_NORM, cardIdOf("none")]));
      expect([...histories].map(([id, { reviews }]) => [id, reviews])).toEqual([
        [BATCH_NORM, 3],
        [LAYER_NORM, 0],
      ]);
    });
  });
});
