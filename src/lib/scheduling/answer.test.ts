import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MS_PER_DAY, MS_PER_MINUTE, studyDayOf, type Moment } from "#lib/core/time.ts";
import { answer, preview, RATINGS, type Answer } from "./answer.ts";
import type { Memory, Rating } from "./memory.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "./settings.ts";
import { after, CARD, histories, ratings, settings, START } from "./testing/arbitraries.ts";

const NEW: Memory = { phase: "new" };

function later(moment: Moment, minutes: number): Moment {
  return { ...moment, atMs: moment.atMs + minutes * MS_PER_MINUTE };
}

/** Rates a card each time it is due. */
function atDueTimes(given: readonly Rating[], using: SchedulingSettings = DEFAULT_SETTINGS): Answer[] {
  let memory = NEW;
  let now = START;
  return given.map((rating) => {
    const answered = answer(memory, rating, now, using, CARD);
    memory = answered.memory;
    const { delay } = answered;
    now = delay.unit === "days" ? later(now, delay.days * 1_440) : later(now, delay.minutes);
    return answered;
  });
}

/** The last answer of a card rated at these gaps, days. */
function atGaps(reviews: readonly (readonly [rating: Rating, gapDays: number])[]): Answer | undefined {
  let memory = NEW;
  let now = START;
  let answered: Answer | undefined;
  for (const [rating, gapDays] of reviews) {
    now = { ...now, atMs: now.atMs + gapDays * MS_PER_DAY };
    answered = answer(memory, rating, now, DEFAULT_SETTINGS, CARD);
    memory = answered.memory;
  }
  return answered;
}

function local(text: string, utcOffsetMinutes: number): Moment {
  return { atMs: Date.parse(`${text}Z`) - utcOffsetMinutes * MS_PER_MINUTE, utcOffsetMinutes };
}

/** Elapsed days of a second review. */
function elapsedBetween(first: Moment, second: Moment): number {
  const { memory } = answer(NEW, 3, first, DEFAULT_SETTINGS, CARD);
  return answer(memory, 3, second, DEFAULT_SETTINGS, CARD).elapsedDays;
}

