import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { MS_PER_MINUTE } from "#lib/core/time.ts";
import type { Delay } from "#lib/scheduling/answer.ts";
import type { Review } from "#lib/sessions/review.svelte.ts";
import type { Store } from "#lib/store/open.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { card, note, valueOf } from "../store/samples.ts";
import { reviewOf, withReviews } from "./with-reviews.ts";

/* A session that goes on while one study day ends and the next begins. */

/** An hour before a study day ends, wherever the test runs. */
const EVENING = new Date(2026, 10, 21, 3).getTime();

const MINUTES_PER_HOUR = 60;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: EVENING });
});
afterEach(() => {
  vi.useRealTimers();
});

async function withCards(store: Store, count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `card ${String(index)}`);
  valueOf(
    await saveNote(
      store,
      note("notes"),
      names.map((name) => card(name)),
    ),
  );
}

async function rate(review: Review, rating: 1 | 2 | 3 | 4): Promise<void> {
  review.reveal();
  await review.rate(rating);
}

/** @param minutes since the evening */
function goTo(minutes: number): void {
  vi.setSystemTime(EVENING + minutes * MS_PER_MINUTE);
}

/** What the button Good says. */
function promised(review: Review): Delay | null {
  return review.view.kind === "card" ? review.view.delays[3].delay : null;
}

/** A card in its steps, rated in the evening, in view until the next morning. */
async function overnight(
  store: Store,
): Promise<{ readonly review: Review; readonly promisedBefore: unknown }> {
  await withCards(store, 1);
  const review = await reviewOf(store);
  await rate(review, 3);
  const promisedBefore = promised(review);
  goTo(6 * MINUTES_PER_HOUR);
  return { review, promisedBefore };
}

it("a card that stayed in view overnight promises what is saved in the morning", async () => {
  await withReviews(async (store) => {
    const { review, promisedBefore } = await overnight(store);
    review.reveal();
    const promise = promised(review);
    expect(promise).not.toEqual(promisedBefore);
    await review.rate(3);
    const [stored] = await store.cards.toArray();
    if (stored?.memory.phase !== "review") throw new Error("Good should graduate the card.");
    expect(promise).toEqual({ unit: "days", days: stored.memory.dueDay - stored.memory.lastStudyDay });
  });
});

it("so does one whose answer was shown, once the learner comes back to it", async () => {
  await withReviews(async (store) => {
    await withCards(store, 1);
    const review = await reviewOf(store);
    await rate(review, 3);
    review.reveal();
    goTo(6 * MINUTES_PER_HOUR);
    await review.refresh();
    expect(review.view).toMatchObject({ kind: "card", revealed: true });
    const promise = promised(review);
    await review.rate(3);
    const [stored] = await store.cards.toArray();
    if (stored?.memory.phase !== "review") throw new Error("Good should graduate the card.");
    expect(promise).toEqual({ unit: "days", days: stored.memory.dueDay - stored.memory.lastStudyDay });
  });
});

it("cards in steps stay in a session that goes on into the next day", async () => {
  await withReviews(async (store) => {
    await withCards(store, 3);
    const review = await reviewOf(store);
    expect(review.left).toBe(3);
    // The first returns after the day has ended, the second is rated after that.
    goTo(55);
    await rate(review, 3);
    goTo(65);
    await rate(review, 3);
    expect(review.left).toBe(3);
    await rate(review, 4);
    goTo(76);
    await rate(review, 4);
    await rate(review, 4);
    expect(review.view.kind).toBe("finished");
  });
});

it("new cards of a session that goes on into the next day are no more than that day's", async () => {
  await withReviews(async (store) => {
    await withCards(store, 60);
    const review = await reviewOf(store);
    for (let shown = 0; shown < 15; shown += 1) await rate(review, 4);
    expect(review.left).toBe(5);
    goTo(61);
    await rate(review, 4);
    // One of twenty is done today.
    expect(review.left).toBe(19);
  });
});
