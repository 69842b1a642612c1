import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { replay } from "#lib/scheduling/replay.ts";
import { settingsOf } from "#lib/sessions/study-plan.ts";
import { MS_PER_DAY } from "#lib/core/time.ts";
import type { Review } from "#lib/sessions/review.svelte.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { allParameters } from "#lib/store/plans.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { setFlag } from "#lib/store/switch-card.ts";
import { card, cardIdOf, note, valueOf } from "../store/samples.ts";
import { reviewOf, withReviews } from "./with-reviews.ts";

const MORNING = Date.parse("2026-11-21T08:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MORNING });
});
afterEach(() => {
  vi.useRealTimers();
});

async function opened(store: Store, ...names: string[]): Promise<Review> {
  const cards = names.map((name) => card(name));
  if (cards.length > 0) valueOf(await saveNote(store, note("notes"), cards));
  return reviewOf(store);
}

/** The card in view. */
function shown(review: Review): string | null {
  return review.view.kind === "card" ? review.view.cardId : null;
}

async function rate(review: Review, rating: 1 | 2 | 3 | 4): Promise<void> {
  review.reveal();
  await review.rate(rating);
}

describe("the menu of a card", () => {
  it.each(["suspend", "bury"] as const)("%s takes the card away, undo brings it back", async (kind) => {
    await withReviews(async (store) => {
      const review = await opened(store, "mean", "variance");
      const before = await store.cards.get(cardIdOf("mean"));
      await review.act({ kind });
      expect(shown(review)).toBe("variance");
      expect(review.left).toBe(1);
      expect(review.notice).not.toBeNull();
      // After a while in the background it is still away.
      await review.refresh();
      expect(review.left).toBe(1);
      await review.undo();
      expect(shown(review)).toBe("mean");
      expect(review.left).toBe(2);
      const { suspended, buriedUntilDay, memory } = (await store.cards.get(cardIdOf("mean"))) ?? {};
      expect({ suspended, buriedUntilDay, memory }).toEqual({
        suspended: before?.suspended,
        buriedUntilDay: before?.buriedUntilDay,
        memory: before?.memory,
      });
      await review.redo();
      expect(shown(review)).toBe("variance");
    });
  });

  it("a buried card is there again on the next study day", async () => {
    await withReviews(async (store) => {
      const review = await opened(store, "mean");
      await review.act({ kind: "bury" });
      expect(review.view.kind).toBe("finished");
      vi.setSystemTime(MORNING + MS_PER_DAY);
      await review.refresh();
      expect(shown(review)).toBe("mean");
    });
  });

  it("flags the card where it is, turned or not, and the flagged card can be rated", async () => {
    await withReviews(async (store) => {
      const review = await opened(store, "mean", "variance");
      review.reveal();
      await review.act({ kind: "flag", flag: 4 });
      expect(review.view).toMatchObject({ kind: "card", cardId: "mean", revealed: true, flag: 4 });
      await review.undo();
      expect(review.view).toMatchObject({ kind: "card", cardId: "mean", revealed: true, flag: 0 });
      await review.redo();
      expect(review.view).toMatchObject({ cardId: "mean", flag: 4 });
      await rate(review, 4);
      expect(shown(review)).toBe("variance");
      expect((await store.cards.get(cardIdOf("mean")))?.flag).toBe(4);
    });
  });

  it("starts a card anew; its past stays in the log, and undo gives the memory back", async () => {
    await withReviews(async (store) => {
      const review = await opened(store, "mean");
      await rate(review, 1);
      const learning = (await store.cards.get(cardIdOf("mean")))?.memory;
      await review.act({ kind: "reset" });
      expect((await store.cards.get(cardIdOf("mean")))?.memory).toEqual({ phase: "new" });
      expect(valueOf(await allEvents(store)).map(({ kind }) => kind)).toEqual(["rate", "reset"]);
      await review.undo();
      const now = await store.cards.get(cardIdOf("mean"));
      expect(now?.memory).toEqual(learning);
      const replayed = replay(valueOf(await allEvents(store)), settingsOf(await allParameters(store)));
      expect(replayed.get(cardIdOf("mean"))).toEqual(learning);
    });
  });

  it("does nothing to a card that another tab has changed, and shows it as it is", async () => {
    await withReviews(async (store) => {
      const review = await opened(store, "mean", "variance");
      const stored = await store.cards.get(cardIdOf("mean"));
      valueOf(await setFlag(store, { cardId: cardIdOf("mean"), readRevision: stored?.revision ?? 0 }, 2));
      await review.act({ kind: "suspend" });
      expect((await store.cards.get(cardIdOf("mean")))?.suspended).toBe(false);
      expect(review.view).toMatchObject({ kind: "card", cardId: "mean", flag: 2 });
    });
  });
});

describe("what a session knows", () => {
  it("tells the history of the card in view, newest first, without what was taken back", async () => {
    await withReviews(async (store) => {
      const review = await opened(store, "mean");
      expect(await review.info()).toMatchObject({ phase: "new", traces: null, history: [] });
      await rate(review, 1);
      await rate(review, 3);
      await review.undo();
      const info = await review.info();
      expect(info?.history).toMatchObject([
        { kind: "rate", rating: 1, phase: "new", delay: { unit: "minutes", minutes: 1 } },
      ]);
      expect(info?.traces?.stability).toBeGreaterThan(0);
    });
  });

  it("has the next card ready before it is needed, and shows that one", async () => {
    await withReviews(async (store) => {
      const review = await opened(store, "mean", "variance", "epsilon");
      await vi.waitUntil(() => review.upcoming !== null);
      const { upcoming } = review;
      await rate(review, 4);
      expect(shown(review)).toBe(upcoming?.cardId);
      expect(review.view.kind === "card" && review.view.face).toBe(upcoming?.face);
    });
  });

  it("sums up: recall of what was due, when cards return, what to read again", async () => {
    await withReviews(async (store) => {
      const first = await opened(store, "mean", "variance");
      await rate(first, 3);
      await rate(first, 3);
      await rate(first, 3);
      await rate(first, 3);
      expect(first.view).toMatchObject({
        kind: "finished",
        summary: { ratings: 4, recall: null, reread: null },
      });
      vi.setSystemTime(MORNING + 3 * MS_PER_DAY);
      const later = await opened(store);
      await rate(later, 1);
      await rate(later, 3);
      expect(later.view).toMatchObject({ kind: "card" });
      await rate(later, 4);
      expect(later.view).toMatchObject({
        kind: "finished",
        summary: {
          ratings: 3,
          recall: { recalled: 1, asked: 2 },
          reread: { file: "notes.md", noteId: "notes" },
        },
      });
    });
  });

  it("goes on with the card that was edited elsewhere, with its new wording", async () => {
    await withReviews(async (store) => {
      const left = await opened(store, "mean", "variance");
      await rate(left, 3);
      const { place } = left;
      if (place === null) throw new Error("No card is in view.");
      const stored = await store.cards.get(place.cardId);
      valueOf(await setFlag(store, { cardId: place.cardId, readRevision: stored?.revision ?? 0 }, 1));
      const back = await opened(store);
      await back.resume({ ...place, revealed: true });
      expect(back.view).toMatchObject({ cardId: place.cardId, revealed: true, flag: 1 });
    });
  });
});
