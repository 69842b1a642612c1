import { describe, expect, it } from "vitest";

import type { CardId, PresetId } from "#lib/core/ids.ts";
import { MS_PER_DAY, MS_PER_MINUTE, studyDayOf } from "#lib/core/time.ts";
import { aheadQueue } from "./ahead.ts";
import { answer } from "./answer.ts";
import { isAsked, nextCard, withCard, type Candidate } from "./queue.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { START } from "./testing/arbitraries.ts";
import type { Memory, ReviewMemory } from "./memory.ts";

const TODAY = studyDayOf(START, DEFAULT_SETTINGS);
const CONTEXT = { now: START, settings: DEFAULT_SETTINGS, days: 3, most: 100 };

function memoryDue(inDays: number, seenDaysAgo = 5): ReviewMemory {
  return {
    phase: "review",
    dueDay: TODAY + inDays,
    stability: 8,
    difficulty: 5,
    lastReviewAtMs: START.atMs - seenDaysAgo * MS_PER_DAY,
    lastStudyDay: TODAY - seenDaysAgo,
  };
}

function candidate(name: string, memory: Memory, fact?: string): Candidate {
  const base = { cardId: name as CardId, memory, presetId: "default" as PresetId };
  return fact === undefined ? base : { ...base, fact };
}

function idsOf(candidates: readonly Candidate[]): readonly string[] {
  return aheadQueue(candidates, CONTEXT).reviews.map(({ cardId }) => cardId);
}

describe("studying ahead", () => {
  it("takes the days to come, the soonest first, without what is due or was seen today", () => {
    const ids = idsOf([
      candidate("in three days", memoryDue(3)),
      candidate("in four days", memoryDue(4)),
      candidate("tomorrow", memoryDue(1)),
      candidate("today", memoryDue(0)),
      candidate("overdue", memoryDue(-2)),
      candidate("tomorrow, seen today", memoryDue(1, 0)),
      candidate("new", { phase: "new" }),
      candidate("in two days", memoryDue(2)),
    ]);
    expect(ids).toEqual(["tomorrow", "in two days", "in three days"]);
  });

  it("asks for one card of a fact, and for no more than wanted", () => {
    const siblings = [
      candidate("a", memoryDue(1), "fact"),
      candidate("b", memoryDue(2), "fact"),
      candidate("c", memoryDue(3)),
    ];
    expect(idsOf(siblings)).toEqual(["a", "c"]);
    expect(aheadQueue(siblings, { ...CONTEXT, most: 1 }).reviews).toHaveLength(1);
  });

  it("is over with a card once it is answered, and has it again when that is taken back", () => {
    const card = candidate("a", memoryDue(1));
    const queue = aheadQueue([card], CONTEXT);
    const { memory } = answer(card.memory, 3, START, DEFAULT_SETTINGS, card.cardId);
    const after = withCard(queue, candidate("a", memory), START, DEFAULT_SETTINGS);
    expect(nextCard(after, START, DEFAULT_SETTINGS)).toEqual({ kind: "done" });
    const back = withCard(after, card, START, DEFAULT_SETTINGS);
    expect(nextCard(back, START, DEFAULT_SETTINGS)).toMatchObject({ kind: "card", cardId: "a" });
    const due = { ...memoryDue(1), dueDay: TODAY + 1 };
    expect(isAsked(due, { studyDay: TODAY })).toBe(false);
  });

  it("brings what is forgotten on the way back in its steps", () => {
    const card = candidate("a", memoryDue(1));
    const { memory } = answer(card.memory, 1, START, DEFAULT_SETTINGS, card.cardId);
    const after = withCard(aheadQueue([card], CONTEXT), candidate("a", memory), START, DEFAULT_SETTINGS);
    const later = { ...START, atMs: START.atMs + 10 * MS_PER_MINUTE };
    expect(nextCard(after, later, DEFAULT_SETTINGS)).toMatchObject({ kind: "card", from: "steps" });
  });

  it("never shortens what was coming, and gains less than waiting for the due day does", () => {
    for (const seenDaysAgo of [1, 3, 6]) {
      const memory = { ...memoryDue(8 - seenDaysAgo, seenDaysAgo) };
      const early = answer(memory, 3, START, DEFAULT_SETTINGS, "a" as CardId).memory;
      const waited = { ...START, atMs: START.atMs + (8 - seenDaysAgo) * MS_PER_DAY };
      const inTime = answer(memory, 3, waited, DEFAULT_SETTINGS, "a" as CardId).memory;
      if (early.phase !== "review" || inTime.phase !== "review") throw new Error("Good stays in review.");
      expect(early.dueDay).toBeGreaterThanOrEqual(memory.dueDay);
      expect(early.stability).toBeGreaterThanOrEqual(memory.stability);
      expect(early.stability).toBeLessThan(inTime.stability);
    }
  });
});
