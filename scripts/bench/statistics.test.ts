import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { quantile, summarise } from "./statistics.ts";

const values = fc.array(fc.double({ min: 0.1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

describe("a quantile", () => {
  it("lies between neighbours by proportion", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.95)).toBeCloseTo(4.8, 12);
    expect(quantile([7], 0.95)).toBe(7);
  });

  it("lies within the values, does not depend on their order, and grows with the share", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const found = quantile(list, share);
        expect(found).toBeGreaterThanOrEqual(Math.min(...list));
        expect(found).toBeLessThanOrEqual(Math.max(...list));
        expect(quantile(list.toReversed(), share)).toBe(found);
        expect(quantile(list, 1)).toBeGreaterThanOrEqual(found);
      }),
    );
  });

  it("is refused for no values, and for what is no share", () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
  });
});

describe("a summary", () => {
  it("scales with the unit; its spread does not", () => {
    fc.assert(
      fc.property(values, (list) => {
        const [own, thousandfold] = [summarise(list), summarise(list.map((value) => value * 1024))];
        expect(thousandfold.median).toBe(own.median * 1024);
        expect(thousandfold.p95).toBeCloseTo(own.p95 * 1024, 3);
        expect(thousandfold.spread).toBeCloseTo(own.spread, 9);
      }),
    );
  });

  it("has no spread where nothing varies", () => {
    expect(summarise([3, 3, 3])).toEqual({ count: 3, median: 3, p95: 3, spread: 0 });
  });
});
