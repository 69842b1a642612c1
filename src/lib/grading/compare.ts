import type { Tolerance } from "#lib/exercises/exercise.ts";
import type { TensorData } from "#lib/exercises/tensor-data.ts";
import type { NotFiniteVerdict, WorstElement } from "./verdict.ts";

/** How near is near enough, without the reason given to learners. */
export type Closeness = Pick<Tolerance, "relative" | "absolute"> & {
  /** Magnitude the absolute part is a fraction of; by default the expected tensor's own. */
  readonly scale?: number;
};

export type TensorComparison =
  /** `worstTolerances`: largest share of the tolerance used up, 0 to 1. */
  | { readonly kind: "close"; readonly worstTolerances: number }
  | { readonly kind: "wrong-dtype" }
  | { readonly kind: "wrong-shape" }
  | ({ readonly kind: "not-finite" } & Pick<NotFiniteVerdict, "index" | "element" | "notFiniteCount">)
  | { readonly kind: "wrong-value"; readonly worst: WorstElement; readonly wrongCount: number };

/**
 * Compares two tensors: close when dtype and shape are the same and every element is finite with
 * |got − expected| ≤ relative·|expected| + absolute·scale. An infinite expected element (a mask) wants that very infinity;
 * NaN is never close, whatever was expected. int32 and bool must be equal.
 */
export function compareTensors(
  expected: TensorData,
  got: TensorData,
  closeness: Closeness,
): TensorComparison {
  if (got.dtype !== expected.dtype) return { kind: "wrong-dtype" };
  if (!sameShape(got.shape, expected.shape) || got.values.length !== expected.values.length) {
    return { kind: "wrong-shape" };
  }
  const notFinite = findNotFinite(expected, got);
  if (notFinite !== null) return notFinite;
  return compareValues(expected, got, closeness);
}

/** Largest finite |element|, or 1 if all are zero: what an absolute tolerance is measured against. */
export function magnitude(tensor: TensorData): number {
  let largest = 0;
  for (const element of tensor.values) {
    if (Number.isFinite(element)) largest = Math.max(largest, Math.abs(element));
  }
  return largest === 0 ? 1 : largest;
}

/**
 * Row-major position → one index per axis.
 * @param shape sizes of the axes; the position must lie within their product
 */
export function indexAt(position: number, shape: readonly number[]): readonly number[] {
  let rest = position;
  return shape
    .toReversed()
    .map((size) => {
      const index = rest % size;
      rest = Math.floor(rest / size);
      return index;
    })
    .toReversed();
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/**
 * How many tolerances `got` is off.
 * @returns 0 for equal values (+0 and −0, and equal infinities, are), Infinity where nothing but equality will do
 */
export function tolerancesOff(expected: number, got: number, closeness: Required<Closeness>): number {
  if (got === expected) return 0;
  if (!Number.isFinite(got) || !Number.isFinite(expected)) return Infinity;
  const allowed = closeness.relative * Math.abs(expected) + closeness.absolute * closeness.scale;
  return allowed === 0 ? Infinity : Math.abs(got - expected) / allowed;
}

function findNotFinite(expected: TensorData, got: TensorData): TensorComparison | null {
  let first = -1;
  let notFiniteCount = 0;
  got.values.forEach((element, position) => {
    if (Number.isFinite(element) || element === expected.values[position]) return;
    if (first === -1) first = position;
    notFiniteCount += 1;
  });
  if (first === -1) return null;
  const element = nameOf(got.values[first] ?? NaN);
  return { kind: "not-finite", index: indexAt(first, got.shape), element, notFiniteCount };
}

function nameOf(element: number): NotFiniteVerdict["element"] {
  if (Number.isNaN(element)) return "NaN";
  return element > 0 ? "Infinity" : "-Infinity";
}

function compareValues(expected: TensorData, got: TensorData, closeness: Closeness): TensorComparison {
  const isExact = expected.dtype !== "float32";
  const resolved: Required<Closeness> = isExact
    ? { relative: 0, absolute: 0, scale: 0 }
    : { ...closeness, scale: closeness.scale ?? magnitude(expected) };
  let worstPosition = 0;
  let worstTolerances = 0;
  let wrongCount = 0;
  expected.values.forEach((element, position) => {
    const off = tolerancesOff(element, got.values[position] ?? NaN, resolved);
    if (off > 1) wrongCount += 1;
    if (off > worstTolerances) {
      worstTolerances = off;
      worstPosition = position;
    }
  });
  if (wrongCount === 0) return { kind: "close", worstTolerances };
  const worst: WorstElement = {
    index: indexAt(worstPosition, expected.shape),
    expected: expected.values[worstPosition] ?? NaN,
    got: got.values[worstPosition] ?? NaN,
    tolerancesOff: worstTolerances,
  };
  return { kind: "wrong-value", worst, wrongCount };
}
