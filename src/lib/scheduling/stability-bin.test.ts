import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { binStability, HIGHEST_STABILITY_BIN, stabilityBin } from "./stability-bin.ts";

const stabilities = fc.double({ min: 0.001, max: 36_500, noNaN: true });

describe("stability bins", () => {
  it("stand for every stability within 2.5 %", () => {
    fc.assert(
      fc.property(stabilities, (stability) => {
        expect(Math.abs(binStability(stabilityBin(stability)) / stability - 1)).toBeLessThan(0.025);
      }),
    );
  });

  it("are whole, in range, and never fall as stability grows", () => {
    fc.assert(
      fc.property(stabilities, stabilities, (a, b) => {
        const [low, high] = [stabilityBin(Math.min(a, b)), stabilityBin(Math.max(a, b))];
        expect(Number.isInteger(low)).toBe(true);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(HIGHEST_STABILITY_BIN);
      }),
    );
  });

  it("are their own", () => {
    for (let bin = 0; bin <= HIGHEST_STABILITY_BIN; bin += 1)
      expect(stabilityBin(binStability(bin))).toBe(bin);
  });

  it("clamp what lies beyond, refuse what is no number", () => {
    expect(stabilityBin(0)).toBe(0);
    expect(stabilityBin(Infinity)).toBe(HIGHEST_STABILITY_BIN);
    expect(binStability(-5)).toBe(binStability(0));
    expect(() => stabilityBin(NaN)).toThrow(RangeError);
  });
});
