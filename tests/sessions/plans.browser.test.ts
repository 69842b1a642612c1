import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { DeckId, PresetId } from "#lib/core/ids.ts";
import { ok, type Result } from "#lib/core/result.ts";
import { MS_PER_DAY, MS_PER_HOUR } from "#lib/core/time.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { now } from "#lib/sessions/clock.ts";
import { PlanEditor } from "#lib/sessions/plans/plan-editor.svelte.ts";
import { PlanList } from "#lib/sessions/plans/plan-list.svelte.ts";
import { Review } from "#lib/sessions/review.svelte.ts";
import { changePlan } from "#lib/sessions/save-plan.ts";
import { readRollover, studyMoment } from "#lib/sessions/study-day.ts";
import { CARD_PLAN, keepPlans, readStudyPlans, settingsOf } from "#lib/sessions/study-plan.ts";
import { Today, type TodayView } from "#lib/sessions/today.svelte.ts";
import type { App } from "#lib/sessions/app.svelte.ts";
import { backupRows, openSource, type TableRows } from "#lib/store/backup-rows.ts";
import { daySums } from "#lib/store/sums.ts";
import { keepSetting } from "#lib/store/keep-setting.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { allParameters } from "#lib/store/plans.ts";
import { restoring } from "#lib/store/restore.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { readSetting, type Setting } from "#lib/store/setting.ts";
import { takeRows } from "#lib/store/take-rows.ts";
import { card, note, valueOf } from "../store/samples.ts";
import { open, uniqueName, withStore } from "../store/temporary-store.ts";

const STANDARD = CARD_PLAN.presetId;
const DECK = "own deck" as DeckId;

/** Local time of the browser that runs the test, whatever its zone. */
function at(hour: number, day = 22): Date {
  return new Date(2026, 10, day, hour);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: at(12) });
});
afterEach(() => {
  vi.useRealTimers();
});

async function withCards(store: Store, deckId: DeckId, count: number): Promise<void> {
  const cards = Array.from({ length: count }, (_, index) => card(`${deckId} ${String(index)}`));
  valueOf(await saveNote(store, note(`note of ${deckId}`, { deckId }), cards));
}

async function editing(store: Store, id: PresetId): Promise<PlanEditor> {
  const editor = new PlanEditor({ ready: Promise.resolve(store) });
  await editor.open(id);
  return editor;
}

function ready(editor: PlanEditor): Extract<PlanEditor["view"], { kind: "ready" }> {
  if (editor.view.kind !== "ready") throw new Error(`The plan is ${editor.view.kind}.`);
  return editor.view;
}

async function today(store: Store): Promise<Extract<TodayView, { kind: "ready" }>> {
  const screen = new Today({ ready: Promise.resolve(store), contentReady: true } as unknown as App);
  await screen.refresh();
  if (screen.view.kind !== "ready") throw new Error(`Today is ${screen.view.kind}.`);
  return screen.view;
}

async function reviewing(store: Store): Promise<Review> {
  const review = new Review({
    ready: Promise.resolve(store),
    content: Promise.resolve(),
    contentReady: true,
  });
  await review.start();
  return review;
}

async function rate(review: Review, rating: Rating): Promise<void> {
  review.reveal();
  await review.rate(rating);
}

async function rollOverAt(store: Store, hour: number): Promise<void> {
  const list = new PlanList({ ready: Promise.resolve(store) });
  await list.read();
  await list.chooseRollover(hour);
  expect(list.saving.state).toEqual({ kind: "saved" });
  expect(list.rolloverHour).toBe(hour);
}

async function studyDayNow(store: Store): Promise<number> {
  return (await studyMoment(store, now())).studyDay;
}

/** Everything in a store, as it comes from a backup of it. */
async function* rowsOf(store: Store): AsyncGenerator<TableRows, Result<void, never>> {
  yield* backupRows(openSource(store));
  return ok(undefined);
}

async function expectExactReplay(store: Store): Promise<void> {
  const replayed = replay(valueOf(await allEvents(store)), settingsOf(await allParameters(store)));
  for (const { id, memory } of await store.cards.toArray())
    expect(replayed.get(id) ?? { phase: "new" }).toEqual(memory);
}

