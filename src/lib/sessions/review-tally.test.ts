import { describe, expect, it } from "vitest";

import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import type { Memory, Phase, Rating } from "#lib/scheduling/memory.ts";
import { returningOf, ReviewTally } from "./review-tally.ts";

let seq = 0;

function rated(name: string, rating: Rating, phase: Phase = "review"): RateEvent {
  seq += 1;
  return {
    kind: "rate",
    id: `a:${seq}` as EventId,
    deviceId: "a" as DeviceId,
    seq,
    atMs: 0,
    utcOffsetMinutes: 0,
    studyDay: 100,
    cardId: name as CardId,
    rating,
    phase,
    durationMs: 30_000,
    chosenDueDay: null,
    presetId: "default" as PresetId,
    parametersId: "p" as ParametersId,
  };
}

function tallyOf(...events: RateEvent[]): ReviewTally {
  const tally = new ReviewTally();
  for (const event of events) tally.add(event);
  return tally;
}

const due = (dueDay: number): Memory => ({
  phase: "review",
  dueDay,
  stability: 1,
  difficulty: 5,
  lastReviewAtMs: 0,
  lastStudyDay: 100,
});

describe("what a session comes to", () => {
  it("counts ratings and minutes, and forgets what was taken back", () => {
    const last = rated("b", 1);
    const tally = tallyOf(rated("a", 3), rated("c", 3), rated("d", 3), last);
    expect([tally.ratings, tally.minutes]).toEqual([4, 2]);
    tally.drop(last);
    expect([tally.ratings, tally.minutes, tally.hardest]).toEqual([3, 2, null]);
    tally.drop(rated("of an earlier session", 1));
    expect(tally.ratings).toBe(3);
    tally.add(last);
    expect(tally.ratings).toBe(4);
  });

  it("takes only answers to cards out of their steps for recall, and all but Again as recalled", () => {
    expect(tallyOf(rated("a", 1, "new"), rated("a", 3, "learning")).recall).toBeNull();
    const tally = tallyOf(rated("a", 1), rated("a", 3, "relearning"), rated("b", 2), rated("c", 4));
    expect(tally.recall).toEqual({ recalled: 2, asked: 3 });
  });

  it("names the card forgotten most often, the latest of several", () => {
    expect(tallyOf(rated("a", 1), rated("b", 1), rated("c", 3)).hardest).toBe("b");
    expect(tallyOf(rated("a", 1), rated("b", 1), rated("a", 1)).hardest).toBe("a");
  });

  it("says when the cards return, without those of today", () => {
    const memories: Memory[] = [{ phase: "new" }, due(100), due(101), due(102), due(107), due(108)];
    expect(returningOf(memories, 100)).toEqual({ tomorrow: 1, thisWeek: 2, later: 1 });
  });
});
