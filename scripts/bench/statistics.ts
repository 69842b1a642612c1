/** What a list of measurements says. */
export interface Summary {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  /** Half of the distance between the quartiles, as a share of the median: how noisy it was. */
  readonly spread: number;
}

/**
 * The value below which a share of the sorted values lies, between neighbours by proportion.
 * @param share 0 to 1
 * @throws RangeError for no values, or a share outside of 0 to 1
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError("Of no values there is no quantile.");
  if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is no share.`);
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** @throws RangeError for no values */
export function summarise(values: readonly number[]): Summary {
  const median = quantile(values, 0.5);
  const halfRange = (quantile(values, 0.75) - quantile(values, 0.25)) / 2;
  return { count: values.length, median, p95: quantile(values, 0.95), spread: halfRange / median };
}
