import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  studyDayOf,
  studyDayStartMs,
  type Moment,
  type Rollover,
} from "#lib/core/time.ts";
import { changedRollover, ROLLOVER_HOURS } from "./change-rollover.ts";

const AT_FOUR: Rollover = { rolloverHour: 4 };

/** A moment by its local clock in UTC+08:00. */
function shanghai(localTime: string): Moment {
  return { atMs: Date.parse(`${localTime}+08:00`), utcOffsetMinutes: 480 };
}

const NOON = shanghai("2026-11-22T12:00");
const TODAY = studyDayOf(NOON, AT_FOUR);

const hours = fc.constantFrom(...ROLLOVER_HOURS);
const zones = fc.integer({ min: -12 * 60, max: 14 * 60 });

describe("a changed rollover hour", () => {
  it("ends the day at three in the morning if the next was to begin at two", () => {
    const now = shanghai("2026-11-22T03:00");
    expect(studyDayOf(now, AT_FOUR)).toBe(TODAY - 1);
    expect(studyDayOf(now, changedRollover(AT_FOUR, 2, now))).toBe(TODAY);
  });

  it("goes back to no day that is over: what began at two goes on at three, though days now begin at four", () => {
    const now = shanghai("2026-11-22T03:00");
    const changed = changedRollover({ rolloverHour: 2 }, 4, now);
    expect(studyDayOf(now, changed)).toBe(TODAY);
    expect(studyDayOf(shanghai("2026-11-23T03:59"), changed)).toBe(TODAY);
    expect(studyDayOf(shanghai("2026-11-23T04:00"), changed)).toBe(TODAY + 1);
    expect(studyDayOf(shanghai("2026-11-24T03:59"), changed)).toBe(TODAY + 1);
  });

  it.each([0, 6, 12])("changed at noon leaves today today, and the next day begins at %i", (hour) => {
    const changed = changedRollover(AT_FOUR, hour, NOON);
    expect(studyDayOf(NOON, changed)).toBe(TODAY);
    const nextMs = studyDayStartMs(TODAY + 1, NOON.utcOffsetMinutes, changed);
    expect(nextMs).toBe(shanghai("2026-11-23T00:00").atMs + hour * MS_PER_HOUR);
    expect(studyDayOf({ ...NOON, atMs: nextMs - 1 }, changed)).toBe(TODAY);
    expect(studyDayOf({ ...NOON, atMs: nextMs }, changed)).toBe(TODAY + 1);
  });

  it("changed back on the same day is as if it never was", () => {
    fc.assert(
      fc.property(hours, fc.array(hours), (hour, tried) => {
        const before: Rollover = { rolloverHour: hour };
        const today = studyDayOf(NOON, before);
        const changed = tried.reduce<Rollover>((each, next) => changedRollover(each, next, NOON), before);
        // Unless the day was ended by it: that cannot be taken back.
        fc.pre(studyDayOf(NOON, changed) === today);
        expect(changedRollover(changed, hour, NOON)).toEqual(before);
      }),
    );
  });

  it("gives each moment the day that begins last before it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), zones, hours, hours, (day, offset, hour, next) => {
        const changed = changedRollover({ rolloverHour: hour }, next, { ...NOON, utcOffsetMinutes: offset });
        const atMs = studyDayStartMs(TODAY + day, offset, changed);
        expect(studyDayOf({ atMs, utcOffsetMinutes: offset }, changed)).toBe(TODAY + day);
        expect(studyDayOf({ atMs: atMs - 1, utcOffsetMinutes: offset }, changed)).toBe(TODAY + day - 1);
      }),
    );
  });

  it("leaves the days before it where they were", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), hours, hours, (hoursAgo, hour, next) => {
        const before: Rollover = { rolloverHour: hour };
        const earlier = { ...NOON, atMs: NOON.atMs - hoursAgo * MS_PER_HOUR };
        // What was today may have been ended by the change.
        fc.pre(studyDayOf(earlier, before) < studyDayOf(NOON, before));
        expect(studyDayOf(earlier, changedRollover(before, next, NOON))).toBe(studyDayOf(earlier, before));
      }),
    );
  });

  it("never goes back to a day, leaves one out or begins one twice, however often and whenever it is changed", () => {
    const changes = fc.array(fc.record({ afterMinutes: fc.integer({ min: 0, max: 2_000 }), hour: hours }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(zones, hours, changes, (utcOffsetMinutes, hour, all) => {
        let rollover: Rollover = { rolloverHour: hour };
        let atMs = NOON.atMs;
        const seen = [studyDayOf({ atMs, utcOffsetMinutes }, rollover)];
        for (const change of all) {
          for (let minute = 0; minute < change.afterMinutes; minute += 10) {
            seen.push(studyDayOf({ atMs: atMs + minute * MS_PER_MINUTE, utcOffsetMinutes }, rollover));
          }
          atMs += change.afterMinutes * MS_PER_MINUTE;
          rollover = changedRollover(rollover, change.hour, { atMs, utcOffsetMinutes });
          seen.push(studyDayOf({ atMs, utcOffsetMinutes }, rollover));
        }
        const steps = seen.slice(1).map((day, index) => day - (seen[index] ?? day));
        expect(steps.filter((step) => step !== 0 && step !== 1)).toEqual([]);
      }),
    );
  });
});

