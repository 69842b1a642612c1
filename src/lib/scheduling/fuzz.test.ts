import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { fuzzPosition, fuzzRange, placeInRange } from "./fuzz.ts";

const HIGHEST = 1 - 2 ** -32;

function fuzzed(interval: number, position: number, elapsedDays: number, maximum: number): number {
  return placeInRange(fuzzRange(interval, elapsedDays, maximum), position);
}

function range(interval: number): [shortest: number, longest: number] {
  return [fuzzed(interval, 0, 0, 36_500), fuzzed(interval, HIGHEST, 0, 36_500)];
}

describe("an interval under fuzz", () => {
  it("spreads over Anki's ranges", () => {
    expect([1, 2, 7, 17, 37].map(range)).toEqual([
      [1, 1],
      [2, 2],
      [5, 9],
      [14, 20],
      [33, 41],
    ]);
  });

  it("stays within the maximum interval and beyond what has elapsed", () => {
    expect(fuzzed(100, HIGHEST, 0, 100)).toBe(100);
    expect(fuzzed(17, 0, 16, 36_500)).toBe(17);
  });
});

describe("fuzzPosition", () => {
  const memory = {
    phase: "review",
    dueDay: 20_800,
    stability: 12.5,
    difficulty: 5,
    lastStudyDay: 20_790,
    lastReviewAtMs: 0,
  } as const;

  it("is fixed by the card and what is known of it, not by the hour of its last review", () => {
    const card = "a" as CardId;
    expect(fuzzPosition(card, { ...memory, lastReviewAtMs: 5_000 })).toBe(fuzzPosition(card, memory));
    expect(fuzzPosition(card, { ...memory, stability: 12.6 })).not.toBe(fuzzPosition(card, memory));
  });

  it("parts cards that were learned together", () => {
    const positions = Array.from({ length: 1_000 }, (_, index) =>
      fuzzPosition(`card-${index}` as CardId, memory),
    );
    const intervals = positions.map((position) => fuzzed(17, position, 0, 36_500));
    // Seven days, 143 cards expected on each, standard deviation 11.
    for (let day = 14; day <= 20; day += 1) {
      const count = intervals.filter((interval) => interval === day).length;
      expect(Math.abs(count - 143)).toBeLessThan(60);
    }
  });
});
