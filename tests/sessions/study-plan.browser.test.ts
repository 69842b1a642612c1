import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { DeckId, PresetId } from "#lib/core/ids.ts";
import { MS_PER_DAY } from "#lib/core/time.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { replay } from "#lib/scheduling/replay.ts";
import {
  keepPlans,
  CARD_PLAN,
  readStudyPlans,
  settingsOf,
  type StudyPlan,
} from "#lib/sessions/study-plan.ts";
import { savePlan } from "#lib/sessions/save-plan.ts";
import { now } from "#lib/sessions/clock.ts";
import type { Review } from "#lib/sessions/review.svelte.ts";
import { allEvents } from "#lib/store/log.ts";
import { assignPreset } from "#lib/store/change-preset.ts";
import type { Store } from "#lib/store/open.ts";
import { allParameters } from "#lib/store/plans.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { card, cardIdOf, note, valueOf, way } from "../store/samples.ts";
import { reviewOf, withReviews } from "./with-reviews.ts";

const MORNING = Date.parse("2026-11-21T08:00:00Z");
const OWN = "own" as PresetId;
const OWN_DECK = "own deck" as DeckId;
/** Settings that differ from the default ones, so that a replay with those would be wrong. */
const HARD = { ...CARD_PLAN.settings, desiredRetention: 0.8, learningSteps: [] };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MORNING });
});
afterEach(() => {
  vi.useRealTimers();
});

async function withCards(store: Store, deckId: DeckId, ...names: string[]): Promise<void> {
  const cards = names.map((name) => card(name));
  valueOf(await saveNote(store, note(`note of ${deckId}`, { deckId }), cards));
}

async function standard(store: Store, changes: Partial<StudyPlan>): Promise<void> {
  valueOf(await savePlan(store, "default", { ...CARD_PLAN, ...changes }, now()));
}

function asked(review: Review): string | null {
  return review.view.kind === "card" ? review.view.cardId : null;
}

async function rate(review: Review, rating: Rating): Promise<void> {
  review.reveal();
  await review.rate(rating);
}

describe("presets", () => {
  it("are as they were given, the standard one as long as nobody changes it", async () => {
    await withReviews(async (store) => {
      await keepPlans(store, now());
      expect((await readStudyPlans(store)).standard).toEqual(CARD_PLAN);
      const plan = { ...CARD_PLAN, burySiblings: false, limits: { ...CARD_PLAN.limits, newCards: 3 } };
      await standard(store, plan);
      await keepPlans(store, now());
      expect((await readStudyPlans(store)).standard).toEqual(plan);
      expect(await allParameters(store)).toHaveLength(2);
    });
  });

  it("limit the decks that they are given to, each for itself", async () => {
    await withReviews(async (store) => {
      await withCards(store, OWN_DECK, "own 1", "own 2", "own 3");
      await withCards(store, "other" as DeckId, "other 1", "other 2");
      const limits = { ...CARD_PLAN.limits, newCards: 2 };
      valueOf(await savePlan(store, "Own", { ...CARD_PLAN, presetId: OWN, limits }, now()));
      valueOf(await assignPreset(store, OWN_DECK, OWN));
      const review = await reviewOf(store);
      expect(review.left).toBe(4);
      for (const id of ["own 1", "own 2", "other 1", "other 2"]) {
        expect(asked(review)).toBe(id);
        await rate(review, 4);
      }
      expect(review.view.kind).toBe("finished");
      expect((await reviewOf(store)).left).toBe(0);
      valueOf(await assignPreset(store, OWN_DECK, null));
      expect((await reviewOf(store)).left).toBe(1);
    });
  });

  it("are named by the ratings given under them, and the log is replayed with what it names", async () => {
    await withReviews(async (store) => {
      await withCards(store, OWN_DECK, "own");
      await withCards(store, "other" as DeckId, "other");
      valueOf(await savePlan(store, "Own", { ...CARD_PLAN, presetId: OWN, settings: HARD }, now()));
      valueOf(await assignPreset(store, OWN_DECK, OWN));
      const review = await reviewOf(store);
      await rate(review, 3);
      await rate(review, 3);
      vi.setSystemTime(MORNING + 30 * MS_PER_DAY);
      valueOf(await savePlan(store, "Own", { ...CARD_PLAN, presetId: OWN }, now()));
      await review.refresh();
      const again = await reviewOf(store);
      for (let shown = 0; shown < 2; shown += 1) await rate(again, 3);
      const events = valueOf(await allEvents(store));
      const rates = events.flatMap((event) => (event.kind === "rate" ? [event] : []));
      const parametersOfOwn = rates
        .filter(({ presetId }) => presetId === OWN)
        .map(({ parametersId }) => parametersId);
      expect(new Set(parametersOfOwn).size).toBe(2);
      const replayed = replay(events, settingsOf(await allParameters(store)));
      for (const { id, memory } of await store.cards.toArray()) expect(replayed.get(id)).toEqual(memory);
    });
  });
});