describe("the screen of a plan", () => {
  it("stores a change, and another screen shows it", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      const editor = await editing(store, STANDARD);
      expect(editor.isDefault).toBe(true);
      const change = editor.change({ limits: { newCards: 3 } });
      expect(ready(editor).plan.limits.newCards).toBe(3);
      expect(editor.saving.state).toEqual({ kind: "saving" });
      await change;
      expect(editor.saving.state).toEqual({ kind: "saved" });
      expect(ready(await editing(store, STANDARD)).plan.limits.newCards).toBe(3);
      await editor.toDefaults();
      expect((await readStudyPlans(store)).standard).toEqual(CARD_PLAN);
    });
  });

  it("keeps what two screens change at the same time", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      const [one, other] = [await editing(store, STANDARD), await editing(store, STANDARD)];
      await Promise.all([
        one.change({ limits: { newCards: 3 } }),
        other.change({ settings: { desiredRetention: 0.8 } }),
        one.change({ settings: { learningSteps: [] } }),
        other.change({ limits: { reviews: 50 } }),
      ]);
      const { standard } = await readStudyPlans(store);
      expect(standard.limits).toMatchObject({ newCards: 3, reviews: 50 });
      expect(standard.settings).toMatchObject({ desiredRetention: 0.8, learningSteps: [] });
    });
  });

  it("does not rewrite the past: parameters are added, never changed, and the log says since when they hold", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      await withCards(store, DECK, 2);
      await rate(await reviewing(store), 3);
      const before = await allParameters(store);
      valueOf(await changePlan(store, STANDARD, { settings: { desiredRetention: 0.8 } }, now()));
      valueOf(await changePlan(store, STANDARD, { limits: { newCards: 7 } }, now()));
      const after = await allParameters(store);
      expect(after).toEqual(expect.arrayContaining(before));
      expect(after).toHaveLength(before.length + 1);
      const { parametersId } = (await readStudyPlans(store)).standard;
      const said = valueOf(await allEvents(store)).filter((event) => event.kind === "parameters");
      expect(said.at(-1)).toMatchObject({ parametersId });
      await expectExactReplay(store);
    });
  });

  it("adds, copies, renames and deletes; the decks of a deleted plan go back to the standard one", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      await withCards(store, DECK, 4);
      const list = new PlanList({ ready: Promise.resolve(store) });
      await list.read();
      const id = await list.add();
      if (id === null) throw new Error("The plan was not added.");
      const editor = await editing(store, id);
      await editor.change({ limits: { newCards: 0 } });
      expect(await editor.rename("  ")).toBe(false);
      expect(await editor.rename(" Quiet ")).toBe(true);
      await editor.assign(DECK, true);
      expect((await today(store)).fresh).toBe(0);

      const copy = await editor.duplicate();
      if (copy === null) throw new Error("The plan was not copied.");
      expect(ready(await editing(store, copy))).toMatchObject({
        name: "Quiet 2",
        plan: { limits: { newCards: 0 } },
        decks: [{ id: DECK, presetId: id, planName: "Quiet" }],
      });
      await list.read();
      expect(list.plans?.map(({ name, decks }) => [name, decks])).toEqual([
        [null, 0],
        ["Quiet", 1],
        ["Quiet 2", 0],
      ]);

      expect(await editor.remove()).toBe(true);
      expect((await editing(store, id)).view.kind).toBe("missing");
      expect((await today(store)).fresh).toBe(4);
      await editor.change({ limits: { newCards: 1 } });
      expect(editor.saving.state.kind).toBe("failed");
      expect(editor.view.kind).toBe("missing");
    });
  });

  it("cannot delete the standard plan", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      expect(await (await editing(store, STANDARD)).remove()).toBe(false);
      expect((await editing(store, STANDARD)).view.kind).toBe("ready");
    });
  });
});

describe("a setting that is chosen", () => {
  const NOTE: Setting<string> = {
    name: "note",
    parse: (stored) => (typeof stored === "string" ? stored : ""),
  };

  it("is on its way when the task ends: a connection that is closed right then does not take it back", async () => {
    const name = uniqueName();
    const store = await open(name);
    const kept = keepSetting(store, NOTE, "kept");
    store.close();
    valueOf(await kept);
    const again = await open(name);
    expect(await readSetting(again, NOTE)).toBe("kept");
    expect(await keepSetting(store, NOTE, "lost")).toEqual({ ok: false, error: { kind: "closed" } });
    await again.delete();
  });
});

