import { expect, it } from "vitest";

import { budgetFor, QUICK_MS, timeLimitFor } from "./budget.ts";

it("a learner may always spend far more than the reference, and never without end", () => {
  const small = budgetFor({ kernels: 3, work: 100, bytes: 100 });
  const large = budgetFor({ kernels: 5_000, work: 1e10, bytes: 1e9 });
  // 200 rows, one after the other.
  expect(small.kernels).toBeGreaterThanOrEqual(200 * 22);
  expect(large.kernels).toBeGreaterThanOrEqual(10 * 5_000);
  expect(large.work).toBeGreaterThanOrEqual(10 * 1e10);
  expect(Object.values(large).every(Number.isFinite)).toBe(true);
});

it("the clock gives ten seconds, more for a slow reference, a minute at most", () => {
  expect(timeLimitFor(0)).toBe(10_000);
  expect(timeLimitFor(QUICK_MS)).toBe(10_000);
  expect(timeLimitFor(QUICK_MS + 50)).toBeGreaterThan(10_000);
  expect(timeLimitFor(1_500)).toBe(30_000);
  expect(timeLimitFor(1e9)).toBe(60_000);
});
