import fc from "fast-check";

import type { CardId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, type Moment } from "#lib/core/time.ts";
import { answer } from "../answer.ts";
import type { Memory, Rating } from "../memory.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "../settings.ts";
import { WEIGHT_RANGES } from "../weights.ts";

export const CARD = "a" as CardId;

/** 2026-11-21T08:00+08:00. */
export const START: Moment = { atMs: Date.UTC(2026, 10, 21), utcOffsetMinutes: 480 };

export const ratings: fc.Arbitrary<Rating> = fc.constantFrom<Rating[]>(1, 2, 3, 4);

/** Minutes between two reviews: seconds apart, days, years, or back in time. */
const gaps = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 30 * 1_440 }),
  fc.integer({ min: 0, max: 20 * 525_600 }),
  fc.integer({ min: -3 * 1_440, max: 0 }),
);

const steps = fc.array(fc.constantFrom(1, 5, 10, 60, 720, 1_440, 4_320), { maxLength: 4 });

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Any settings that a learner or the optimiser can arrive at. */
export const settings: fc.Arbitrary<SchedulingSettings> = fc.record({
  desiredRetention: number(0.5, 0.99),
  maximumIntervalDays: fc.oneof(fc.constant(36_500), fc.integer({ min: 1, max: 400 })),
  learningSteps: steps,
  relearningSteps: steps,
  subDayIntervals: fc.boolean(),
  learnAheadMinutes: fc.constant(20),
  rolloverHour: fc.integer({ min: 0, max: 23 }),
  fuzz: fc.boolean(),
  weights: fc.oneof(
    fc.constant(DEFAULT_SETTINGS.weights),
    fc.tuple(...WEIGHT_RANGES.map(({ min, max }) => number(min, max))),
  ),
});

export interface HistoryEntry {
  readonly rating: Rating;
  readonly gapMinutes: number;
}

export const histories: fc.Arbitrary<HistoryEntry[]> = fc.array(
  fc.record({ rating: ratings, gapMinutes: gaps }),
  { maxLength: 25 },
);

/** The memory that a history leaves, and the moment of its last review. */
export function after(
  history: readonly HistoryEntry[],
  using: SchedulingSettings,
): { memory: Memory; now: Moment } {
  let memory: Memory = { phase: "new" };
  let now = START;
  for (const { rating, gapMinutes } of history) {
    now = { ...now, atMs: now.atMs + gapMinutes * MS_PER_MINUTE };
    memory = answer(memory, rating, now, using, CARD).memory;
  }
  return { memory, now };
}
