import type { TensorData } from "#lib/exercises/tensor-data.ts";
import type { CheckFailure } from "./check-failure.ts";
import type { Closeness } from "./compare.ts";
import { indexAt, magnitude, tolerancesOff } from "./compare.ts";

/** Multiples told apart; more are no multiples but some other function. */
const MOST_FACTORS = 8;
/** Two factors nearer than this, relative to the larger, are one: far above rounding, far below what mistakes change. */
const SAME_FACTOR = 1e-3;

/**
 * Whether each element is one of some multiples of the element of `of` at its place, within the tolerance.
 * @param got as large as `of`
 * @returns the share of the tolerance that was used, or the element that is furthest off
 */
export function checkMultiples(
  got: TensorData,
  of: TensorData,
  factors: readonly number[],
  { relative, absolute, scale }: Closeness,
): number | CheckFailure {
  const largest = Math.max(...factors.map(Math.abs));
  const closeness = { relative, absolute, scale: scale ?? magnitude(of) * (largest === 0 ? 1 : largest) };
  let worst = 0;
  let worstPosition = 0;
  let wrongCount = 0;
  const { values } = got;
  for (let position = 0; position < values.length; position++) {
    const element = values[position] ?? NaN;
    const base = of.values[position] ?? NaN;
    let off = Infinity;
    for (const factor of factors) off = Math.min(off, tolerancesOff(factor * base, element, closeness));
    if (off > 1) wrongCount += 1;
    if (off > worst) {
      worst = off;
      worstPosition = position;
    }
  }
  if (wrongCount === 0) return worst;
  return {
    kind: "not-a-multiple",
    index: indexAt(worstPosition, got.shape),
    got: got.values[worstPosition] ?? NaN,
    allowed: factors.map((factor) => factor * (of.values[worstPosition] ?? NaN)),
    tolerancesOff: worst,
    wrongCount,
    elementCount: got.values.length,
    otherFactors: findOthers(got, of, factors),
  };
}

/** Whether two lists of factors, ascending, are the same; null, many of them, is like nothing. */
export function sameFactors(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === null || b?.length !== a.length) return false;
  return a.every((factor, index) => isSameFactor(factor, b[index] ?? NaN));
}

/** Whether all factors of one are among the other's: two draws of one program, of which one shows more. */
export function nestedFactors(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === null || b === null) return false;
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a];
  return fewer.every((factor) => more.some((other) => isSameFactor(factor, other)));
}

function findOthers(got: TensorData, of: TensorData, factors: readonly number[]): readonly number[] | null {
  const found: number[] = [];
  const { values } = got;
  for (let position = 0; position < values.length; position++) {
    const element = values[position] ?? 0;
    const base = of.values[position] ?? 0;
    if (base === 0 || !Number.isFinite(element)) continue;
    const factor = element === 0 ? 0 : element / base;
    if (holds(factors, factor) || holds(found, factor)) continue;
    if (found.length === MOST_FACTORS) return null;
    found.push(factor);
  }
  return found.sort((a, b) => a - b);
}

function holds(known: readonly number[], factor: number): boolean {
  for (const one of known) if (isSameFactor(one, factor)) return true;
  return false;
}

function isSameFactor(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_FACTOR * Math.max(Math.abs(a), Math.abs(b));
}
