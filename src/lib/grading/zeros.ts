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
  const repeated = Array.from({ length }, (_, slice) => slice > 0);
  const { values } = tensor;
  for (let position = 0; position < values.length; position++) {
    const slice = Math.floor(position / stride) % length;
    if (slice === 0 || repeated[slice] === false) continue;
    if ((values[position] === 0) !== (values[position - stride] === 0)) repeated[slice] = false;
  }
  return { repeatedCount: repeated.filter(Boolean).length, pairCount: Math.max(0, length - 1) };
}
