import type { Budget, Cost } from "./submission.ts";

/** A program may need so many times what the reference needs: one that loops over rows instead of multiplying matrices. */
const TIMES_THE_REFERENCE = 20;

/** Below these nothing is worth stopping: a plain loop over rows takes Python some twenty kernels a row. */
const FLOOR: Budget = { kernels: 5_000, work: 2e8, bytes: 128 * 2 ** 20 };

const FLOOR_MS = 10_000;
const CEILING_MS = 60_000;

/** A reference that takes no longer leaves the time limit at its floor. */
export const QUICK_MS = FLOOR_MS / TIMES_THE_REFERENCE;

/** What a learner's run may spend in one case. */
export function budgetFor(reference: Cost): Budget {
  return {
    kernels: Math.max(FLOOR.kernels, TIMES_THE_REFERENCE * reference.kernels),
    work: Math.max(FLOOR.work, TIMES_THE_REFERENCE * reference.work),
    bytes: Math.max(FLOOR.bytes, TIMES_THE_REFERENCE * reference.bytes),
  };
}

/**
 * How long a learner's run may take, all cases together: ten seconds, or longer where the reference itself is slow.
 * @param referenceMs what the reference takes where all is warm, as it is when the learner's code enters
 */
export function timeLimitFor(referenceMs: number): number {
  return Math.round(Math.min(CEILING_MS, Math.max(FLOOR_MS, TIMES_THE_REFERENCE * referenceMs)));
}
