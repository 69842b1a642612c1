import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { normal, seededRandom } from "#lib/core/random.ts";
import {
  areAlike,
  boundsOff,
  FALSE_FAILURE_RATE,
  meanStatistic,
  shareStatistic,
  varianceStatistic,
} from "./statistics.ts";

const LARGE = 65_536;
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const runs = { numRuns: 25 };

function hits(from: number, count: number, probability: number): number {
  const random = seededRandom(from);
  let found = 0;
  for (let i = 0; i < count; i++) if (random() < probability) found += 1;
  return found;
}

function normals(from: number, mean: number, deviation: number): Float32Array {
  const random = seededRandom(from);
  return Float32Array.from({ length: LARGE }, () => mean + deviation * normal(random));
}

function uniforms(from: number, limit: number): Float32Array {
  const random = seededRandom(from);
  return Float32Array.from({ length: LARGE }, () => limit * (2 * random() - 1));
}

/** Probability that a binomial share strays further than `bound`: the sum of its tails, exactly. */
function tails(count: number, probability: number, bound: number): number {
  let logChoices = 0;
  let sum = 0;
  for (let k = 0; k <= count; k++) {
    if (k > 0) logChoices += Math.log((count - k + 1) / k);
    const log = logChoices + k * Math.log(probability) + (count - k) * Math.log(1 - probability);
    if (Math.abs(k / count - probability) > bound) sum += Math.exp(log);
  }
  return sum;
}

describe("the share of elements that something befell", () => {
  it("passes a right sample, of whatever size", () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(seed, probability, fc.integer({ min: 1, max: 5_000 }), (from, p, count) => {
        expect(boundsOff(shareStatistic(hits(from, count, p), count, p))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("fails a probability that is a tenth off, over 65,536 elements", () => {
    fc.assert(
      fc.property(seed, fc.double({ min: 0.25, max: 0.9, noNaN: true }), (from, p) => {
        expect(boundsOff(shareStatistic(hits(from, LARGE, p * 1.1), LARGE, p))).toBeGreaterThan(1);
      }),
      runs,
    );
  });

  it.each([
    [20, 0.5],
    [100, 0.05],
    [100, 0.3],
    [900, 0.01],
    [900, 0.97],
  ])("promises its rate for %i elements at p = %f too, where no normal approximation holds", (count, p) => {
    expect(tails(count, p, shareStatistic(0, count, p).bound)).toBeLessThanOrEqual(FALSE_FAILURE_RATE);
  });

  it("allows ± 0.0126 at p = 0.3 over 65,536 elements", () => {
    expect(shareStatistic(0, LARGE, 0.3).bound).toBeCloseTo(0.0125, 4);
  });

  it("allows nothing where the outcome is certain", () => {
    expect(boundsOff(shareStatistic(0, 10, 0))).toBe(0);
    expect(boundsOff(shareStatistic(1, 10, 0))).toBe(Infinity);
    expect(boundsOff(shareStatistic(9, 10, 1))).toBe(Infinity);
  });

  it("is infinitely off where there are no elements", () => {
    expect(boundsOff(shareStatistic(0, 0, 0.5))).toBe(Infinity);
  });
});

describe("mean and variance of drawn elements", () => {
  it("pass right samples", () => {
    fc.assert(
      fc.property(seed, fc.double({ min: 0.01, max: 100, noNaN: true }), (from, deviation) => {
        const drawn = normals(from, 2, deviation);
        expect(boundsOff(meanStatistic(drawn, 2, deviation))).toBeLessThanOrEqual(1);
        expect(boundsOff(varianceStatistic(drawn, "normal", 2, deviation))).toBeLessThanOrEqual(1);
        const flat = uniforms(from, deviation * Math.sqrt(3));
        expect(boundsOff(meanStatistic(flat, 0, deviation))).toBeLessThanOrEqual(1);
        expect(boundsOff(varianceStatistic(flat, "uniform", 0, deviation))).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });

  it("fail a deviation that is a tenth off, and one that was taken for a variance or a bound", () => {
    fc.assert(
      fc.property(seed, (from) => {
        const off = (drawn: Float32Array) => boundsOff(varianceStatistic(drawn, "normal", 0, 0.1));
        expect(off(normals(from, 0, 0.11))).toBeGreaterThan(3);
        expect(off(normals(from, 0, 0.01))).toBeGreaterThan(3);
        expect(off(uniforms(from, 0.1))).toBeGreaterThan(3);
      }),
      runs,
    );
  });

  it("fail a mean that is a tenth of a deviation off", () => {
    fc.assert(
      fc.property(seed, (from) => {
        expect(boundsOff(meanStatistic(normals(from, 0.1, 1), 0, 1))).toBeGreaterThan(3);
      }),
      runs,
    );
  });

  it("allow less over more elements", () => {
    const few = varianceStatistic(new Float32Array(100), "normal", 0, 1).bound;
    const many = varianceStatistic(new Float32Array(10_000), "normal", 0, 1).bound;
    expect(many).toBeLessThan(few / 8);
  });
});

describe("two programs, measured", () => {
  it("are alike if only the draw differs, also where both are wrong", () => {
    fc.assert(
      fc.property(seed, seed, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, p) => {
        const [a, b] = [one, other].map((from) => shareStatistic(hits(from, LARGE, p), LARGE, 0.3));
        expect(a !== undefined && b !== undefined && areAlike(a, b)).toBe(true);
        const [wide, wider] = [one, other].map((from) =>
          varianceStatistic(normals(from, 0, 1 + 3 * p), "normal", 0, 1),
        );
        expect(wide !== undefined && wider !== undefined && areAlike(wide, wider)).toBe(true);
      }),
      runs,
    );
  });

  it("are not alike if they are wrong in different ways", () => {
    const share = (of: number) => shareStatistic(of * LARGE, LARGE, 0.3);
    expect(areAlike(share(0.7), share(0.5))).toBe(false);
    expect(areAlike(share(0.5), share(0.62))).toBe(false);
  });
});
