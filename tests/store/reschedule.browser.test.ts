import { describe, expect, it } from "vitest";

import type { CardId, ParametersId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { isSameMemory } from "#lib/store/card-row.ts";
import { replay, type SettingsOf } from "#lib/scheduling/replay.ts";
import { retraced } from "#lib/scheduling/retrace.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "#lib/scheduling/settings.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { rescheduleCards, type NewPlace } from "#lib/store/reschedule-cards.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { setFlag } from "#lib/store/switch-card.ts";
import { undoDepths } from "#lib/store/undo-stack.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import { dump, dumpOfAggregates, dumpOfState } from "./dump.ts";
import { fillWithMany } from "./many-cards.ts";
import { momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, note, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const NAMES = ["a", "b", "c", "d"];
const FITTED = "fitted" as ParametersId;
const FITTED_SETTINGS: SchedulingSettings = {
  ...DEFAULT_SETTINGS,
  weights: DEFAULT_SETTINGS.weights.map((weight, index) => (index < 4 ? weight * 1.4 : weight)),
};
const settingsOf: SettingsOf = ({ parametersId }) =>
  parametersId === FITTED ? FITTED_SETTINGS : DEFAULT_SETTINGS;

/** Four cards, reviewed twice. */
async function fill(store: Store): Promise<void> {
  valueOf(
    await saveNote(
      store,
      note("n"),
      NAMES.map((name) => card(name)),
    ),
  );
  for (const [index, name] of NAMES.entries()) {
    valueOf(await rate(store, cardIdOf(name), 4, momentAfter(index)));
    valueOf(await rate(store, cardIdOf(name), 3, momentAfter(24 * 9 + index)));
  }
}

/** Where the fitted parameters would have each card, on days of their own. */
async function fittedPlaces(store: Store, firstDay: StudyDay): Promise<Map<CardId, NewPlace>> {
  const events = valueOf(await allEvents(store));
  const cards = await store.cards.toArray();
  return new Map(
    cards.flatMap(({ id, memory, revision: readRevision }, index): [CardId, NewPlace][] => {
      if (memory.phase !== "review") return [];
      const past = events.filter((event) => event.kind === "rate").filter(({ cardId }) => cardId === id);
      const after = retraced(memory, past, FITTED_SETTINGS);
      if (after.phase !== "review") return [];
      const { stability, difficulty } = after;
      const place = { parametersId: FITTED, stability, difficulty, readRevision };
      return [[id, { dueDay: firstDay + index, retraced: place }]];
    }),
  );
}

async function expectReplay(store: Store): Promise<void> {
  const replayed = replay(valueOf(await allEvents(store)), settingsOf);
  for (const { id, memory } of await store.cards.toArray())
    expect(replayed.get(id) ?? { phase: "new" }).toEqual(memory);
  const kept = await dumpOfAggregates(store);
  valueOf(await rebuildAggregates(store));
  expect(await dumpOfAggregates(store)).toEqual(kept);
}

describe("rescheduling", () => {
  it("moves cards and what is known of them, as replay of the log does", async () => {
    await withStore(async (store) => {
      await fill(store);
      const at = momentAfter(24 * 10);
      const before = await store.cards.get(cardIdOf("a"));
      const places = await fittedPlaces(store, at.studyDay + 40);
      expect(valueOf(await rescheduleCards(store, places, at)).cards).toBe(4);
      for (const { id, memory } of await store.cards.toArray()) {
        const place = places.get(id);
        expect(memory).toMatchObject({ dueDay: place?.dueDay, stability: place?.retraced?.stability });
      }
      expect((await store.cards.get(cardIdOf("a")))?.memory).not.toEqual(before?.memory);
      await expectReplay(store);
      // The cards go on from there.
      valueOf(await rate(store, cardIdOf("a"), 3, momentAfter(24 * 50)));
      await expectReplay(store);
    });
  });

  it("is one step: undo and redo give back exactly what was, in the log too", async () => {
    await withStore(async (store) => {
      await fill(store);
      const at = momentAfter(24 * 10);
      const { undo } = await undoDepths(store);
      const before = await dumpOfState(store);
      valueOf(await rescheduleCards(store, await fittedPlaces(store, at.studyDay), at));
      expect((await undoDepths(store)).undo).toBe(undo + 1);
      const after = await dumpOfState(store);
      for (let round = 0; round < 2; round += 1) {
        valueOf(await undoLast(store, at));
        expect(await dumpOfState(store)).toEqual(before);
        await expectReplay(store);
        valueOf(await redo(store, at));
        expect(await dumpOfState(store)).toEqual(after);
        await expectReplay(store);
      }
    });
  });

  it("leaves a card alone that changed since it was looked at", async () => {
    await withStore(async (store) => {
      await fill(store);
      const at = momentAfter(24 * 10);
      const places = await fittedPlaces(store, at.studyDay + 40);
      valueOf(await rate(store, cardIdOf("b"), 3, at));
      const rated = await store.cards.get(cardIdOf("b"));
      expect(valueOf(await rescheduleCards(store, places, at)).cards).toBe(3);
      expect(await store.cards.get(cardIdOf("b"))).toEqual(rated);
      await expectReplay(store);
    });
  });

  it("is not undone by halves: one card answered elsewhere since, and all of it stays", async () => {
    await withStore(async (store) => {
      await fill(store);
      const at = momentAfter(24 * 10);
      valueOf(await rescheduleCards(store, await fittedPlaces(store, at.studyDay + 40), at));
      const c = await store.cards.get(cardIdOf("c"));
      if (c?.memory.phase !== "review") throw new Error("The test has no card c in review.");
      await store.cards.put({ ...c, memory: { ...c.memory, stability: c.memory.stability + 1 } });
      const { events: log, ...before } = { ...(await dumpOfState(store)), events: await allEvents(store) };
      const { undo } = await undoDepths(store);
      const undone = await undoLast(store, at);
      expect(undone.ok ? null : undone.error.kind).toBe("stale");
      expect(await dumpOfState(store)).toEqual(before);
      expect(await allEvents(store)).toEqual(log);
      // The step is forgotten: the next undo reaches the one before.
      expect(await undoDepths(store)).toEqual({ undo: undo - 1, redo: 0 });
    });
  });

  it("undoes a flag set meanwhile by its own step, not with the day", async () => {
    await withStore(async (store) => {
      await fill(store);
      const at = momentAfter(24 * 10);
      valueOf(await rescheduleCards(store, await fittedPlaces(store, at.studyDay + 40), at));
      const a = await store.cards.get(cardIdOf("a"));
      valueOf(await setFlag(store, { cardId: cardIdOf("a"), readRevision: a?.revision ?? 0 }, 3));
      valueOf(await undoLast(store, at));
      valueOf(await undoLast(store, at));
      expect((await store.cards.get(cardIdOf("a")))?.flag).toBe(0);
      await expectReplay(store);
    });
  });

  it("takes thousands in one step, straight into chunks of the log, and gives them back", async () => {
    await withStore(async (store) => {
      await fillWithMany(store, 4_000);
      valueOf(await rebuildAggregates(store));
      const at = momentAfter(1);
      const flagged = cardIdOf("own");
      valueOf(await saveNote(store, note("own"), [card("own")]));
      valueOf(await rate(store, flagged, 3, at));
      const cards = (await store.cards.toArray()).filter(({ queue }) => queue === "review");
      expect(cards.length).toBeGreaterThan(2_500);
      const before = await dumpOfState(store);
      const places = new Map(
        cards.map(({ id }, index): [CardId, NewPlace] => [id, { dueDay: at.studyDay + 200 + (index % 30) }]),
      );
      const told: number[] = [];
      const done = valueOf(
        await rescheduleCards(store, places, at, { onProgress: (share) => told.push(share) }),
      );
      expect(done.cards).toBe(cards.length);
      expect(told.at(-1)).toBe(1);
      expect(told.length).toBeGreaterThan(5);
      expect(await store.events.count()).toBe((cards.length + 1) % 1_000);
      await expectMoves(store, places);
      const after = await dumpOfState(store);
      valueOf(await undoLast(store, at));
      expect(await dumpOfState(store)).toEqual(before);
      valueOf(await redo(store, at));
      expect(await dumpOfState(store)).toEqual(after);
      const numbers = valueOf(await allEvents(store)).map(({ seq }) => seq);
      expect(numbers).toEqual(numbers.map((_, index) => index));
    });
  });

  it("leaves nothing behind where it is ended half-way", async () => {
    await withStore(async (store) => {
      await fillWithMany(store, 3_000);
      valueOf(await rebuildAggregates(store));
      const at = momentAfter(1);
      const cards = (await store.cards.toArray()).filter(({ queue }) => queue === "review");
      const places = new Map(cards.map(({ id }): [CardId, NewPlace] => [id, { dueDay: at.studyDay + 300 }]));
      const before = await dump(store);
      const controller = new AbortController();
      const done = await rescheduleCards(store, places, at, {
        signal: controller.signal,
        onProgress: (share) => {
          if (share > 0.5) controller.abort();
        },
      });
      expect(done.ok ? null : done.error.kind).toBe("cancelled");
      expect(await dump(store)).toEqual(before);
    });
  });
});

/** The events of the log say what was asked for, and the cards are there. */
async function expectMoves(store: Store, places: ReadonlyMap<CardId, NewPlace>): Promise<void> {
  const events = valueOf(await allEvents(store));
  const moves = events.filter((event: ReviewEvent) => event.kind === "reschedule");
  expect(new Map(moves.map(({ cardId, chosenDueDay }) => [cardId, chosenDueDay]))).toEqual(
    new Map([...places].map(([id, { dueDay }]) => [id, dueDay])),
  );
  for (const { id, memory } of await store.cards.toArray()) {
    const place = places.get(id);
    if (place !== undefined && memory.phase === "review")
      expect(isSameMemory(memory, { ...memory, dueDay: place.dueDay })).toBe(true);
  }
}
