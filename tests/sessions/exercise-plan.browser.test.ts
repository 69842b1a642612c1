import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { App } from "#lib/sessions/app.svelte.ts";
import { MS_PER_DAY } from "#lib/core/time.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { now } from "#lib/sessions/clock.ts";
import { PlanEditor } from "#lib/sessions/plans/plan-editor.svelte.ts";
import { PlanList } from "#lib/sessions/plans/plan-list.svelte.ts";
import { rateCard } from "#lib/sessions/rate-card.ts";
import { CARD_PLAN, EXERCISE_PLAN, keepPlans, readStudyPlans, settingsOf } from "#lib/sessions/study-plan.ts";
import { Today } from "#lib/sessions/today.svelte.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { allParameters } from "#lib/store/plans.ts";
import { cardIdOf, exercise, valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const IDS = ["batch-norm", "dropout", "adam"].map((name) => cardIdOf(`exercise:${name}`));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 10, 22, 12) });
});
afterEach(() => {
  vi.useRealTimers();
});

async function editing(store: Store): Promise<PlanEditor> {
  const editor = new PlanEditor({ ready: Promise.resolve(store) });
  await editor.open(EXERCISE_PLAN.presetId);
  return editor;
}

async function dueToday(store: Store): Promise<number> {
  const today = new Today({ ready: Promise.resolve(store), contentReady: true } as unknown as App);
  await today.refresh();
  if (today.view.kind !== "ready") throw new Error(`Today is ${today.view.kind}.`);
  return today.view.exercises;
}

/** Every exercise, written once and rated Good. */
async function withExercises(store: Store): Promise<void> {
  await keepPlans(store, now());
  const names = ["batch-norm", "dropout", "adam"];
  valueOf(
    await ensureExerciseCards(
      store,
      names.map((name) => exercise(name)),
    ),
  );
  await rateAll(store);
}

async function rateAll(store: Store): Promise<void> {
  const plan = (await readStudyPlans(store)).exercises;
  for (const id of IDS) {
    const card = await store.cards.get(id);
    if (card === undefined) throw new Error(`There is no ${id}.`);
    valueOf(await rateCard(store, card, 3, now(), 60_000, { plan, dueCounts: null }));
  }
}

describe("the plan of exercises", () => {
  it("is as it came until it is changed, and is that again afterwards", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      expect((await readStudyPlans(store)).exercises).toEqual(EXERCISE_PLAN);
      const editor = await editing(store);
      expect(editor.view).toMatchObject({ kind: "ready", name: null, isForExercises: true });
      expect(editor.isDefault).toBe(true);
      await editor.change({ limits: { reviews: 2 }, settings: { desiredRetention: 0.8 } });
      expect(editor.isDefault).toBe(false);
      const { exercises, standard, presets } = await readStudyPlans(store);
      expect(exercises.limits).toEqual({ ...EXERCISE_PLAN.limits, reviews: 2 });
      expect(exercises.settings).toEqual({ ...EXERCISE_PLAN.settings, desiredRetention: 0.8 });
      // No deck has it, and cards are studied as before.
      expect([...presets.keys()]).toEqual([CARD_PLAN.presetId]);
      expect(standard).toEqual(CARD_PLAN);
      await editor.toDefaults();
      expect((await readStudyPlans(store)).exercises).toEqual(EXERCISE_PLAN);
    });
  });

  it("can be changed before it is stored", async () => {
    await withStore(async (store) => {
      const editor = await editing(store);
      await editor.change({ limits: { reviews: 1 } });
      expect(editor.saving.state).toEqual({ kind: "saved" });
      expect((await readStudyPlans(store)).exercises.limits.reviews).toBe(1);
    });
  });

  it("is in the list of plans, apart from those of decks", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      await (await editing(store)).change({ limits: { reviews: 4 } });
      const list = new PlanList({ ready: Promise.resolve(store) });
      await list.read();
      expect(list.exercises).toEqual({
        id: EXERCISE_PLAN.presetId,
        reviews: 4,
        desiredRetention: EXERCISE_PLAN.settings.desiredRetention,
      });
      expect(list.plans?.map(({ id }) => id)).toEqual([CARD_PLAN.presetId]);
    });
  });

  it("limits how many come on a day, and what is rated under it is replayed to the same", async () => {
    await withStore(async (store) => {
      await withExercises(store);
      vi.setSystemTime(now().atMs + 30 * MS_PER_DAY);
      expect(await dueToday(store)).toBe(3);
      const editor = await editing(store);
      await editor.change({ limits: { reviews: 1 } });
      expect(await dueToday(store)).toBe(1);
      await editor.change({ limits: { reviews: null }, settings: { desiredRetention: 0.8 } });
      expect(await dueToday(store)).toBe(3);
      await rateAll(store);
      const events = valueOf(await allEvents(store));
      const { parametersId } = (await readStudyPlans(store)).exercises;
      expect(parametersId).not.toBe(EXERCISE_PLAN.parametersId);
      const rated = events.filter((event) => event.kind === "rate");
      expect(rated.slice(-3).map((event) => event.parametersId)).toEqual(IDS.map(() => parametersId));
      const replayed = replay(events, settingsOf(await allParameters(store)));
      for (const id of IDS) expect(replayed.get(id)).toEqual((await store.cards.get(id))?.memory);
    });
  });
});
