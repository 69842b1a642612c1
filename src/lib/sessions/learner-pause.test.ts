import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { learnerPause } from "./learner-pause.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether it has come. */
function watched(pause: Promise<void>): () => boolean {
  let hasCome = false;
  void pause.then(() => (hasCome = true));
  return () => hasCome;
}

it("comes when the page has been left alone for two seconds", async () => {
  const isPause = watched(learnerPause(new EventTarget()));
  await vi.advanceTimersByTimeAsync(1_999);
  expect(isPause()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isPause()).toBe(true);
});

it("waits for two seconds more after every touch and every key", async () => {
  const page = new EventTarget();
  const isPause = watched(learnerPause(page));
  for (const event of ["pointerdown", "keydown", "pointerdown"]) {
    await vi.advanceTimersByTimeAsync(1_500);
    page.dispatchEvent(new Event(event));
  }
  await vi.advanceTimersByTimeAsync(1_999);
  expect(isPause()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isPause()).toBe(true);
});

it("comes after twenty seconds even if the learner never stops", async () => {
  const page = new EventTarget();
  const isPause = watched(learnerPause(page));
  for (let second = 1; second < 20; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    page.dispatchEvent(new Event("pointerdown"));
  }
  expect(isPause()).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isPause()).toBe(true);
});
