import type { TensorData } from "#lib/exercises/tensor-data.ts";

/** How many elements are exactly 0. */
export function countZeros(tensor: TensorData): number {
  let count = 0;
  for (const element of tensor.values) if (element === 0) count += 1;
  return count;
}

/** Positions, row-major, where only one of two equally large tensors is zero. */
export function differingZeros(a: TensorData, b: TensorData): readonly number[] {
  const positions: number[] = [];
  a.values.forEach((element, position) => {
    if ((element === 0) !== (b.values[position] === 0)) positions.push(position);
  });
  return positions;
}

/** Of all neighbouring slices along an axis: how many have their zeros in the same places. */
export function countRepeatedSlices(
  tensor: TensorData,
  axis: number,
): { readonly repeatedCount: number; readonly pairCount: number } {
  const length = tensor.shape[axis] ?? 0;
  const stride = tensor.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const { values } = tensor;
  let repeatedCount = 0;
  for (let slice = 1; slice < length; slice++) {
    if (repeatsTheOneBefore(values, slice * stride, stride, length * stride)) repeatedCount += 1;
  }
  return { repeatedCount, pairCount: Math.max(0, length - 1) };
}

/**
 * Whether a slice has its zeros where the one before it has them; stops at the first that differs.
 * @param start of its first run of `stride` elements; its others follow every `period`
 */
function repeatsTheOneBefore(
  values: TensorData["values"],
  start: number,
  stride: number,
  period: number,
): boolean {
  for (let run = start; run < values.length; run += period) {
    for (let position = run; position < run + stride; position++) {
      if ((values[position] === 0) !== (values[position - stride] === 0)) return false;
    }
  }
  return true;
}