describe("the hour at which days begin", () => {
  it("ends the day at once if the new hour has passed: new cards come, and no day is counted twice", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      await withCards(store, DECK, 9);
      valueOf(await changePlan(store, STANDARD, { limits: { newCards: 2 } }, now()));
      vi.setSystemTime(at(3));
      const yesterday = await studyDayNow(store);
      const review = await reviewing(store);
      for (let shown = 0; shown < 2; shown += 1) await rate(review, 4);
      expect((await today(store)).fresh).toBe(0);
      await rollOverAt(store, 2);
      expect(await studyDayNow(store)).toBe(yesterday + 1);
      expect((await today(store)).fresh).toBe(2);
      const totals = await daySums(store, yesterday, yesterday + 1);
      expect(totals.map(({ studyDay, new: counted }) => [studyDay, counted[3]])).toEqual([[yesterday, 2]]);
      await expectExactReplay(store);
    });
  });

  it("never goes back a day: what was studied today still counts, and tomorrow begins at the new hour", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      await withCards(store, DECK, 9);
      valueOf(await changePlan(store, STANDARD, { limits: { newCards: 2 } }, now()));
      await rollOverAt(store, 2);
      // The first day on which it counts.
      vi.setSystemTime(at(3, 23));
      const day = await studyDayNow(store);
      const review = await reviewing(store);
      for (let shown = 0; shown < 2; shown += 1) await rate(review, 3);
      await rollOverAt(store, 5);
      expect(await studyDayNow(store)).toBe(day);
      expect((await today(store)).fresh).toBe(0);
      // Both are in their steps, and are rated on the day on which they were begun.
      vi.setSystemTime(at(3, 23).getTime() + MS_PER_HOUR / 2);
      const later = await reviewing(store);
      for (let shown = 0; shown < 2; shown += 1) await rate(later, 3);
      vi.setSystemTime(at(4, 24));
      expect(await studyDayNow(store)).toBe(day);
      vi.setSystemTime(at(5, 24));
      expect(await studyDayNow(store)).toBe(day + 1);
      const rated = valueOf(await allEvents(store)).filter((event) => event.kind === "rate");
      expect(new Set(rated.map(({ studyDay }) => studyDay))).toEqual(new Set([day]));
      await expectExactReplay(store);
    });
  });

  it("holds for every screen and every plan, and parameters know nothing of it", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      await rollOverAt(store, 9);
      vi.setSystemTime(at(8, 24));
      const day = await studyDayNow(store);
      const plans = await readStudyPlans(store);
      const rollover = await readRollover(store);
      expect(rollover.rolloverHour).toBe(9);
      for (const plan of [plans.exercises, ...plans.presets.values()])
        expect(plan.settings).toMatchObject(rollover);
      valueOf(await changePlan(store, STANDARD, { settings: { fuzz: true } }, now()));
      for (const { settings } of await allParameters(store)) {
        expect(settings.rolloverHour).toBe(4);
        expect(settings).not.toHaveProperty("rolloverBefore");
      }
      vi.setSystemTime(at(9, 24));
      expect(await studyDayNow(store)).toBe(day + 1);
    });
  });

  it("gives the rating the day of its session even if another tab changes the hour in between", async () => {
    await withStore(async (store) => {
      await keepPlans(store, now());
      await withCards(store, DECK, 2);
      vi.setSystemTime(at(3));
      const review = await reviewing(store);
      await rollOverAt(store, 2);
      await rate(review, 4);
      await review.refresh();
      await rate(review, 4);
      const rated = valueOf(await allEvents(store)).filter((event) => event.kind === "rate");
      expect(rated.map(({ studyDay }) => studyDay - (rated[0]?.studyDay ?? 0))).toEqual([0, 0]);
      await expectExactReplay(store);
      vi.setSystemTime(at(12).getTime() + 60 * MS_PER_DAY);
      const again = await reviewing(store);
      for (let shown = 0; shown < 2; shown += 1) await rate(again, 3);
      await expectExactReplay(store);
    });
  });

  it("comes back with a backup, and with it the day that is going on", async () => {
    await withStore(async (from) => {
      vi.setSystemTime(at(3));
      await rollOverAt(from, 2);
      await rollOverAt(from, 5);
      const day = await studyDayNow(from);
      await withStore(async (to) => {
        expect(await studyDayNow(to)).toBe(day - 1);
        valueOf(await takeRows(to, rowsOf(from), restoring(to)));
        expect(await readRollover(to)).toEqual(await readRollover(from));
        expect(await studyDayNow(to)).toBe(day);
      });
    });
  });

  it("is as it was by default where what is stored makes no sense", async () => {
    await withStore(async (store) => {
      for (const value of [undefined, null, "four", { rolloverHour: 25 }, { rolloverHour: "4" }, [4]]) {
        await store.settings.put({ name: "rollover", value });
        expect(await readRollover(store)).toEqual({ rolloverHour: 4 });
      }
      await store.settings.put({ name: "rollover", value: { rolloverHour: 6, rolloverBefore: null } });
      expect(await readRollover(store)).toEqual({ rolloverHour: 6 });
    });
  });
});
