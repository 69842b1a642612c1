import type { Days } from "#lib/core/time.ts";

/** The range that FSRS keeps stabilities in, days. */
const LOWEST_STABILITY = 0.001;
const HIGHEST_STABILITY = 36_500;

/** Neighbouring bins stand for stabilities 5 % apart. */
const RATIO = 1.05;

/** Bins run from 0 to this one, both ends included. */
export const HIGHEST_STABILITY_BIN = Math.round(
  Math.log(HIGHEST_STABILITY / LOWEST_STABILITY) / Math.log(RATIO),
);

/**
 * The logarithmic bin that a stability falls into, so that cards can be counted by how firmly they are known.
 * @param stability days, > 0; clamped to the range of FSRS
 * @returns a whole number from 0 to HIGHEST_STABILITY_BIN; never falls as stability grows
 * @throws RangeError if stability is not a number
 */
export function stabilityBin(stability: Days): number {
  if (Number.isNaN(stability)) throw new RangeError("A stability must be a number of days, but is NaN.");
  const clamped = Math.min(Math.max(stability, LOWEST_STABILITY), HIGHEST_STABILITY);
  return Math.round(Math.log(clamped / LOWEST_STABILITY) / Math.log(RATIO));
}

/**
 * The stability in the middle of a bin, days: at most 2.5 % from any stability that falls into it.
 * @param bin as `stabilityBin` gives it; clamped to its range
 */
export function binStability(bin: number): Days {
  const clamped = Math.min(Math.max(bin, 0), HIGHEST_STABILITY_BIN);
  return LOWEST_STABILITY * RATIO ** clamped;
}
