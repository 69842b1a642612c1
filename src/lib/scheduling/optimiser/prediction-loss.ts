import { nextTraces, type Traces } from "../algorithm.ts";
import type { Memory, Rating } from "../memory.ts";
import { retrievability } from "../retrievability.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "../settings.ts";
import type { Weights } from "../weights.ts";
import type { ReviewSequence } from "./review-sequences.ts";
import type { TrainingItem } from "./training-items.ts";

/** How well weights foretell reviews; less is better. */
export interface PredictionLoss {
  /** Mean of −ln of the probability that was given to what came. */
  readonly logLoss: number;
  /** Root mean square difference between mean prediction and share recalled, over bins of alike reviews. */
  readonly rmseBins: number;
  /** Reviews that were predicted. */
  readonly items: number;
}

/** No prediction is taken for surer than this. */
const SUREST = 1e-7;

interface Bin {
  count: number;
  predicted: number;
  recalled: number;
}

/**
 * Log-loss and RMSE(bins) of weights. A bin holds reviews with alike gap, number of reviews on different days and
 * number of lapses, each on a logarithmic scale, and counts as often as it has reviews: the definition of the benchmark
 * at https://github.com/open-spaced-repetition/srs-benchmark
 * @param items in any order; for speed in that in which they happened
 * @returns zeros where there are no items
 */
export function predictionLoss(items: readonly TrainingItem[], weights: Weights): PredictionLoss {
  const recall = recallPredictor(weights);
  const bins = new Map<string, Bin>();
  let sum = 0;
  for (const item of items) {
    const predicted = Math.min(Math.max(recall(item), SUREST), 1 - SUREST);
    const recalled = item.review.rating > 1;
    sum -= Math.log(recalled ? predicted : 1 - predicted);
    const key = binOf(item);
    const bin = bins.get(key) ?? { count: 0, predicted: 0, recalled: 0 };
    bin.count += 1;
    bin.predicted += predicted;
    bin.recalled += Number(recalled);
    bins.set(key, bin);
  }
  const count = Math.max(items.length, 1);
  let squares = 0;
  for (const bin of bins.values()) squares += (bin.predicted - bin.recalled) ** 2 / bin.count;
  return { logLoss: sum / count, rmseBins: Math.sqrt(squares / count), items: items.length };
}

interface Progress {
  /** Reviews that the traces know of. */
  seen: number;
  traces: Traces | null;
}

/** Gives the probability of recall at an item's review. Goes on where the sequence's item before stood. */
function recallPredictor(weights: Weights): (item: TrainingItem) => number {
  const settings: SchedulingSettings = { ...DEFAULT_SETTINGS, weights };
  const known = new Map<ReviewSequence, Progress>();
  return ({ sequence, index, review }) => {
    const before = known.get(sequence);
    const progress = before !== undefined && before.seen <= index ? before : { seen: 0, traces: null };
    known.set(sequence, progress);
    for (const { rating, gapDays } of sequence.reviews.slice(progress.seen, index)) {
      progress.traces = tracesAfter(progress.traces, rating, gapDays, settings);
      progress.seen += 1;
    }
    if (progress.traces === null) throw new RangeError("The first review of a card cannot be predicted.");
    return retrievability(progress.traces.stability, review.gapDays, weights);
  };
}

/**
 * `nextTraces` from traces alone.
 * @param traces null before the first review
 */
export function tracesAfter(
  traces: Traces | null,
  rating: Rating,
  elapsedDays: number,
  settings: SchedulingSettings,
): Traces {
  const memory: Memory =
    traces === null
      ? { phase: "new" }
      : { phase: "review", dueDay: 0, lastStudyDay: 0, lastReviewAtMs: 0, ...traces };
  return nextTraces(memory, rating, elapsedDays, settings);
}

function binOf({ sequence, index, review }: TrainingItem): string {
  let days = 1;
  let lapses = 0;
  for (const [place, { rating, gapDays }] of sequence.reviews.entries()) {
    if (place > index) break;
    if (gapDays === 0) continue;
    days += 1;
    if (rating === 1 && place < index) lapses += 1;
  }
  return `${logarithmicBin(review.gapDays, 3.62)} ${logarithmicBin(days, 1.89)} ${
    lapses === 0 ? "none" : logarithmicBin(lapses, 1.73)
  }`;
}

/** @param value ≥ 1 */
function logarithmicBin(value: number, ratio: number): number {
  return Math.floor(Math.log(value) / Math.log(ratio));
}
