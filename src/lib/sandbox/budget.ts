import type { Budget, Cost } from "./submission.ts";

/** A program may need so many times what the reference needs: one that loops over rows instead of multiplying matrices. */
const TIMES_THE_REFERENCE = 20;

/** Below these nothing is worth stopping. */
const FLOOR: Budget = { kernels: 2_000, work: 2e8, bytes: 128 * 2 ** 20 };

/** Ten seconds, or longer where the reference itself is slow. */
const FLOOR_MS = 10_000;
const CEILING_MS = 60_000;

/** What a learner's run may spend in one case. */
export function budgetFor(reference: Cost): Budget {
  return {
    kernels: Math.max(FLOOR.kernels, TIMES_THE_REFERENCE * reference.kernels),
    work: Math.max(FLOOR.work, TIMES_THE_REFERENCE * reference.work),
    bytes: Math.max(FLOOR.bytes, TIMES_THE_REFERENCE * reference.bytes),
  };
}

/** How long a learner's run may take, all cases together. */
export function timeLimitFor(referenceMs: number): number {
  return Math.round(Math.min(CEILING_MS, Math.max(FLOOR_MS, TIMES_THE_REFERENCE * referenceMs)));
}
