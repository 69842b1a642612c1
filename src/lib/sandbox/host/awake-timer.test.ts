import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { startAwakeTimer } from "./awake-timer.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("ends after its limit, not before", () => {
  const ended = vi.fn();
  startAwakeTimer(10_000, ended);
  vi.advanceTimersByTime(9_900);
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(250);
  expect(ended).toHaveBeenCalledTimes(1);
});

it("does not count sleep", () => {
  const ended = vi.fn();
  startAwakeTimer(10_000, ended);
  vi.advanceTimersByTime(5_000);
  // The clock jumps, no timer runs meanwhile: the device slept for an hour.
  const now = performance.now();
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now + 3_600_000);
  vi.advanceTimersByTime(250);
  expect(ended).not.toHaveBeenCalled();
  clock.mockRestore();
});

it("can be stopped", () => {
  const ended = vi.fn();
  startAwakeTimer(1_000, ended)();
  vi.advanceTimersByTime(5_000);
  expect(ended).not.toHaveBeenCalled();
});
