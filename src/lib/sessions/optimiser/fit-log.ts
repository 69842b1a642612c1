import type { PresetId } from "#lib/core/ids.ts";
import {
  canFit,
  checkedWeights,
  judgeFit,
  type FitVerdict,
  type WeightsProblem,
} from "#lib/scheduling/optimiser/fitted-weights.ts";
import { predictionLoss, type PredictionLoss } from "#lib/scheduling/optimiser/prediction-loss.ts";
import { reviewSequences } from "#lib/scheduling/optimiser/review-sequences.ts";
import {
  packItems,
  splitByTime,
  trainingItems,
  type PackedItems,
  type TimeSplit,
} from "#lib/scheduling/optimiser/training-items.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { Weights } from "#lib/scheduling/weights.ts";

/** What a log holds for the optimiser. */
export interface LogSurvey {
  /** Reviews that can be predicted from those before them. */
  readonly items: number;
  /** Ratings that count but say nothing, see `reviewSequences`. */
  readonly leftOut: number;
  readonly earlier: number;
  readonly later: number;
  readonly enough: boolean;
  /** How well the weights in use foretell all of it. */
  readonly inUse: PredictionLoss;
}

export type FitOutcome =
  | { readonly kind: "too-few"; readonly survey: LogSurvey }
  /** The optimiser gave what no schedule can be made from. */
  | { readonly kind: "unusable"; readonly problem: WeightsProblem }
  | {
      readonly kind: "judged";
      readonly weights: Weights;
      readonly trainedOn: number;
      readonly verdict: FitVerdict;
    };

/** Fits weights to packed items: the optimiser, or another in a test. */
type Train = (items: PackedItems) => Promise<ArrayLike<number>>;

/** Which reviews count, and the weights that they are scheduled by. */
export interface FitQuestion {
  /** Cards that are studied by these presets now. */
  readonly presetIds: readonly PresetId[];
  readonly inUse: Weights;
}

/** Counts what there is to learn from. */
export function surveyLog(events: readonly ReviewEvent[], question: FitQuestion): LogSurvey {
  return surveyOf(splitLog(events, question), question);
}

/** Fits weights to the earlier part of a log and judges them on the later. Stores nothing. */
export async function fitLog(
  events: readonly ReviewEvent[],
  question: FitQuestion,
  train: Train,
): Promise<FitOutcome> {
  const split = splitLog(events, question);
  if (!canFit(split.parts)) return { kind: "too-few", survey: surveyOf(split, question) };
  const checked = checkedWeights(await train(packItems(split.parts.earlier)));
  if (!checked.ok) return { kind: "unusable", problem: checked.error };
  const weights = checked.value;
  return {
    kind: "judged",
    weights,
    trainedOn: split.parts.earlier.length,
    verdict: judgeFit(split.parts, question.inUse, weights),
  };
}

interface SplitLog {
  readonly parts: TimeSplit;
  readonly leftOut: number;
}

function splitLog(events: readonly ReviewEvent[], { presetIds }: FitQuestion): SplitLog {
  const { sequences, leftOut } = reviewSequences(events);
  const counting = sequences.filter(({ presetId }) => presetIds.includes(presetId));
  return { parts: splitByTime(trainingItems(counting)), leftOut };
}

function surveyOf({ parts, leftOut }: SplitLog, { inUse }: FitQuestion): LogSurvey {
  const { earlier, later } = parts;
  return {
    items: earlier.length + later.length,
    leftOut,
    earlier: earlier.length,
    later: later.length,
    enough: canFit(parts),
    inUse: predictionLoss([...earlier, ...later], inUse),
  };
}
