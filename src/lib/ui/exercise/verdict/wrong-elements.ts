import type { TensorData } from "#lib/exercises/tensor-data.ts";
import { indexAt } from "#lib/grading/compare.ts";
import { positionOf } from "../tensor/tensor-window.ts";

/** An element that is not what was expected. */
export interface WrongElement {
  /** Row-major position. */
  readonly flat: number;
  readonly index: readonly number[];
  /** Furthest off. */
  readonly isWorst: boolean;
}

/**
 * The first elements that are further off than the tolerance allows, in their order; the worst is always among them.
 * @param timesOff how many tolerances a value is off; NaN where it cannot be said
 * @param worst index of the element that is furthest off, if it is known
 */
export function firstWrong(
  expected: TensorData,
  got: TensorData,
  timesOff: (expected: number, got: number) => number,
  worst: readonly number[] | null,
  most = 5,
): readonly WrongElement[] {
  const wrong: number[] = [];
  for (let flat = 0; flat < expected.values.length; flat++) {
    const times = timesOff(expected.values[flat] ?? Number.NaN, got.values[flat] ?? Number.NaN);
    if (!(times <= 1)) wrong.push(flat);
  }
  const at = worst === null ? null : positionOf(worst, expected.shape);
  const shown = wrong.slice(0, most);
  if (at !== null && wrong.includes(at) && !shown.includes(at)) shown[shown.length - 1] = at;
  return shown.map((flat) => ({ flat, index: indexAt(flat, expected.shape), isWorst: flat === at }));
}