describe("golden values", () => {
  it("gives the intervals of ts-fsrs's own test", () => {
    const given: Rating[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
    const intervals = atDueTimes(given).map(({ intervalDays }) => intervalDays);
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  it("gives the memory state of ts-fsrs's own test: steps change stability and difficulty too", () => {
    const last = atGaps([
      [1, 0],
      [3, 0],
      [3, 1],
      [3, 3],
      [3, 8],
      [3, 21],
    ]);
    expect(last?.memory).toMatchObject({ phase: "review" });
    expect(last?.memory).toHaveProperty("stability", expect.closeTo(53.62691, 4));
    expect(last?.memory).toHaveProperty("difficulty", expect.closeTo(6.3574867, 6));
  });
});

describe("study days", () => {
  it.each([
    ["2026-11-21T07:50", "2026-11-21T08:10", 0],
    ["2026-11-21T22:00", "2026-11-22T07:30", 1],
    ["2026-11-21T23:50", "2026-11-22T03:59", 0],
    ["2026-11-22T03:59", "2026-11-22T04:00", 1],
  ])("in Shanghai, from %s to %s, %i elapse", (first, second, days) => {
    expect(elapsedBetween(local(first, 480), local(second, 480))).toBe(days);
  });

  it("counts days, not 24 hours, when summer time begins and ends", () => {
    expect(elapsedBetween(local("2026-03-28T05:00", 60), local("2026-03-29T04:30", 120))).toBe(1);
    expect(elapsedBetween(local("2026-10-24T04:10", 120), local("2026-10-25T04:05", 60))).toBe(1);
    expect(elapsedBetween(local("2026-10-24T23:30", 120), local("2026-10-25T03:30", 60))).toBe(0);
  });

  it("never counts backwards when the clock is set back or the learner flies west", () => {
    expect(elapsedBetween(START, later(START, -3 * 1_440))).toBe(0);
    expect(elapsedBetween(local("2026-11-22T05:00", 720), local("2026-11-21T06:30", -660))).toBe(0);
  });
});

describe("steps", () => {
  const steps = { ...DEFAULT_SETTINGS, learningSteps: [1, 10, 2_880], relearningSteps: [] };
  const delays = (memory: Memory, using: SchedulingSettings) => {
    const previews = preview(memory, START, using, CARD);
    return RATINGS.map((rating) => previews[rating].delay);
  };
  const minutes = (count: number) => ({ unit: "minutes", minutes: count });
  const days = (count: number) => ({ unit: "days", days: count });

  it("offers a new card Anki's first steps", () => {
    expect(delays(NEW, DEFAULT_SETTINGS)).toEqual([minutes(1), minutes(5.5), minutes(10), days(8)]);
  });

  it("repeats a later step for Hard, starts over for Again, leaves for Easy", () => {
    const { memory } = answer(NEW, 3, START, steps, CARD);
    expect(memory).toMatchObject({ phase: "learning", step: 1 });
    expect(delays(memory, steps).slice(0, 3)).toEqual([minutes(1), minutes(10), days(2)]);
    expect(answer(memory, 4, START, steps, CARD).memory.phase).toBe("review");
    expect(answer(memory, 2, START, steps, CARD).memory).toMatchObject({ phase: "learning", step: 1 });
    expect(answer(memory, 1, START, steps, CARD).memory).toMatchObject({ phase: "learning", step: 0 });
  });

  it("keeps a card in learning through a step of days, and counts them", () => {
    const [, third, graduated] = atDueTimes([3, 3, 3], steps);
    expect(third?.memory).toMatchObject({ phase: "learning", step: 2 });
    expect(third?.intervalDays).toBe(2);
    expect(graduated?.elapsedDays).toBe(2);
    expect(graduated?.memory.phase).toBe("review");
  });

  it("makes Hard on an only step half as long again, by a day at most", () => {
    const only = (step: number) => delays(NEW, { ...DEFAULT_SETTINGS, learningSteps: [step] })[1];
    expect(only(10)).toEqual(minutes(15));
    expect(only(4 * 1_440)).toEqual(days(5));
  });

  it("rounds delays beyond a day to whole days, and leaves shorter ones", () => {
    const hard = (...learningSteps: number[]) => delays(NEW, { ...DEFAULT_SETTINGS, learningSteps })[1];
    expect(hard(1_440, 2_880)).toEqual(days(2));
    expect(
      answer(NEW, 2, START, { ...DEFAULT_SETTINGS, learningSteps: [1_440, 2_880] }, CARD).memory,
    ).toMatchObject({
      dueAtMs: START.atMs + 2 * MS_PER_DAY,
    });
    expect(hard(1, 1_440)).toEqual(minutes(720.5));
  });

  it("goes to review at once without steps, also after a lapse", () => {
    const none = { ...DEFAULT_SETTINGS, learningSteps: [], relearningSteps: [], subDayIntervals: false };
    expect(delays(NEW, none)).toEqual([days(1), days(1), days(2), days(8)]);
    const [, lapsed] = atDueTimes([4, 1], none);
    expect(lapsed?.memory.phase).toBe("review");
    expect(lapsed?.intervalDays).toBeGreaterThanOrEqual(1);
  });

  it("sends a lapse to the first relearning step, and Good from there back to review", () => {
    const [, lapsed, back] = atDueTimes([4, 1, 3]);
    expect(lapsed?.memory).toMatchObject({ phase: "relearning", step: 0 });
    expect(lapsed?.delay).toEqual(minutes(10));
    expect(back?.memory.phase).toBe("review");
  });

  it("graduates a card whose step the settings no longer have", () => {
    const { memory } = answer(NEW, 3, START, steps, CARD);
    expect(answer(memory, 3, START, { ...steps, learningSteps: [1] }, CARD).memory.phase).toBe("review");
    expect(answer(memory, 1, START, { ...steps, learningSteps: [] }, CARD).memory.phase).toBe("review");
  });
});

describe("laws", () => {
  it("preview equals answer", () => {
    fc.assert(
      fc.property(histories, settings, ratings, (history, using, rating) => {
        const { memory, now } = after(history, using);
        const promised = preview(memory, now, using, CARD)[rating];
        expect(answer(memory, rating, now, using, CARD)).toEqual(promised);
      }),
    );
  });

  it("a memory stays within its bounds and is due after now, whatever happens", () => {
    fc.assert(
      fc.property(histories, settings, ratings, (history, using, rating) => {
        const { memory: before, now } = after(history, using);
        const { memory, elapsedDays } = answer(before, rating, now, using, CARD);
        const today = studyDayOf(now, using.rolloverHour);
        expect(memory.stability).toBeGreaterThanOrEqual(0.001);
        expect(memory.stability).toBeLessThanOrEqual(36_500);
        expect(memory.difficulty).toBeGreaterThanOrEqual(1);
        expect(memory.difficulty).toBeLessThanOrEqual(10);
        expect(elapsedDays).toBeGreaterThanOrEqual(0);
        expect(memory.lastStudyDay).toBe(today);
        if (memory.phase === "review") {
          expect(memory.dueDay).toBeGreaterThan(today);
          expect(memory.dueDay - today).toBeLessThanOrEqual(using.maximumIntervalDays);
        } else {
          expect(memory.dueAtMs).toBeGreaterThan(now.atMs);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a better rating never brings a card back sooner", () => {
    fc.assert(
      fc.property(histories, settings, (history, using) => {
        const { memory, now } = after(history, { ...using, learningSteps: [], relearningSteps: [] });
        const answers = preview(memory, now, { ...using, learningSteps: [], relearningSteps: [] }, CARD);
        const [again = 0, hard = 0, good = 0, easy = 0] = RATINGS.map(
          (rating) => answers[rating].intervalDays,
        );
        const longest = using.maximumIntervalDays;
        expect(again).toBeLessThanOrEqual(hard);
        expect(hard).toBeLessThanOrEqual(good);
        expect(easy).toBeGreaterThanOrEqual(Math.min(good + 1, longest));
        if (memory.phase === "review") expect(good).toBeGreaterThanOrEqual(Math.min(hard + 1, longest));
      }),
      { numRuns: 300 },
    );
  });

  it("the interval at a desired retention of 0.9 is the stability", () => {
    const lone = { ...DEFAULT_SETTINGS, learningSteps: [], relearningSteps: [], subDayIntervals: false };
    fc.assert(
      fc.property(histories, (history) => {
        const { memory, now } = after(history, lone);
        const good = answer(memory, 1, now, lone, CARD);
        expect(good.intervalDays).toBe(Math.max(1, Math.round(good.memory.stability)));
      }),
    );
  });

  it("asking for more retention never lengthens an interval", () => {
    fc.assert(
      fc.property(histories, settings, ratings, (history, using, rating) => {
        const { memory, now } = after(history, using);
        const exact = { ...using, fuzz: false };
        const demanding = { ...exact, desiredRetention: (using.desiredRetention + 1) / 2 };
        const { intervalDays } = answer(memory, rating, now, demanding, CARD);
        expect(intervalDays).toBeLessThanOrEqual(answer(memory, rating, now, exact, CARD).intervalDays);
      }),
    );
  });

  it("does not depend on the moment within a study day", () => {
    fc.assert(
      fc.property(histories, settings, ratings, fc.nat({ max: 1_439 }), (history, using, rating, minute) => {
        const { memory, now } = after(history, using);
        const morning = { ...now, atMs: now.atMs + MS_PER_DAY };
        const another = later(morning, minute);
        fc.pre(studyDayOf(morning, using.rolloverHour) === studyDayOf(another, using.rolloverHour));
        const one = answer(memory, rating, morning, using, CARD);
        const two = answer(memory, rating, another, using, CARD);
        expect(two.delay).toEqual(one.delay);
        expect(two.memory.stability).toBe(one.memory.stability);
      }),
    );
  });
});
