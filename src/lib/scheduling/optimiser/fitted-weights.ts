import { err, ok, type Result } from "#lib/core/result.ts";
import { WEIGHT_RANGES, type Weights } from "../weights.ts";
import { predictionLoss, type PredictionLoss } from "./prediction-loss.ts";
import { FEWEST_ITEMS, type TimeSplit } from "./training-items.ts";

/** Both sets of weights on the reviews that were held out, and what is to be done. */
export interface FitVerdict {
  readonly before: PredictionLoss;
  readonly after: PredictionLoss;
  /** Whether the fitted weights foretell what they have not seen better than those in use. */
  readonly better: boolean;
}

/** What is wrong with weights from the optimiser. */
export type WeightsProblem =
  | { readonly kind: "wrong-count"; readonly count: number }
  | { readonly kind: "out-of-range"; readonly index: number; readonly value: number };

/**
 * Weights this little beyond their range are taken for its end: the optimiser rounds to 32 bits, and lets w₁₉ fall to 0
 * where the range of the scheduler begins at 0.01.
 */
const SLACK = 0.0101;

/** Whether there is enough to learn from, and enough to judge by. */
export function canFit({ earlier, later }: TimeSplit): boolean {
  return earlier.length >= FEWEST_ITEMS && later.length >= FEWEST_ITEMS;
}

/** Judges fitted weights on the later items alone. A draw keeps the weights in use. */
export function judgeFit({ later }: TimeSplit, inUse: Weights, fitted: Weights): FitVerdict {
  const before = predictionLoss(later, inUse);
  const after = predictionLoss(later, fitted);
  return { before, after, better: after.logLoss < before.logLoss };
}

/** Weights that may be stored: all there, finite, each in its range. */
export function checkedWeights(values: ArrayLike<number>): Result<Weights, WeightsProblem> {
  if (values.length !== WEIGHT_RANGES.length) return err({ kind: "wrong-count", count: values.length });
  const weights: number[] = [];
  for (const [index, { min, max }] of WEIGHT_RANGES.entries()) {
    const value = values[index] ?? Number.NaN;
    if (!(value >= min - SLACK && value <= max + SLACK)) return err({ kind: "out-of-range", index, value });
    weights.push(Math.min(Math.max(value, min), max));
  }
  return ok(weights);
}
