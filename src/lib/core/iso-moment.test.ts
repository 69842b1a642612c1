import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatIsoMoment, parseIsoMoment } from "./iso-moment.ts";
import { err, ok } from "./result.ts";

describe("parseIsoMoment", () => {
  it.each([
    ["2026-11-21T08:00:00+08:00", 480],
    ["2026-11-21T08:00+0800", 480],
    ["2026-11-21T08:00+08", 480],
    ["2026-11-21T00:00:00.000Z", 0],
    ["2026-11-20T18:30:00.0009-05:30", -330],
  ])("%s is midnight UTC", (text, utcOffsetMinutes) => {
    expect(parseIsoMoment(text)).toEqual(ok({ atMs: Date.UTC(2026, 10, 21), utcOffsetMinutes }));
  });

  it.each(["2026-11-21T08:00:00", "2026-11-21T08:00"])("%s has no offset", (text) => {
    expect(parseIsoMoment(text)).toEqual(err("no-offset"));
  });

  it.each(["", "yesterday", "2026-11-21", "2026-11-21 08:00:00Z", "20261121T080000Z", "1763683200000"])(
    "%j is no ISO date-time",
    (text) => {
      expect(parseIsoMoment(text)).toEqual(err("not-iso"));
    },
  );

  it.each([
    "2026-02-30T08:00:00Z",
    "2026-13-01T08:00:00Z",
    "2026-11-21T24:00:00Z",
    "2026-11-21T08:60:00Z",
    "2026-11-21T08:00:60Z",
    "2026-11-21T08:00:00+19:00",
    "2026-11-21T08:00:00+08:60",
  ])("%s does not exist", (text) => {
    expect(parseIsoMoment(text)).toEqual(err("no-such-time"));
  });

  it("knows leap days", () => {
    expect(parseIsoMoment("2028-02-29T00:00Z").ok).toBe(true);
    expect(parseIsoMoment("2027-02-29T00:00Z").ok).toBe(false);
  });

  it("reads back what formatIsoMoment writes", () => {
    const moments = fc.record({
      atMs: fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(9999, 0, 1) }),
      utcOffsetMinutes: fc.integer({ min: -12 * 60, max: 14 * 60 }),
    });
    fc.assert(
      fc.property(moments, (moment) => {
        expect(parseIsoMoment(formatIsoMoment(moment))).toEqual(ok(moment));
      }),
    );
  });
});

describe("formatIsoMoment", () => {
  it("keeps the offset and leaves out milliseconds that are none", () => {
    expect(formatIsoMoment({ atMs: Date.UTC(2026, 10, 22, 20), utcOffsetMinutes: 480 })).toBe(
      "2026-11-23T04:00:00+08:00",
    );
    expect(formatIsoMoment({ atMs: Date.UTC(2026, 10, 22, 20, 0, 0, 5), utcOffsetMinutes: -210 })).toBe(
      "2026-11-22T16:30:00.005-03:30",
    );
    expect(formatIsoMoment({ atMs: 0, utcOffsetMinutes: 0 })).toBe("1970-01-01T00:00:00+00:00");
  });
});
