import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MS_PER_DAY } from "#lib/core/time.ts";
import { retrievability, retrievabilityOf } from "./retrievability.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { START } from "./testing/arbitraries.ts";
import { DEFAULT_WEIGHTS } from "./weights.ts";

const stabilities = fc.double({ min: 0.001, max: 36_500, noNaN: true });
const spans = fc.double({ min: 0, max: 36_500, noNaN: true });
const decays = fc.double({ min: 0.1, max: 0.8, noNaN: true });

describe("retrievability", () => {
  it("is 0.9 after as many days as the stability, whatever the decay", () => {
    fc.assert(
      fc.property(stabilities, decays, (stability, decay) => {
        expect(retrievability(stability, stability, [...DEFAULT_WEIGHTS.slice(0, 20), decay])).toBeCloseTo(
          0.9,
          7,
        );
      }),
    );
  });

  it("begins at 1, falls with time, rises with stability, and stays above 0", () => {
    fc.assert(
      fc.property(stabilities, stabilities, spans, spans, (s1, s2, t1, t2) => {
        const [weak, firm] = [Math.min(s1, s2), Math.max(s1, s2)];
        const [soon, late] = [Math.min(t1, t2), Math.max(t1, t2)];
        expect(retrievability(weak, 0, DEFAULT_WEIGHTS)).toBe(1);
        expect(retrievability(weak, late, DEFAULT_WEIGHTS)).toBeGreaterThan(0);
        expect(retrievability(weak, late, DEFAULT_WEIGHTS)).toBeLessThanOrEqual(
          retrievability(weak, soon, DEFAULT_WEIGHTS),
        );
        expect(retrievability(weak, late, DEFAULT_WEIGHTS)).toBeLessThanOrEqual(
          retrievability(firm, late, DEFAULT_WEIGHTS),
        );
      }),
    );
  });

  it("counts fractions of days", () => {
    expect(retrievability(1, 0.5, DEFAULT_WEIGHTS)).toBeLessThan(retrievability(1, 0.25, DEFAULT_WEIGHTS));
  });

  it("takes a clock that was set back for no time at all", () => {
    expect(retrievability(1, -3, DEFAULT_WEIGHTS)).toBe(1);
  });

  it.each([0, -1, NaN])("refuses a stability of %d", (stability) => {
    expect(() => retrievability(stability, 1, DEFAULT_WEIGHTS)).toThrow(RangeError);
  });
});

describe("retrievabilityOf", () => {
  it("is 0 for a new card and 0.9 once the stability has passed since the last review", () => {
    const memory = {
      phase: "review",
      dueDay: 0,
      stability: 2.5,
      difficulty: 5,
      lastStudyDay: 0,
      lastReviewAtMs: START.atMs,
    } as const;
    const later = { ...START, atMs: START.atMs + 2.5 * MS_PER_DAY };
    expect(retrievabilityOf({ phase: "new" }, START, DEFAULT_SETTINGS)).toBe(0);
    expect(retrievabilityOf(memory, START, DEFAULT_SETTINGS)).toBe(1);
    expect(retrievabilityOf(memory, later, DEFAULT_SETTINGS)).toBeCloseTo(0.9, 7);
  });
});