/** Minutes east of UTC at an instant, as the zone's own rules say. */
function offsetIn(zone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (atMs) => {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
    const localMs = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
    return Math.round((localMs - Math.floor(atMs / MS_PER_MINUTE) * MS_PER_MINUTE) / MS_PER_MINUTE);
  };
}

describe("summer time", () => {
  const days = (from: string, to: string) => [Date.parse(from), Date.parse(to)] as const;

  // Clocks go forward and back at two, at midnight (Havana, Santiago), and by half an hour (Lord Howe).
  it.each([
    ["Europe/Berlin", days("2026-03-28T00:00Z", "2026-03-31T00:00Z")],
    ["Europe/Berlin", days("2026-10-24T00:00Z", "2026-10-27T00:00Z")],
    ["America/New_York", days("2026-03-07T00:00Z", "2026-03-10T00:00Z")],
    ["America/New_York", days("2026-10-31T00:00Z", "2026-11-03T00:00Z")],
    ["America/Havana", days("2026-03-07T00:00Z", "2026-03-10T00:00Z")],
    ["America/Havana", days("2026-10-31T00:00Z", "2026-11-03T00:00Z")],
    ["America/Santiago", days("2026-04-03T00:00Z", "2026-04-07T00:00Z")],
    ["America/Santiago", days("2026-09-04T00:00Z", "2026-09-08T00:00Z")],
    ["Australia/Lord_Howe", days("2026-04-03T00:00Z", "2026-04-07T00:00Z")],
    ["Australia/Lord_Howe", days("2026-10-02T00:00Z", "2026-10-06T00:00Z")],
  ])("in %s begins every day once, whatever the hour", (zone, [fromMs, toMs]) => {
    const offsetAt = offsetIn(zone);
    const moments: Moment[] = [];
    for (let atMs = fromMs; atMs < toMs; atMs += 30 * MS_PER_MINUTE)
      moments.push({ atMs, utcOffsetMinutes: offsetAt(atMs) });
    expect(new Set(moments.map(({ utcOffsetMinutes }) => utcOffsetMinutes)).size).toBe(2);
    for (const hour of ROLLOVER_HOURS) {
      const seen = moments.map((moment) => studyDayOf(moment, hour));
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(new Set(seen).size).toBe((seen.at(-1) ?? 0) - (seen[0] ?? 0) + 1);
    }
  });
});

describe("travel", () => {
  it("gives the day of the place where one is: never more than one from the day at home", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), zones, zones, hours, (atMs, home, away, hour) => {
        const there = studyDayOf({ atMs, utcOffsetMinutes: away }, hour);
        const here = studyDayOf({ atMs, utcOffsetMinutes: home }, hour);
        // From one side of the date line to the other it can be two.
        expect(Math.abs(there - here)).toBeLessThanOrEqual(Math.ceil(Math.abs(away - home) / (24 * 60)));
      }),
    );
  });

  it("keeps the hour of a change: the day that began before it ends at the new hour, where one is then", () => {
    const changed = changedRollover(AT_FOUR, 9, NOON);
    const inBerlin = { atMs: Date.parse("2026-11-23T08:59+01:00"), utcOffsetMinutes: 60 };
    expect(studyDayOf(inBerlin, changed)).toBe(TODAY);
    expect(studyDayOf({ ...inBerlin, atMs: inBerlin.atMs + MS_PER_MINUTE }, changed)).toBe(TODAY + 1);
    expect(studyDayOf({ ...inBerlin, atMs: inBerlin.atMs + MS_PER_DAY }, changed)).toBe(TODAY + 1);
  });
});

describe("a clock that was set back", () => {
  it("shows the days as they were before the change", () => {
    const changed = changedRollover(AT_FOUR, 9, NOON);
    const weekAgo = shanghai("2026-11-15T06:00");
    expect(studyDayOf(weekAgo, changed)).toBe(studyDayOf(weekAgo, AT_FOUR));
  });
});
