import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { DeckId, TopicId } from "#lib/core/ids.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { addByHand } from "#lib/store/by-hand.ts";
import { cardContent } from "#lib/store/card-content.ts";
import { editCards } from "#lib/store/edit-cards.ts";
import type { CardEdit } from "#lib/store/edit-cards.ts";
import { editWording } from "#lib/store/edit-wording.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { pushStep } from "#lib/store/push-step.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { undoDepths } from "#lib/store/undo-stack.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import { dump, dumpOfAggregates, dumpOfState } from "./dump.ts";
import { momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, DECK, note, noteIdOf, TOPIC, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const NAMES = ["mean", "variance", "median", "mode", "range"] as const;
const OTHER_DECK = "statistics" as DeckId;

async function fill(store: Store, names: readonly string[] = NAMES): Promise<void> {
  valueOf(
    await saveNote(
      store,
      note("numbers"),
      names.map((name) => card(name)),
    ),
  );
}

async function expectAggregatesToBeRight(store: Store): Promise<void> {
  const kept = await dumpOfAggregates(store);
  valueOf(await rebuildAggregates(store));
  expect(kept).toEqual(await dumpOfAggregates(store));
}

async function expectReplayToGiveTheMemories(store: Store): Promise<void> {
  const replayed = replay(valueOf(await allEvents(store)), () => DEFAULT_SETTINGS);
  for (const { id, memory } of await store.cards.toArray())
    expect(memory, id).toEqual(replayed.get(id) ?? { phase: "new" });
}

const ids = (names: readonly string[]) => names.map(cardIdOf);

const edit: fc.Arbitrary<CardEdit> = fc.oneof(
  fc.constantFrom<CardEdit>(
    { kind: "suspend" },
    { kind: "unsuspend" },
    { kind: "reset" },
    { kind: "reset" },
    { kind: "delete" },
    { kind: "bury", untilDay: 30_000 },
    { kind: "bury", untilDay: null },
  ),
  fc.constantFrom<CardEdit>(
    { kind: "tag", tag: "exam" },
    { kind: "tag", tag: "again" },
    { kind: "untag", tag: "exam" },
    { kind: "flag", flag: 2 },
    { kind: "flag", flag: 0 },
  ),
  fc.constantFrom<CardEdit>(
    { kind: "move", deckId: OTHER_DECK, topic: null },
    { kind: "move", deckId: DECK, topic: TOPIC },
    { kind: "move", deckId: null, topic: "losses" as TopicId },
  ),
);

type Step =
  | { readonly does: "edit"; readonly names: readonly string[]; readonly edit: CardEdit }
  | { readonly does: "rate"; readonly name: string; readonly rating: Rating };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant("edit" as const), names: fc.subarray([...NAMES]), edit }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant("rate" as const),
      name: fc.constantFrom(...NAMES),
      rating: fc.constantFrom<Rating>(1, 3, 4),
    }),
  },
);

/** Whether there is anything to undo after it. */
async function perform(store: Store, each: Step, hours: number): Promise<boolean> {
  if (each.does === "edit")
    return valueOf(await editCards(store, ids(each.names), each.edit, momentAfter(hours))).step !== null;
  if ((await store.cards.get(cardIdOf(each.name)))?.archived !== false) return false;
  valueOf(await rate(store, cardIdOf(each.name), each.rating, momentAfter(hours)));
  return true;
}

