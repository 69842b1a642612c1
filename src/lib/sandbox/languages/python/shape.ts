import { valueError } from "./library.ts";

export type Shape = readonly number[];

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Row-major steps, in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides: number[] = [];
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis] ?? 1;
  }
  return strides;
}

export function isSame(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** As Python writes a tuple. */
export function tupleText(shape: Shape): string {
  return shape.length === 1 ? `(${String(shape[0])},)` : `(${shape.join(", ")})`;
}

/** As NumPy names shapes in its messages. */
function plainText(shape: Shape): string {
  return shape.length === 1 ? `(${String(shape[0])},)` : `(${shape.join(",")})`;
}

/**
 * Shape of elementwise arithmetic.
 * @throws ValueError if the shapes do not fit
 */
export function broadcastShape(...shapes: readonly Shape[]): number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  const result: number[] = [];
  for (let back = rank; back >= 1; back--) {
    let length = 1;
    for (const shape of shapes) {
      const own = shape.at(-back);
      if (back > shape.length || own === undefined || own === 1 || own === length) continue;
      if (length !== 1) {
        throw valueError(
          `operands could not be broadcast together with shapes ${shapes.map(plainText).join(" ")}`,
        );
      }
      length = own;
    }
    result.push(length);
  }
  return result;
}

/** @throws AxisError (a ValueError) if there is no such axis */
export function axisIn(axis: number, rank: number): number {
  if (axis < -rank || axis >= rank)
    throw valueError(`axis ${axis} is out of bounds for array of dimension ${rank}`);
  return axis < 0 ? axis + rank : axis;
}

/** Axes counted from the front, none twice. */
export function axesIn(axes: readonly number[], rank: number): number[] {
  const found = axes.map((axis) => axisIn(axis, rank));
  if (new Set(found).size < found.length) throw valueError("duplicate value in 'axis'");
  return found;
}

/** Positions in memory of the elements of a strided region, row-major. */
export function positionsOf(shape: Shape, strides: readonly number[], offset: number): Int32Array {
  const positions = new Int32Array(sizeOf(shape));
  if (positions.length === 0) return positions;
  let filled = 1;
  positions[0] = offset;
  // Axis by axis from the back: what is there so far, repeated at each step of the axis.
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] ?? 1;
    const stride = strides[axis] ?? 0;
    for (let step = 1; step < length; step++) {
      for (let at = 0; at < filled; at++)
        positions[step * filled + at] = (positions[at] ?? 0) + step * stride;
    }
    filled *= length;
  }
  return positions;
}
