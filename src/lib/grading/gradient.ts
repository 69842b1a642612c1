import type { Difference, GradientCheck } from "#lib/exercises/check.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import { numbersOf, ownEntry, valueAt } from "./value-at.ts";

/** What a gradient says along a direction, and what the program's own forward does there. */
export interface GradientMeasure {
  /** Slope along the direction, from backward. */
  readonly fromBackward: number;
  /** The same from central differences of forward. */
  readonly fromForward: number;
  /** |fromBackward − fromForward| over what is allowed: at most 1 is the gradient of that forward. */
  readonly tolerancesOff: number;
}

/** Of the magnitude of the slope. */
const RELATIVE = 1e-3;
/** Unit roundoff of float32. */
const ROUNDOFF = 2 ** -24;
/** Roundings on the way to one value of forward that add up in one direction. */
const ROUNDINGS = 16;

/**
 * Whether an output is the gradient of the program's own forward, along the direction where it is least so. With
 * δ = x⁺ − x⁻, the difference of the float32 inputs as they are, Σ g·δ must equal Σ c·(y⁺ − y⁻) but for
 *
 * - 1e-3 of the slope's magnitude, the larger of √Σ(g·δ)² (what a sum of random signs comes to; the sum itself may cancel)
 *   and |Σ c·(y⁺ − y⁻)|: central differences leave out h²/6 of the third derivative, 1e-4 and less at h = 1e-2;
 * - the rounding of y: errors of u·|y| each, of random sign over the elements, sum to u·√Σ c²(y⁺² + y⁻²), of which
 *   sixteen are allowed. Only a forward whose values are far larger than their differences uses this up.
 *
 * @returns null where there is nothing to measure: no such output, another shape, NaN
 */
export function measureGradient(
  check: GradientCheck & { readonly output: string },
  outputs: Readonly<Record<string, Value>>,
): GradientMeasure | null {
  const gradient = numbersOf(valueAt(ownEntry(outputs, check.output), check.at));
  if (gradient === null) return null;
  let worst: GradientMeasure | null = null;
  for (const difference of check.differences) {
    const measure = measureAlong(check, difference, gradient, outputs);
    if (measure === null) return null;
    if (worst === null || measure.tolerancesOff > worst.tolerancesOff) worst = measure;
  }
  return worst;
}

function measureAlong(
  { cotangent, value }: GradientCheck,
  { change, plus, minus }: Difference,
  gradient: ArrayLike<number>,
  outputs: Readonly<Record<string, Value>>,
): GradientMeasure | null {
  const above = numbersOf(valueAt(ownEntry(outputs, plus), value));
  const below = numbersOf(valueAt(ownEntry(outputs, minus), value));
  const weights = cotangent.values;
  if (above?.length !== weights.length || below?.length !== weights.length) return null;
  if (gradient.length !== change.values.length) return null;
  let [backward, squares, length] = [0, 0, 0];
  change.values.forEach((delta, i) => {
    const term = (gradient[i] ?? NaN) * delta;
    backward += term;
    squares += term ** 2;
    length += delta ** 2;
  });
  let [forward, rounding] = [0, 0];
  weights.forEach((weight, i) => {
    const [high, low] = [above[i] ?? NaN, below[i] ?? NaN];
    forward += weight * (high - low);
    rounding += weight ** 2 * (high ** 2 + low ** 2);
  });
  if (!Number.isFinite(backward) || !Number.isFinite(forward)) return null;
  const allowed =
    RELATIVE * Math.max(Math.sqrt(squares), Math.abs(forward)) + ROUNDINGS * ROUNDOFF * Math.sqrt(rounding);
  const off = Math.abs(backward - forward);
  const unit = Math.sqrt(length) || 1;
  return {
    fromBackward: backward / unit,
    fromForward: forward / unit,
    tolerancesOff: off === 0 ? 0 : off / allowed,
  };
}