describe("editing cards", () => {
  it("is undone and redone a step at a time, to the database before and after; counts and log are right", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        await withStore(async (store) => {
          await fill(store);
          let hours = 0;
          const states = [await dumpOfState(store)];
          for (const each of steps) {
            hours += 30;
            if (await perform(store, each, hours)) states.push(await dumpOfState(store));
            await expectReplayToGiveTheMemories(store);
          }
          await expectAggregatesToBeRight(store);
          expect(await undoDepths(store)).toEqual({ undo: states.length - 1, redo: 0 });
          for (const before of states.slice(0, -1).reverse()) {
            hours += 0.1;
            valueOf(await undoLast(store, momentAfter(hours)));
            expect(await dumpOfState(store)).toEqual(before);
            await expectReplayToGiveTheMemories(store);
          }
          for (const after of states.slice(1)) {
            hours += 0.1;
            valueOf(await redo(store, momentAfter(hours)));
            expect(await dumpOfState(store)).toEqual(after);
          }
          await expectReplayToGiveTheMemories(store);
          await expectAggregatesToBeRight(store);
        });
      }),
      { numRuns: 20 },
    );
  });

  it("of two thousand cards is one small step, with its resets sealed and taken back", async () => {
    await withStore(async (store) => {
      const names = Array.from({ length: 2_000 }, (_, index) => `card ${index}`);
      await fill(store, names);
      for (const name of names.slice(0, 3)) valueOf(await rate(store, cardIdOf(name), 4, momentAfter(0)));
      const before = await dumpOfState(store);
      const suspended = valueOf(await editCards(store, ids(names), { kind: "suspend" }, momentAfter(1)));
      expect(suspended.cards).toHaveLength(2_000);
      const [stored] = await store.undoSteps.reverse().toArray();
      expect(stored?.changes).toHaveLength(1);
      expect(JSON.stringify(stored).length).toBeLessThan(40_000);
      valueOf(await undoLast(store, momentAfter(2)));
      expect(await dumpOfState(store)).toEqual(before);

      valueOf(await editCards(store, ids(names), { kind: "reset" }, momentAfter(3)));
      await expectReplayToGiveTheMemories(store);
      valueOf(await undoLast(store, momentAfter(4)));
      await expectReplayToGiveTheMemories(store);
      expect(await dumpOfState(store)).toEqual(before);
    });
  });

  it("takes back only the step that is meant", async () => {
    await withStore(async (store) => {
      await fill(store);
      const first = valueOf(await editCards(store, ids(NAMES), { kind: "suspend" }, momentAfter(0)));
      const second = valueOf(await editCards(store, ids(NAMES), { kind: "flag", flag: 1 }, momentAfter(1)));
      const refused = await undoLast(store, momentAfter(2), first.step ?? -1);
      expect(refused).toEqual({ ok: false, error: { kind: "nothing-to-undo" } });
      expect(valueOf(await undoLast(store, momentAfter(3), second.step ?? -1)).action.kind).toBe("flag");
    });
  });

  it("leaves alone what is like that already", async () => {
    await withStore(async (store) => {
      await fill(store);
      const before = await dump(store);
      expect(valueOf(await editCards(store, ids(NAMES), { kind: "unsuspend" }, momentAfter(0)))).toEqual({
        cards: [],
        step: null,
      });
      expect(await dump(store)).toEqual(before);
    });
  });

  it("of many cards tells how far it is, and cancelled it has changed nothing", async () => {
    await withStore(async (store) => {
      const names = Array.from({ length: 1_600 }, (_, index) => `card ${index}`);
      await fill(store, names);
      const before = await dump(store);
      const ending = new AbortController();
      const shares: number[] = [];
      const onProgress = (share: number): void => {
        shares.push(share);
        if (share > 0.5) ending.abort();
      };
      const work = { onProgress, signal: ending.signal };
      const cancelled = await editCards(store, ids(names), { kind: "suspend" }, momentAfter(0), work);
      expect(cancelled).toEqual({ ok: false, error: { kind: "cancelled" } });
      expect(shares.length).toBeGreaterThan(1);
      expect(shares).toEqual([...shares].sort((first, second) => first - second));
      expect(await dump(store)).toEqual(before);

      const deleted = valueOf(
        await editCards(store, ids(names), { kind: "delete" }, momentAfter(0), { onProgress }),
      );
      expect(shares.at(-1)).toBe(1);
      expect(deleted.cards).toHaveLength(names.length);
      const undoneTo: number[] = [];
      valueOf(await undoLast(store, momentAfter(1), deleted.step ?? -1, (share) => undoneTo.push(share)));
      expect(undoneTo.at(-1)).toBe(1);
      await expectAggregatesToBeRight(store);
    });
  });

  it("can be taken back however many cards it was of; older ones of many make room for it", async () => {
    await withStore(async (store) => {
      const [cardId, ...alsoIds] = Array.from({ length: 60_000 }, (_, index) => cardIdOf(`card ${index}`));
      if (cardId === undefined) throw new Error("There are no cards.");
      const [before, after] = [{ suspended: false }, { suspended: true }];
      for (const step of [0, 1]) {
        expect(await pushStep(store, { kind: "suspend" }, [{ cardId, alsoIds, before, after }])).toBe(step);
        expect(await undoDepths(store)).toEqual({ undo: 1, redo: 0 });
      }
    });
  });
});

