import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DEFAULT_LEECH_RULE, isLeechAt } from "./leech.ts";

const lapses = Array.from({ length: 30 }, (_, index) => index);

describe("a leech", () => {
  it("is told at 8 lapses and at every 4 after", () => {
    expect(lapses.filter((count) => isLeechAt(count, DEFAULT_LEECH_RULE))).toEqual([8, 12, 16, 20, 24, 28]);
  });

  it("is told at the threshold, then every half of it rounded up, whatever the threshold", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (threshold) => {
        const told = lapses.filter((count) => isLeechAt(count, { threshold, action: "tag" }));
        expect(told[0]).toBe(threshold);
        for (const [index, count] of told.slice(1).entries())
          expect(count - (told[index] ?? 0)).toBe(Math.ceil(threshold / 2));
      }),
    );
  });

  it("is never told where it is not wanted", () => {
    for (const threshold of [null, 0])
      expect(lapses.some((count) => isLeechAt(count, { threshold, action: "suspend" }))).toBe(false);
  });
});
