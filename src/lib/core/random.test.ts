import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { normal, seededRandom } from "./random.ts";

function take(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

describe("seededRandom", () => {
  it("gives the same numbers for the same seed, others for another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 2 }), (seed) => {
        expect(take(20, seededRandom(seed))).toEqual(take(20, seededRandom(seed)));
        expect(take(20, seededRandom(seed))).not.toEqual(take(20, seededRandom(seed + 1)));
      }),
    );
  });

  it("stays in [0, 1) and fills it evenly", () => {
    const numbers = take(10_000, seededRandom(7));
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => numbers.filter((n) => Math.floor(n * 10) === tenth).length,
    );
    // 1,000 expected in each, standard deviation 30.
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it("never changes: inputs of exercises are made from it", () => {
    expect(take(3, seededRandom(42))).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099]);
  });
});

describe("normal", () => {
  it("has mean 0, variance 1 and is always finite", () => {
    const random = seededRandom(11);
    const numbers = take(20_000, () => normal(random));
    const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
    const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
    expect(Math.abs(mean)).toBeLessThan(0.04);
    expect(Math.abs(variance - 1)).toBeLessThan(0.06);
    expect(Math.abs(normal(() => 0))).toBe(0);
    expect(Number.isFinite(normal(() => 1 - 2 ** -32))).toBe(true);
  });
});
