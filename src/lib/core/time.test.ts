import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MS_PER_DAY, MS_PER_HOUR, studyDayOf, studyDayStartMs, type Moment } from "./time.ts";

const SHANGHAI = 480;

/** A moment by its local clock in UTC+08:00. */
function shanghai(localTime: string): Moment {
  return { atMs: Date.parse(`${localTime}+08:00`), utcOffsetMinutes: SHANGHAI };
}

describe("studyDayOf", () => {
  it("counts local dates, not UTC dates: 08:00 in Shanghai is no boundary", () => {
    expect(studyDayOf(shanghai("2026-11-21T08:10"), 4)).toBe(studyDayOf(shanghai("2026-11-21T07:50"), 4));
    expect(studyDayOf(shanghai("2026-11-22T07:30"), 4)).toBe(studyDayOf(shanghai("2026-11-21T22:00"), 4) + 1);
  });

  it("turns over at the rollover hour to the millisecond", () => {
    const before = shanghai("2026-11-22T03:59:59.999");
    const after = shanghai("2026-11-22T04:00:00.000");
    expect(studyDayOf(before, 4)).toBe(studyDayOf(shanghai("2026-11-21T12:00"), 4));
    expect(studyDayOf(after, 4)).toBe(studyDayOf(before, 4) + 1);
    expect(studyDayOf(before, 0)).toBe(studyDayOf(after, 0));
  });

  it("counts from 1970-01-01, and below it", () => {
    expect(studyDayOf({ atMs: 4 * MS_PER_HOUR, utcOffsetMinutes: 0 }, 4)).toBe(0);
    expect(studyDayOf({ atMs: 4 * MS_PER_HOUR - 1, utcOffsetMinutes: 0 }, 4)).toBe(-1);
  });

  it("gives one day a summer-time change of 23 hours and of 25 hours", () => {
    // Berlin: forward on 2026-03-29, back on 2026-10-25.
    const spring = [
      { atMs: Date.parse("2026-03-28T05:00+01:00"), utcOffsetMinutes: 60 },
      { atMs: Date.parse("2026-03-29T04:30+02:00"), utcOffsetMinutes: 120 },
    ] as const;
    const autumn = [
      { atMs: Date.parse("2026-10-24T04:10+02:00"), utcOffsetMinutes: 120 },
      { atMs: Date.parse("2026-10-25T04:50+01:00"), utcOffsetMinutes: 60 },
    ] as const;
    for (const [before, after] of [spring, autumn]) {
      expect(studyDayOf(after, 4) - studyDayOf(before, 4)).toBe(1);
    }
  });
});

describe("studyDayStartMs", () => {
  const zones = fc.integer({ min: -12 * 60, max: 14 * 60 });
  const hours = fc.integer({ min: 0, max: 23 });

  it("is the first moment of its day", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 80_000 }), zones, hours, (day, utcOffsetMinutes, hour) => {
        const atMs = studyDayStartMs(day, utcOffsetMinutes, hour);
        expect(studyDayOf({ atMs, utcOffsetMinutes }, hour)).toBe(day);
        expect(studyDayOf({ atMs: atMs - 1, utcOffsetMinutes }, hour)).toBe(day - 1);
      }),
    );
  });

  it("bounds every moment of the day from below by less than a day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), zones, hours, (atMs, utcOffsetMinutes, hour) => {
        const start = studyDayStartMs(studyDayOf({ atMs, utcOffsetMinutes }, hour), utcOffsetMinutes, hour);
        expect(start).toBeLessThanOrEqual(atMs);
        expect(atMs - start).toBeLessThan(MS_PER_DAY);
      }),
    );
  });
});