describe("a re-import", () => {
  it("leaves a moved card where the learner put it", async () => {
    await withStore(async (store) => {
      await fill(store);
      const move = { kind: "move", deckId: OTHER_DECK, topic: "losses" as TopicId } as const;
      valueOf(await editCards(store, ids(["mean"]), move, momentAfter(0)));
      await saveNote(store, note("numbers", { deckId: "elsewhere" as DeckId }), [
        card("mean", { topic: "training" as TopicId }),
        card("mode", { topic: "training" as TopicId }),
      ]);
      expect(await store.cards.get(cardIdOf("mean"))).toMatchObject({ deckId: OTHER_DECK, topic: "losses" });
      expect(await store.cards.get(cardIdOf("mode"))).toMatchObject({
        deckId: "elsewhere",
        topic: "training",
      });
    });
  });

  it("is told which cards the learner deleted, and undo tells it otherwise", async () => {
    await withStore(async (store) => {
      await fill(store);
      valueOf(await editCards(store, ids(["mean", "mode"]), { kind: "delete" }, momentAfter(0)));
      expect((await store.notes.get(noteIdOf("numbers")))?.declined).toEqual(ids(["mean", "mode"]));
      valueOf(await undoLast(store, momentAfter(1)));
      expect((await store.notes.get(noteIdOf("numbers")))?.declined).toEqual([]);
    });
  });
});

describe("wording", () => {
  const words = (front: string) => ({ front, back: "x", frontHtml: front, backHtml: "x" });
  const overlay = (front: string) => ({ cardId: cardIdOf("mean"), language: "en" as const, ...words(front) });
  const read = { overlay: null, kind: "basic" as const, tags: [] };
  const change = { cardId: cardIdOf("mean"), language: "en" as const, read, kind: null, tags: ["exam"] };

  it("is the learner's own until undone, whatever is imported", async () => {
    await withStore(async (store) => {
      await fill(store);
      const before = await dumpOfState(store);
      valueOf(await editWording(store, { ...change, kind: "formula", overlay: overlay("Mine?") }));
      await fill(store);
      expect((await cardContent(store, cardIdOf("mean"), "en"))?.face.front).toBe("Mine?");
      expect(await store.cards.get(cardIdOf("mean"))).toMatchObject({ kind: "formula", tags: ["exam"] });
      valueOf(await undoLast(store, momentAfter(1)));
      expect(await dumpOfState(store)).toEqual(before);
      await expectAggregatesToBeRight(store);
    });
  });

  it("edited elsewhere meanwhile is refused with nothing changed; a rating does not matter", async () => {
    await withStore(async (store) => {
      await fill(store);
      valueOf(await rate(store, cardIdOf("mean"), 3, momentAfter(0)));
      valueOf(await editWording(store, { ...change, overlay: overlay("First?") }));
      const before = await dump(store);
      const refused = await editWording(store, { ...change, overlay: overlay("Second?") });
      expect(refused).toMatchObject({ ok: false, error: { kind: "stale", card: { tags: ["exam"] } } });
      expect(await dump(store)).toEqual(before);
    });
  });
});

describe("a card written by hand", () => {
  it("is no import's business, and undo archives it", async () => {
    await withStore(async (store) => {
      await fill(store);
      const wording = { kind: "basic" as const, front: "F?", back: "B", frontHtml: "F?", backHtml: "B" };
      const added = valueOf(
        await addByHand(store, {
          deckId: DECK,
          topic: TOPIC,
          language: "en",
          tags: ["own"],
          wordings: [wording],
          atMs: 5,
        }),
      );
      const [own] = added.cards;
      valueOf(await saveNote(store, note("numbers"), []));
      expect(await store.cards.get(own?.id ?? cardIdOf(""))).toEqual(own);
      expect((await cardContent(store, own?.id ?? cardIdOf(""), "en"))?.face.back).toBe("B");
      await expectAggregatesToBeRight(store);
      valueOf(await undoLast(store, momentAfter(1)));
      expect((await store.cards.get(own?.id ?? cardIdOf("")))?.archived).toBe(true);
      await expectAggregatesToBeRight(store);
    });
  });
});

it("undoes a step that an earlier version of the app stored", async () => {
  await withStore(async (store) => {
    await fill(store);
    const cardId = cardIdOf("mean");
    const before = await store.cards.get(cardId);
    if (before === undefined) throw new Error("The test has no card.");
    valueOf(await editCards(store, [cardId], { kind: "suspend" }, momentAfter(0)));
    const state = { memory: before.memory, buriedUntilDay: null, flag: 0 as const };
    await store.undoSteps.put({
      order: 0,
      state: "done",
      action: { kind: "suspend" },
      changes: [{ cardId, before: { ...state, suspended: false }, after: { ...state, suspended: true } }],
    });
    valueOf(await undoLast(store, momentAfter(1)));
    const { decidedAtMs: _decided, ...after } = (await store.cards.get(cardId)) ?? before;
    expect(after).toEqual({ ...before, revision: before.revision + 2 });
  });
});
