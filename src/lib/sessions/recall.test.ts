import { describe, expect, it } from "vitest";

import { MS_PER_DAY, MS_PER_MINUTE, studyDayOf, type Moment } from "#lib/core/time.ts";
import type { Memory, ReviewMemory } from "#lib/scheduling/memory.ts";
import { DEFAULT_SETTINGS as SETTINGS } from "#lib/scheduling/settings.ts";
import { nextDueOf, recallOf } from "./recall.ts";

const NOW: Moment = { atMs: 1_790_000_000_000, utcOffsetMinutes: 480 };
const TODAY = studyDayOf(NOW, SETTINGS);
const NEW: Memory = { phase: "new" };

function reviewed(daysAgo: number, stability: number, dueInDays = 0): ReviewMemory {
  return {
    phase: "review",
    dueDay: TODAY + dueInDays,
    stability,
    difficulty: 5,
    lastReviewAtMs: NOW.atMs - daysAgo * MS_PER_DAY,
    lastStudyDay: TODAY - daysAgo,
  };
}

function shareOf(memories: readonly Memory[]): number | null {
  const recall = recallOf(memories, NOW, SETTINGS);
  return recall.kind === "seen" ? recall.share : null;
}

describe("recall", () => {
  it("is 90 % after as many days as the memory is stable", () => {
    expect(shareOf([reviewed(10, 10)])).toBeCloseTo(0.9, 6);
  });

  it("counts what was never seen as not known, but says so where nothing was", () => {
    expect(shareOf([reviewed(10, 10), NEW])).toBeCloseTo(0.45, 6);
    expect(recallOf([NEW, NEW], NOW, SETTINGS)).toEqual({ kind: "unseen" });
    expect(recallOf([], NOW, SETTINGS)).toEqual({ kind: "unseen" });
  });
});

describe("the next time", () => {
  it("is a day for what has graduated, an instant for what has not", () => {
    expect(nextDueOf(NEW, NOW, SETTINGS)).toEqual({ kind: "new" });
    expect(nextDueOf(reviewed(1, 3, 2), NOW, SETTINGS)).toEqual({
      kind: "later",
      delay: { unit: "days", days: 2 },
    });
    expect(nextDueOf(reviewed(3, 3, 0), NOW, SETTINGS)).toEqual({ kind: "now" });
    const step: Memory = {
      ...reviewed(0, 1),
      phase: "learning",
      step: 0,
      dueAtMs: NOW.atMs + 6 * MS_PER_MINUTE,
    };
    expect(nextDueOf(step, NOW, SETTINGS)).toEqual({ kind: "later", delay: { unit: "minutes", minutes: 6 } });
    expect(nextDueOf({ ...step, dueAtMs: NOW.atMs }, NOW, SETTINGS)).toEqual({ kind: "now" });
  });
});
