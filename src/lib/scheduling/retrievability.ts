import { forgetting_curve } from "ts-fsrs";

import { MS_PER_DAY, type Days, type Moment } from "#lib/core/time.ts";
import type { Memory } from "./memory.ts";
import type { SchedulingSettings } from "./settings.ts";
import type { Weights } from "./weights.ts";

/**
 * Probability of recall after `elapsedDays`, in (0, 1]; 0.9 when they equal the stability.
 * FSRS-6 forgetting curve R = (1 + factor·t/S)^(−w₂₀), factor = 0.9^(−1/w₂₀) − 1,
 * https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
 * @param stability days until R falls to 0.9, > 0
 * @param elapsedDays fractions count; less than none counts as none
 * @throws RangeError if stability is not positive
 */
export function retrievability(stability: Days, elapsedDays: Days, weights: Weights): number {
  if (!(stability > 0)) throw new RangeError(`A stability must be positive, but is ${stability}.`);
  return forgetting_curve(weights, Math.max(0, elapsedDays), stability);
}

/** Probability of recall now; 0 for a card that was never reviewed. */
export function retrievabilityOf(memory: Memory, now: Moment, settings: SchedulingSettings): number {
  if (memory.phase === "new") return 0;
  const elapsedDays = (now.atMs - memory.lastReviewAtMs) / MS_PER_DAY;
  return retrievability(memory.stability, elapsedDays, settings.weights);
}
