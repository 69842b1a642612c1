/** Strength of a cell that is just past its tolerance: already to be seen. */
const FAINTEST = 0.3;

/**
 * Heat of a value in a tensor: its share of the largest magnitude, −1 to 1; 0 where that says nothing (NaN, all zero).
 * @param largest largest finite |value| of what is compared
 */
export function valueHeat(value: number, largest: number): number {
  if (!Number.isFinite(value) || largest === 0) return 0;
  return Math.max(-1, Math.min(1, value / largest));
}

/**
 * Heat of a difference, −1 to 1, on a logarithmic scale between the tolerance and the worst element: 0 within
 * tolerance, so that what is coloured is what is wrong.
 * @param signedTimes (got − expected) / allowed; NaN where one of them is NaN
 * @param worstTimes the largest |signedTimes| of the tensor
 */
export function differenceHeat(signedTimes: number, worstTimes: number): number {
  if (Number.isNaN(signedTimes)) return 0;
  const times = Math.abs(signedTimes);
  if (times <= 1) return 0;
  const share = times >= worstTimes ? 1 : Math.log(times) / Math.log(worstTimes);
  return Math.sign(signedTimes) * (FAINTEST + (1 - FAINTEST) * share);
}

/** Largest finite magnitude, 0 if there is none. */
export function largestMagnitude(...tensors: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const values of tensors) {
    for (let index = 0; index < values.length; index++) {
      const magnitude = Math.abs(values[index] ?? 0);
      if (Number.isFinite(magnitude) && magnitude > largest) largest = magnitude;
    }
  }
  return largest;
}
