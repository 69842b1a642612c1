import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ExerciseId } from "#lib/core/ids.ts";
import { MS_PER_DAY, studyDayOf, type Moment } from "#lib/core/time.ts";
import type { ReviewMemory } from "#lib/scheduling/memory.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import type { EvidenceCell } from "./evidence.ts";
import { topicMastery } from "./topic-mastery.ts";

const NOW: Moment = { atMs: Date.UTC(2026, 10, 21), utcOffsetMinutes: 480 };
const TODAY = studyDayOf(NOW, DEFAULT_SETTINGS.rolloverHour);

const cells: fc.Arbitrary<EvidenceCell[]> = fc.array(
  fc.record({
    lastStudyDay: fc.integer({ min: TODAY - 400, max: TODAY }),
    stability: fc.double({ min: 0.1, max: 1_000, noNaN: true }),
    count: fc.integer({ min: 1, max: 50 }),
  }),
  { maxLength: 20 },
);

function of(evidence: readonly EvidenceCell[], unseen: number, now = NOW) {
  const total = unseen + evidence.reduce((sum, { count }) => sum + count, 0);
  return topicMastery({ cells: evidence, total, unseen }, [], now, DEFAULT_SETTINGS);
}

function cell(elapsedDays: number, stability: number, count: number): EvidenceCell {
  return { lastStudyDay: TODAY - elapsedDays, stability, count };
}

describe("recall", () => {
  it("is the mean over all cards, those never seen counting as nothing", () => {
    const evidence = [cell(0, 5, 1), cell(10, 10, 1)];
    expect(of(evidence, 0).recall).toBeCloseTo((1 + 0.9) / 2, 6);
    expect(of(evidence, 2).recall).toBeCloseTo((1 + 0.9) / 4, 6);
    expect(of([], 7).recall).toBe(0);
    expect(of([], 0).recall).toBeNull();
  });

  it("stays in [0, 1], falls with time and with every unseen card, and does not mind how cells are split", () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 20 }), fc.nat(100), (evidence, unseen, days) => {
        const { recall } = of(evidence, unseen);
        const later = of(evidence, unseen, { ...NOW, atMs: NOW.atMs + days * MS_PER_DAY });
        const split = evidence.flatMap((whole) =>
          Array.from({ length: whole.count }, () => ({ ...whole, count: 1 })),
        );
        expect(recall).toBeGreaterThanOrEqual(0);
        expect(recall).toBeLessThanOrEqual(1);
        expect(later.recall).toBeLessThanOrEqual(recall ?? 0);
        expect(of(evidence, unseen + 1).recall).toBeLessThanOrEqual(recall ?? 0);
        expect(of(split, unseen).recall).toBeCloseTo(recall ?? 0, 9);
      }),
    );
  });
});

describe("slippingNextWeek", () => {
  it("counts the cards that pass the desired retention within the week, not those that already have", () => {
    // R falls to 0.9 after as many days as the stability.
    expect(of([cell(0, 7.5, 3)], 0).slippingNextWeek).toBe(0);
    expect(of([cell(0, 6.5, 3)], 0).slippingNextWeek).toBe(3);
    expect(of([cell(4, 10, 2), cell(2, 10, 5)], 4).slippingNextWeek).toBe(2);
    expect(of([cell(11, 10, 3)], 0).slippingNextWeek).toBe(0);
  });

  it("over the weeks counts every card once", () => {
    fc.assert(
      fc.property(cells, (evidence) => {
        const fresh = evidence.map((old) => ({ ...old, lastStudyDay: TODAY }));
        const weeks = Array.from({ length: 150 }, (_, week) => {
          const now = { ...NOW, atMs: NOW.atMs + week * 7 * MS_PER_DAY };
          return of(fresh, 0, now).slippingNextWeek;
        });
        const total = fresh.reduce((sum, { count }) => sum + count, 0);
        expect(weeks.reduce((sum, count) => sum + count, 0)).toBe(total);
      }),
    );
  });
});

describe("implementation", () => {
  const memory: ReviewMemory = {
    phase: "review",
    dueDay: TODAY,
    stability: 10,
    difficulty: 5,
    lastStudyDay: TODAY - 10,
    lastReviewAtMs: NOW.atMs - 10 * MS_PER_DAY,
  };
  const exercise = (passed: boolean) => ({ exerciseId: "adam" as ExerciseId, memory, passed });
  const none = { cells: [], total: 0, unseen: 0 };
  const implementation = (...passed: boolean[]) =>
    topicMastery(none, passed.map(exercise), NOW, DEFAULT_SETTINGS).implementation;

  it("is retrievability for an exercise once passed, nothing for one never passed, and fades", () => {
    expect(implementation(true)).toBeCloseTo(0.9, 6);
    expect(implementation(true, false, false)).toBeCloseTo(0.3, 6);
    expect(implementation(false)).toBe(0);
    expect(implementation()).toBeNull();
  });
});

describe("seen", () => {
  it("is the share of cards that were met", () => {
    expect(of([cell(1, 5, 3)], 1).seen).toBe(0.75);
    expect(of([], 0).seen).toBeNull();
  });
});
