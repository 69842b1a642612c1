/** How arrays are written: what `np.set_printoptions` changes. */
export interface PrintOptions {
  /** Most decimals of a number. */
  readonly precision: number;
  /** Larger arrays are shown by their corners, */
  readonly threshold: number;
  /** so many elements from each end of an axis. */
  readonly edgeItems: number;
  readonly lineWidth: number;
  /** True: small numbers are written as 0. instead of all with an exponent. */
  readonly isSuppressed: boolean;
  /** Between elements, without the space of `repr`; null: as `str` and `repr` do. */
  readonly separator: string | null;
}

export const PRINT_DEFAULTS: PrintOptions = {
  precision: 8,
  threshold: 1_000,
  edgeItems: 3,
  lineWidth: 75,
  isSuppressed: false,
  separator: null,
};
