import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { differenceHeat, largestMagnitude, valueHeat } from "./heat.ts";

describe("differenceHeat", () => {
  it("is zero exactly where the element is within tolerance", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (times) => {
        expect(differenceHeat(times, 1e9) === 0).toBe(Math.abs(times) <= 1);
      }),
    );
  });

  it("grows with the difference, keeps its sign, and is full at the worst element", () => {
    const times = fc.double({ min: 1.001, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(times, times, (a, b) => {
        const [small, large] = a < b ? [a, b] : [b, a];
        expect(differenceHeat(small, large)).toBeLessThanOrEqual(differenceHeat(large, large));
        expect(differenceHeat(-small, large)).toBe(-differenceHeat(small, large));
        expect(differenceHeat(large, large)).toBe(1);
      }),
    );
  });

  it("stays within the scale for infinite and missing differences", () => {
    expect(differenceHeat(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(-1);
    expect(differenceHeat(5, Number.POSITIVE_INFINITY)).toBeGreaterThan(0);
    expect(differenceHeat(Number.NaN, 10)).toBe(0);
  });
});

describe("valueHeat", () => {
  it("is the share of the largest magnitude, and zero for what is not a number", () => {
    expect(valueHeat(-2, 4)).toBe(-0.5);
    expect(valueHeat(Number.NaN, 4)).toBe(0);
    expect(valueHeat(0, 0)).toBe(0);
  });
});

describe("largestMagnitude", () => {
  it("looks through every tensor and past NaN and infinity", () => {
    expect(largestMagnitude([1, Number.NaN], [-7, Number.POSITIVE_INFINITY])).toBe(7);
    expect(largestMagnitude([])).toBe(0);
  });
});
