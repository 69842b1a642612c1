import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { MS_PER_DAY } from "#lib/core/time.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { backlogSize, catchUp, planCatchUp, readBacklog, type CatchUp } from "#lib/sessions/catch-up.ts";
import { now } from "#lib/sessions/clock.ts";
import { Review } from "#lib/sessions/review.svelte.ts";
import { studyMoment } from "#lib/sessions/study-day.ts";
import { settingsOf } from "#lib/sessions/study-plan.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { allParameters } from "#lib/store/plans.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import { dumpOfAggregates, dumpOfState } from "../store/dump.ts";
import { rate } from "../store/reviewing.ts";
import { card, cardIdOf, exercise, note, valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const MORNING = Date.parse("2026-11-21T08:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MORNING });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Cards that were learned long ago and are all overdue. */
async function withBacklog(store: Store, count = 10): Promise<Review> {
  const names = Array.from({ length: count }, (_, index) => card(`card ${String(index)}`));
  valueOf(await saveNote(store, note("notes"), names));
  const review = new Review({
    ready: Promise.resolve(store),
    content: Promise.resolve(),
    contentReady: true,
  });
  await review.start();
  for (let shown = 0; shown < names.length; shown += 1) {
    review.reveal();
    await review.rate(4);
  }
  vi.setSystemTime(MORNING + 90 * MS_PER_DAY);
  await review.refresh();
  return review;
}

async function planned(store: Store, days: number): Promise<CatchUp> {
  const backlog = await readBacklog(store, now());
  if (backlog === null) throw new Error("Nobody ended the reading.");
  return planCatchUp(backlog, days);
}

async function expectReplay(store: Store): Promise<void> {
  const replayed = replay(valueOf(await allEvents(store)), settingsOf(await allParameters(store)));
  for (const { id, memory } of await store.cards.toArray()) expect(replayed.get(id)).toEqual(memory);
  const kept = await dumpOfAggregates(store);
  valueOf(await rebuildAggregates(store));
  expect(await dumpOfAggregates(store)).toEqual(kept);
}

describe("catching up after a break", () => {
  it("spreads what is due over the days, as it was shown before", async () => {
    await withStore(async (store) => {
      const review = await withBacklog(store);
      expect(review.left).toBe(10);
      const before = await dumpOfState(store);
      const plan = await planned(store, 4);
      expect(await dumpOfState(store)).toEqual(before);
      expect(plan.before).toEqual([10, 0, 0, 0]);
      expect(plan.after).toEqual([3, 3, 2, 2]);
      expect(valueOf(await catchUp(store, plan, now())).cards).toBe(7);
      await review.refresh();
      expect(review.left).toBe(3);
      for (const { id, memory } of await store.cards.toArray()) {
        const dueDay = memory.phase === "review" ? memory.dueDay : null;
        expect(plan.places.get(id)?.dueDay ?? dueDay).toBe(dueDay);
      }
      // What stays today is left as it is: nothing of it is in the log.
      const moved = valueOf(await allEvents(store)).filter(({ kind }) => kind === "reschedule");
      expect(new Set(moved.map(({ cardId }) => cardId))).toEqual(new Set(plan.places.keys()));
      await expectReplay(store);
    });
  });

  it("is taken back whole by undo, and done again by redo, in the log too", async () => {
    await withStore(async (store) => {
      await withBacklog(store);
      const before = await dumpOfState(store);
      valueOf(await catchUp(store, await planned(store, 4), now()));
      const after = await dumpOfState(store);
      for (let round = 0; round < 2; round += 1) {
        valueOf(await undoLast(store, await studyMoment(store, now())));
        expect(await dumpOfState(store)).toEqual(before);
        await expectReplay(store);
        valueOf(await redo(store, await studyMoment(store, now())));
        expect(await dumpOfState(store)).toEqual(after);
        await expectReplay(store);
      }
    });
  });

  it("is taken back in review too, which goes on with all of the day", async () => {
    await withStore(async (store) => {
      const review = await withBacklog(store);
      valueOf(await catchUp(store, await planned(store, 5), now()));
      await review.refresh();
      expect(review.left).toBe(2);
      await review.undo();
      expect(review.left).toBe(10);
      await review.redo();
      expect(review.left).toBe(2);
    });
  });

  it("leaves exercises where they are", async () => {
    await withStore(async (store) => {
      await withBacklog(store, 4);
      valueOf(await ensureExerciseCards(store, [exercise("batch-norm")]));
      const at = await studyMoment(store, { atMs: MORNING, utcOffsetMinutes: 0 });
      valueOf(await rate(store, cardIdOf("exercise:batch-norm"), 4, at));
      expect((await backlogSize(store, now())).due).toBe(4);
      const plan = await planned(store, 2);
      expect(plan.after).toEqual([2, 2]);
      valueOf(await catchUp(store, plan, now()));
      const { memory } = (await store.cards.get(cardIdOf("exercise:batch-norm"))) ?? {};
      expect(memory?.phase === "review" && memory.dueDay).toBeLessThan(at.studyDay + 90);
    });
  });

  it("is offered after a long break, not after a day or for a handful", async () => {
    await withStore(async (store) => {
      await withBacklog(store, 10);
      expect(await backlogSize(store, now())).toMatchObject({ due: 10, isBacklog: false });
    });
    await withStore(async (store) => {
      vi.setSystemTime(MORNING);
      await withBacklog(store, 20);
      vi.setSystemTime(MORNING);
      valueOf(
        await saveNote(
          store,
          note("more"),
          Array.from({ length: 60 }, (_, index) => card(`more ${String(index)}`)),
        ),
      );
      const at = await studyMoment(store, now());
      for (let index = 0; index < 60; index += 1)
        valueOf(await rate(store, cardIdOf(`more ${String(index)}`), 4, at));
      expect((await backlogSize(store, now())).isBacklog).toBe(false);
      vi.setSystemTime(MORNING + 90 * MS_PER_DAY);
      expect(await backlogSize(store, now())).toEqual({ due: 80, isBacklog: true, days: 2 });
    });
  });

  it("changes nothing where nothing is due", async () => {
    await withStore(async (store) => {
      const plan = await planned(store, 3);
      expect({ ...plan, today: 0 }).toEqual({
        places: new Map(),
        today: 0,
        before: [0, 0, 0],
        after: [0, 0, 0],
      });
      expect(valueOf(await catchUp(store, plan, now())).step).toBeNull();
    });
  });
});
