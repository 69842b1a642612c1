import type { TensorData } from "./tensor-data.ts";

/**
 * What every right output has in common where chance decides its values. An output with checks is compared with the
 * reference's in kind, dtype, shape and finiteness only. A zero is exactly 0, as a mask makes it.
 */
export type Check = { /** Name of the output that is checked. */ readonly output: string } & (
  ExactCheck | ChanceCheck
);

/** Holds in every run of a right program. */
type ExactCheck =
  /** Each element is one of these multiples of the element of `of` at its place. */
  | { readonly kind: "multiple"; readonly of: TensorData; readonly factors: readonly number[] }
  /** Each element lies between two numbers, both included. */
  | { readonly kind: "within"; readonly low: number; readonly high: number }
  /** The zeros are where the output `as` has its own. */
  | { readonly kind: "same-zeros"; readonly as: string };

/** Holds but for a chance that is too small to be met. */
type ChanceCheck =
  /**
   * Neighbouring slices along the axis have their zeros in different places: each element has a draw of its own. Two
   * slices of n elements, zero with probability p, agree by chance with probability (p² + (1 − p)²)ⁿ: keep n ≥ 60 at
   * p = .3 to .5.
   */
  | { readonly kind: "distinct-slices"; readonly axis: number }
  /** The zeros are not all where the output `than` has its own: another draw. As many elements as for slices. */
  | { readonly kind: "different-zeros"; readonly than: string }
  /** Each element is zero with this probability. */
  | { readonly kind: "zero-share"; readonly probability: number }
  /** Elements are drawn around this mean; `deviation` is the standard deviation of one of them. */
  | { readonly kind: "mean"; readonly mean: number; readonly deviation: number }
  /** Elements are drawn from this distribution. */
  | {
      readonly kind: "variance";
      readonly distribution: Distribution;
      readonly mean: number;
      readonly deviation: number;
    };

export const DISTRIBUTIONS = ["normal", "uniform"] as const;

export type Distribution = (typeof DISTRIBUTIONS)[number];

/** Kinds of checks that measure something and allow for chance. */
export const STATISTICS = ["zero-share", "mean", "variance"] as const satisfies readonly Check["kind"][];

/** Statistics that one exercise may ask for: each adds to the rate at which right programs would fail. */
export const MOST_STATISTICS = 10;
