import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { MS_PER_DAY } from "#lib/core/time.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { catchUp, planCatchUp } from "#lib/sessions/catch-up.ts";
import { now } from "#lib/sessions/clock.ts";
import { Review } from "#lib/sessions/review.svelte.ts";
import { settingsOf, studyMoment } from "#lib/sessions/study-plan.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { allParameters } from "#lib/store/plans.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import { dumpOfAggregates, dumpOfState } from "../store/dump.ts";
import { card, note, valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const MORNING = Date.parse("2026-11-21T08:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MORNING });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Ten cards that were learned long ago and are all overdue. */
async function withBacklog(store: Store): Promise<Review> {
  const names = Array.from({ length: 10 }, (_, index) => card(`card ${String(index)}`));
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
      const plan = await planCatchUp(store, 4, now());
      expect(await dumpOfState(store)).toEqual(before);
      expect(plan.perDay).toEqual([3, 3, 2, 2]);
      valueOf(await catchUp(store, plan, now()));
      await review.refresh();
      expect(review.left).toBe(3);
      for (const { id, memory } of await store.cards.toArray())
        expect(memory.phase === "review" && memory.dueDay).toBe(plan.dueDays.get(id));
      await expectReplay(store);
    });
  });

  it("is taken back whole by undo, and done again by redo, in the log too", async () => {
    await withStore(async (store) => {
      await withBacklog(store);
      const before = await dumpOfState(store);
      valueOf(await catchUp(store, await planCatchUp(store, 4, now()), now()));
      const after = await dumpOfState(store);
      for (let round = 0; round < 2; round += 1) {
        valueOf(await undoLast(store, studyMoment(now())));
        expect(await dumpOfState(store)).toEqual(before);
        await expectReplay(store);
        valueOf(await redo(store, studyMoment(now())));
        expect(await dumpOfState(store)).toEqual(after);
        await expectReplay(store);
      }
    });
  });

  it("changes nothing where nothing is due", async () => {
    await withStore(async (store) => {
      expect(await planCatchUp(store, 3, now())).toEqual({ dueDays: new Map(), perDay: [0, 0, 0] });
      expect(valueOf(await catchUp(store, await planCatchUp(store, 3, now()), now())).step).toBeNull();
    });
  });
});