describe("cards of one fact", () => {
  it("come on different days; undo of the rating shows the other again as it was", async () => {
    await withReviews(async (store) => {
      valueOf(await saveNote(store, note("a"), [way("forth", "mean"), way("back", "mean")]));
      const review = await reviewOf(store);
      expect(review.left).toBe(1);
      await rate(review, 4);
      expect(review.view.kind).toBe("finished");
      await review.undo();
      expect(asked(review)).toBe("forth");
      expect(review.left).toBe(1);
      expect((await store.cards.get(cardIdOf("back")))?.buriedUntilDay).toBeNull();
      await rate(review, 4);
      expect(review.view.kind).toBe("finished");
      vi.setSystemTime(MORNING + MS_PER_DAY);
      await review.refresh();
      expect(asked(review)).toBe("back");
    });
  });

  it("come on one day where that is wanted", async () => {
    await withReviews(async (store) => {
      valueOf(await saveNote(store, note("a"), [way("forth", "mean"), way("back", "mean")]));
      await standard(store, { burySiblings: false });
      const review = await reviewOf(store);
      expect(review.left).toBe(2);
      await rate(review, 4);
      expect(asked(review)).toBe("back");
    });
  });
});

describe("a leech", () => {
  it.each(["tag", "suspend"] as const)(
    "is told with advice (%s), and undo takes all of it back",
    async (action) => {
      await withReviews(async (store) => {
        await withCards(store, OWN_DECK, "mean");
        await standard(store, { leeches: { threshold: 1, action } });
        const review = await reviewOf(store);
        await rate(review, 4);
        const before = await store.cards.get(cardIdOf("mean"));
        vi.setSystemTime(MORNING + 60 * MS_PER_DAY);
        await review.refresh();
        await rate(review, 1);
        expect(review.notice).toContain("1");
        const leech = await store.cards.get(cardIdOf("mean"));
        expect(leech).toMatchObject({ lapses: 1, suspended: action === "suspend" });
        expect(leech?.tags).toEqual(action === "tag" ? ["leech"] : undefined);
        await review.undo();
        const {
          revision: _now,
          decidedAtMs: _decided,
          ...undone
        } = (await store.cards.get(cardIdOf("mean"))) ?? {};
        const { revision: _then, ...expected } = before ?? {};
        expect(undone).toEqual(expected);
      });
    },
  );
});

describe("days that are levelled", () => {
  it("get what the buttons said, and fill evenly", async () => {
    await withReviews(async (store) => {
      const names = Array.from({ length: 20 }, (_, index) => `card ${String(index)}`);
      await withCards(store, OWN_DECK, ...names);
      await standard(store, { settings: { ...CARD_PLAN.settings, fuzz: true } });
      const review = await reviewOf(store);
      const perDay = new Map<number, number>();
      for (let shown = 0; shown < names.length; shown += 1) {
        const id = asked(review) ?? "";
        const promised = review.view.kind === "card" ? review.view.delays[4].delay : null;
        await review.refresh();
        await rate(review, 4);
        const memory = (await store.cards.get(cardIdOf(id)))?.memory;
        if (memory?.phase !== "review") throw new Error("Easy should graduate a card.");
        const days = memory.dueDay - memory.lastStudyDay;
        expect(promised).toEqual({ unit: "days", days });
        perDay.set(days, (perDay.get(days) ?? 0) + 1);
      }
      const counts = [...perDay.values()];
      expect(counts.length).toBeGreaterThan(2);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      const replayed = replay(valueOf(await allEvents(store)), settingsOf(await allParameters(store)));
      for (const { id, memory } of await store.cards.toArray()) expect(replayed.get(id)).toEqual(memory);
    });
  });
});

describe("orders", () => {
  it("go on after a reload where they were, new cards among reviews", async () => {
    await withReviews(async (store) => {
      await withCards(store, OWN_DECK, "a", "b", "c", "d");
      const first = await reviewOf(store);
      for (let shown = 0; shown < 4; shown += 1) await rate(first, 4);
      await withCards(store, "new deck" as DeckId, "n1", "n2");
      const orders = { reviews: "retrievability", newCards: "random", mix: "interleaved" } as const;
      await standard(store, { orders });
      vi.setSystemTime(MORNING + 60 * MS_PER_DAY);
      const whole = await reviewOf(store);
      const order: (string | null)[] = [];
      for (let shown = 0; shown < 6; shown += 1) {
        const reloaded = await reviewOf(store);
        expect(asked(reloaded)).toBe(asked(whole));
        order.push(asked(whole));
        await rate(whole, 4);
      }
      expect(new Set(order).size).toBe(6);
      expect(order.findIndex((id) => id?.startsWith("n"))).toBeLessThan(4);
      expect(order[0]?.startsWith("n")).toBe(false);
    });
  });
});
