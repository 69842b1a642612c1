import type { Distribution } from "#lib/exercises/check.ts";

/** A number measured on many elements, and how far it may stray from what it should be. */
export interface Statistic {
  readonly measured: number;
  readonly expected: number;
  /** Largest |measured − expected| that passes; the unit is that of the numbers themselves. */
  readonly bound: number;
  /** Elements it was measured on. */
  readonly elementCount: number;
}

/**
 * Chance that a right program is outside the bound of one statistic. An exercise asks for ten at most, so a right
 * program fails less than once in 10⁹ submissions; a second run with another seed would square that.
 */
export const FALSE_FAILURE_RATE = 1e-10;

/** ln(2/α), both sides: where a normal approximation would take z, this takes √(2 ln(2/α)) = 6.9. */
const LOG_RATE = Math.log(2 / FALSE_FAILURE_RATE);

const KURTOSIS: Readonly<Record<Distribution, number>> = { normal: 3, uniform: 1.8 };

/**
 * Bernstein's inequality: the mean of `count` independent numbers with this variance, none further than `reach` from its
 * expectation, strays further than this with probability α at most, for every count and not only in the limit
 * (Boucheron, Lugosi, Massart: Concentration Inequalities, 2013, section 2.8).
 */
function bernstein(variance: number, reach: number, count: number): number {
  return Math.sqrt((2 * LOG_RATE * variance) / count) + (2 * LOG_RATE * reach) / (3 * count);
}

/**
 * Share of `count` independent elements that something befell.
 * @param probability with which it should befall each, 0 to 1; at 0 and 1 nothing else will do
 */
export function shareStatistic(hits: number, count: number, probability: number): Statistic {
  const isCertain = probability === 0 || probability === 1;
  const reach = isCertain ? 0 : Math.max(probability, 1 - probability);
  return {
    measured: hits / count,
    expected: probability,
    bound: bernstein(probability * (1 - probability), reach, count),
    elementCount: count,
  };
}

/**
 * Mean of independent elements, normal or uniform: both are at least as concentrated as the normal distribution of that
 * deviation, so that no reach is added.
 * @param deviation standard deviation of one element, > 0
 */
export function meanStatistic(values: ArrayLike<number>, mean: number, deviation: number): Statistic {
  return {
    measured: average(values, (element) => element),
    expected: mean,
    bound: bernstein(deviation ** 2, 0, values.length),
    elementCount: values.length,
  };
}

/**
 * Mean square distance from a mean that is known, of independent elements. A squared distance has the variance
 * (kurtosis − 1)·σ⁴; a reach of 3σ² makes the bound that of Laurent and Massart (Annals of Statistics 28, 2000, lemma 1)
 * for normal elements, and covers uniform ones, whose squares reach 2σ².
 */
export function varianceStatistic(
  values: ArrayLike<number>,
  distribution: Distribution,
  mean: number,
  deviation: number,
): Statistic {
  const variance = deviation ** 2;
  return {
    measured: average(values, (element) => (element - mean) ** 2),
    expected: variance,
    bound: variance * bernstein(KURTOSIS[distribution] - 1, 3, values.length),
    elementCount: values.length,
  };
}

/** How many bounds the measured number is off: at most 1 passes. NaN, as of no elements at all, is infinitely off. */
export function boundsOff({ measured, expected, bound }: Statistic): number {
  if (measured === expected) return 0;
  const off = Math.abs(measured - expected) / bound;
  return Number.isNaN(off) ? Infinity : off;
}

/**
 * Whether two programs may well be the same, by what was measured of both. What is wrong may stray more than what is
 * right: in proportion where it is larger.
 */
export function areAlike(a: Statistic, b: Statistic): boolean {
  const largest = Math.max(Math.abs(a.measured), Math.abs(b.measured));
  const growth = a.expected === 0 ? 1 : Math.max(1, largest / Math.abs(a.expected));
  return Math.abs(a.measured - b.measured) <= 2 * a.bound * growth;
}

function average(values: ArrayLike<number>, of: (element: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i] ?? NaN);
  return sum / values.length;
}
