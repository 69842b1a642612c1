import type { Path, TensorData } from "./tensor-data.ts";

/**
 * What every right output has in common. Where chance decides its values an output is compared with the reference's in
 * kind, dtype, shape and finiteness only; a gradient is compared by value too. A zero is exactly 0, as a mask makes it.
 */
export type Check = { /** Name of the output that is checked. */ readonly output: string } & (
  ExactCheck | ChanceCheck | GradientCheck
);

/**
 * The output, or a part of it, is the gradient of Σ cotangent · forward(input) as the submission itself computes it: its
 * sum with a change of the input is what that change does to its own forward (central differences). This tells a wrong
 * backward from one that is right for a forward that is wrong.
 */
export interface GradientCheck {
  readonly kind: "gradient";
  /** Where in the output the gradient stands. */
  readonly at: Path;
  /** What it is the gradient with respect to, as the task names it: "x". */
  readonly input: string;
  /** What backward was given, of the shape of forward's value. */
  readonly cotangent: TensorData;
  /** Where in the outputs `plus` and `minus` forward's value stands. */
  readonly value: Path;
  readonly differences: readonly Difference[];
}

/** Forward on both sides of an input, along one direction. */
export interface Difference {
  /** x⁺ − x⁻, of the input's shape: what the float32 inputs really differ by. */
  readonly change: TensorData;
  /** Name of the output forward(x⁺). */
  readonly plus: string;
  /** Name of the output forward(x⁻). */
  readonly minus: string;
}

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
