import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { MS_PER_DAY } from "#lib/core/time.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { now } from "#lib/sessions/clock.ts";
import { previewReschedule, type ReschedulePreview } from "#lib/sessions/preview-reschedule.ts";
import { Rescheduling } from "#lib/sessions/rescheduling.svelte.ts";
import { Review } from "#lib/sessions/review.svelte.ts";
import { savePlan } from "#lib/sessions/save-plan.ts";
import { CARD_PLAN, keepPlans, settingsOf, type StudyPlan } from "#lib/sessions/study-plan.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { allParameters } from "#lib/store/plans.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { dump, dumpOfState } from "../store/dump.ts";
import { card, note, valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const MORNING = Date.parse("2026-11-21T08:00:00Z");
const CARDS = 12;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MORNING });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Cards that were answered on several days, as Review does it. */
async function fill(store: Store): Promise<void> {
  await keepPlans(store, now());
  const names = Array.from({ length: CARDS }, (_, index) => card(`card ${String(index)}`));
  valueOf(await saveNote(store, note("notes"), names));
  for (const day of [0, 9, 30]) {
    vi.setSystemTime(MORNING + day * MS_PER_DAY);
    const app = { ready: Promise.resolve(store), content: Promise.resolve(), contentReady: true };
    const review = new Review(app);
    await review.start();
    for (let shown = 0; review.view.kind === "card"; shown += 1) {
      review.reveal();
      await review.rate(shown % 3 === 0 ? 3 : 4);
      vi.setSystemTime(now().atMs + 1_000_000);
    }
  }
}

async function use(store: Store, settings: Partial<StudyPlan["settings"]>): Promise<void> {
  const plan = { ...CARD_PLAN, settings: { ...CARD_PLAN.settings, ...settings } };
  valueOf(await savePlan(store, "default", plan, now()));
}

async function preview(store: Store): Promise<ReschedulePreview> {
  return valueOf(await previewReschedule(store, now()));
}

async function expectReplay(store: Store): Promise<void> {
  const replayed = replay(valueOf(await allEvents(store)), settingsOf(await allParameters(store)));
  for (const { id, memory } of await store.cards.toArray()) expect(replayed.get(id)).toEqual(memory);
}

function session(store: Store): Rescheduling {
  return new Rescheduling({ ready: Promise.resolve(store), content: Promise.resolve() });
}

describe("rescheduling after a change", () => {
  it("finds nothing to do while the settings are those of the ratings", async () => {
    await withStore(async (store) => {
      await fill(store);
      expect((await preview(store)).places.size).toBe(0);
      const screen = session(store);
      await screen.start();
      expect(screen.view.kind).toBe("nothing");
    });
  });

  it("shows what a higher desired retention would do, and does that, to the day, in cards and log", async () => {
    await withStore(async (store) => {
      await fill(store);
      await use(store, { desiredRetention: 0.97 });
      const before = await dump(store);
      const found = await preview(store);
      expect(await dump(store)).toEqual(before);
      expect(found.places.size).toBe(CARDS);
      expect([found.earlier, found.later]).toEqual([CARDS, 0]);
      expect(found.after.reduce((sum, cards) => sum + cards)).toBeGreaterThan(
        found.before.reduce((sum, cards) => sum + cards),
      );
      const state = await dumpOfState(store);
      const screen = session(store);
      await screen.start();
      await screen.apply();
      expect(screen.view).toMatchObject({ kind: "moved", cards: CARDS });
      for (const { id, memory } of await store.cards.toArray())
        expect(memory.phase === "review" && memory.dueDay).toBe(found.places.get(id)?.dueDay);
      await expectReplay(store);
      expect((await preview(store)).places.size).toBe(0);
      await screen.undo();
      expect(screen.view.kind).toBe("undone");
      expect(await dumpOfState(store)).toEqual(state);
      await expectReplay(store);
    });
  });

  it("looks at every card's past by new weights, so that the log gives the same memory again", async () => {
    await withStore(async (store) => {
      await fill(store);
      const weights = CARD_PLAN.settings.weights.map((weight, index) => (index < 4 ? weight / 2 : weight));
      await use(store, { weights });
      const found = await preview(store);
      expect(found.places.size).toBe(CARDS);
      const stabilities = new Map((await store.cards.toArray()).map(({ id, memory }) => [id, memory]));
      const screen = session(store);
      await screen.start();
      await screen.apply();
      for (const { id, memory } of await store.cards.toArray()) {
        const before = stabilities.get(id);
        if (memory.phase !== "review" || before?.phase !== "review") throw new Error("All are in review.");
        expect(memory.stability).toBeLessThan(before.stability);
      }
      await expectReplay(store);
    });
  });

  it("is ended whenever the learner wants, and changes nothing then", async () => {
    await withStore(async (store) => {
      await fill(store);
      await use(store, { desiredRetention: 0.97 });
      const before = await dump(store);
      const screen = session(store);
      const looking = screen.start();
      screen.cancel();
      await looking;
      expect(screen.view.kind).toBe("cancelled");
      await screen.start();
      const applying = screen.apply();
      screen.cancel();
      await applying;
      expect(screen.view.kind).toBe("previewed");
      expect(await dump(store)).toEqual(before);
    });
  });
});
