import type { GradientMeasure } from "./gradient.ts";
import type { Statistic } from "./statistics.ts";

/** One element that is not as a check asks. */
interface BadElement {
  /** One index per axis, from 0. */
  readonly index: readonly number[];
  readonly got: number;
  /** Distance to the nearest value that would do, in tolerances. */
  readonly tolerancesOff: number;
  readonly wrongCount: number;
  readonly elementCount: number;
}

/** How an output fails a check, in numbers. */
export type CheckFailure =
  | (BadElement & {
      readonly kind: "not-a-multiple";
      /** What would do at that place. */
      readonly allowed: readonly number[];
      /** The other multiples that were found, ascending; null if they are many: then it is no multiple at all. */
      readonly otherFactors: readonly number[] | null;
    })
  | (BadElement & { readonly kind: "out-of-bounds"; readonly low: number; readonly high: number })
  | {
      readonly kind: "repeated-slices";
      readonly axis: number;
      /** Neighbouring slices with their zeros in the same places. */
      readonly repeatedCount: number;
      readonly pairCount: number;
    }
  | {
      readonly kind: "misplaced-zeros";
      readonly as: string;
      /** The first place where only one of both outputs is zero. */
      readonly index: readonly number[];
      /** Whether it is the checked output that is zero there. */
      readonly isZero: boolean;
      readonly wrongCount: number;
      readonly elementCount: number;
    }
  | { readonly kind: "repeated-zeros"; readonly than: string; readonly elementCount: number }
  | (GradientMeasure & {
      readonly kind: "not-the-gradient";
      /** What it should be the gradient with respect to. */
      readonly input: string;
    })
  | (Statistic & { readonly kind: "improbable"; readonly quantity: "zero-share" | "mean" | "variance" });
