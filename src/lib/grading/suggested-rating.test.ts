import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Attempt } from "./suggested-rating.ts";
import { suggestRating } from "./suggested-rating.ts";

const smooth: Attempt = {
  passed: true,
  submissionCount: 1,
  hintsUsed: 0,
  solutionShown: false,
  workedMs: 8 * 60_000,
  minutes: 12,
};

describe("the suggested rating", () => {
  it.each<[string, Partial<Attempt>, number]>([
    ["first try without hints", {}, 3],
    ["first try within half the stated time", { workedMs: 6 * 60_000 }, 4],
    ["several tries, however quick", { submissionCount: 2, workedMs: 1 }, 2],
    ["a hint, however quick", { hintsUsed: 1, workedMs: 1 }, 2],
    ["the solution shown", { solutionShown: true }, 1],
    ["not passed", { passed: false }, 1],
  ])("%s", (_what, change, rating) => {
    expect(suggestRating({ ...smooth, ...change })).toBe(rating);
  });

  it("never rises with more help, more tries or more time", () => {
    const attempt = fc.record({
      passed: fc.boolean(),
      submissionCount: fc.integer({ min: 1, max: 5 }),
      hintsUsed: fc.nat(3),
      solutionShown: fc.boolean(),
      workedMs: fc.nat(3_600_000),
      minutes: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(attempt, fc.nat(2), fc.nat(2), fc.nat(600_000), (before, hints, tries, ms) => {
        const after = {
          ...before,
          hintsUsed: before.hintsUsed + hints,
          submissionCount: before.submissionCount + tries,
          workedMs: before.workedMs + ms,
        };
        expect(suggestRating(after)).toBeLessThanOrEqual(suggestRating(before));
      }),
    );
  });
});
