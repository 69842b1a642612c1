import { describe, expect, it } from "vitest";

import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { MS_PER_DAY, MS_PER_MINUTE } from "#lib/core/time.ts";
import type { RateEvent, ReviewEvent } from "#lib/scheduling/event.ts";
import type { Phase, Rating } from "#lib/scheduling/memory.ts";
import type { CardPlace } from "#lib/store/card-row.ts";
import { returningOf, ReviewTally, sessionOf } from "./review-tally.ts";
import { EXERCISE_PLAN } from "./study-plan.ts";

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
  return new ReviewTally(events);
}

function takenBack({ id: retracts, cardId, ...event }: RateEvent): ReviewEvent {
  const { deviceId, seq: place, atMs, utcOffsetMinutes, studyDay } = event;
  const id = `back of ${retracts}` as EventId;
  return { kind: "retract", id, retracts, cardId, deviceId, seq: place, atMs, utcOffsetMinutes, studyDay };
}

describe("what a session comes to", () => {
  it("counts ratings and minutes", () => {
    const tally = tallyOf(rated("a", 3), rated("c", 3), rated("d", 3), rated("b", 1));
    expect([tally.ratings, tally.minutes, tally.hardest]).toEqual([4, 2, "b"]);
    expect([tallyOf().ratings, tallyOf().hardest]).toEqual([0, null]);
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
    const review = (order: number): CardPlace => ({ queue: "review", order });
    const inSteps = (day: number): CardPlace => ({ queue: "steps", order: day * MS_PER_DAY });
    const cards: CardPlace[] = [
      { queue: "new", order: 101 },
      { queue: "out", order: 0 },
      ...[100, 101, 102, 107, 108].map(review),
      // A step of a day, and one that was forgotten late in the evening.
      ...[100, 101, 101].map(inSteps),
    ];
    const dayOf = (atMs: number): number => atMs / MS_PER_DAY;
    expect(returningOf(cards, 100, dayOf)).toEqual({ tomorrow: 3, thisWeek: 2, later: 1 });
  });
});

describe("which ratings a session is made of", () => {
  const at = (minutes: number, name = "a"): RateEvent => ({
    ...rated(name, 3),
    atMs: minutes * MS_PER_MINUTE,
  });
  const minutesOf = (events: readonly ReviewEvent[], startedAt: number): readonly number[] =>
    sessionOf(events, startedAt * MS_PER_MINUTE).map(({ atMs }) => atMs / MS_PER_MINUTE);

  it("goes on over a reload and short pauses, and begins anew after a long one", () => {
    const log = [at(0), at(1), at(60), at(80), at(85)];
    // The screen was opened at the beginning, and again in the middle.
    for (const startedAt of [0, 59, 82, 86, 115]) expect(minutesOf(log, startedAt)).toEqual([60, 80, 85]);
    expect(minutesOf(log, 120)).toEqual([]);
    expect(minutesOf([], 0)).toEqual([]);
  });

  it("leaves out what was taken back, unless it was given again, and exercises", () => {
    const [first, second, third] = [at(0, "a"), at(1, "b"), at(2, "c")];
    const back = takenBack(second);
    const again = { ...takenBack(second), id: "again" as EventId, retracts: back.id } as ReviewEvent;
    expect(minutesOf([first, second, third, back], 0)).toEqual([0, 2]);
    expect(minutesOf([first, second, third, back, again], 0)).toEqual([0, 1, 2]);
    expect(minutesOf([first, { ...second, presetId: EXERCISE_PLAN.presetId }], 0)).toEqual([0]);
  });
});
