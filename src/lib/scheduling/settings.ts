import { DEFAULT_ROLLOVER_HOUR, type Rollover } from "#lib/core/time.ts";
import { DEFAULT_WEIGHTS, type Weights } from "./weights.ts";

/** A span in minutes; fractions allowed. */
export type Minutes = number;

/** Everything that decides, with a memory and a rating, when a card returns. */
export interface SchedulingSettings extends Rollover {
  /** The probability of recall at which a card is due. */
  readonly desiredRetention: number;
  /** No interval is longer, days. */
  readonly maximumIntervalDays: number;
  /** Delays of a card that is being learned; may be empty. */
  readonly learningSteps: readonly Minutes[];
  /** Delays of a card that was forgotten; may be empty. */
  readonly relearningSteps: readonly Minutes[];
  /** Where there are no steps, a memory that fades within half a day returns the same day. */
  readonly subDayIntervals: boolean;
  /** When nothing else is left, cards in steps are shown this much early. */
  readonly learnAheadMinutes: Minutes;
  /** Spread intervals a little, so that cards learned together part. */
  readonly fuzz: boolean;
  /** FSRS-6 parameters. */
  readonly weights: Weights;
}

export const DEFAULT_SETTINGS: SchedulingSettings = {
  desiredRetention: 0.9,
  maximumIntervalDays: 36_500,
  learningSteps: [1, 10],
  relearningSteps: [10],
  subDayIntervals: true,
  learnAheadMinutes: 20,
  rolloverHour: DEFAULT_ROLLOVER_HOUR,
  fuzz: false,
  weights: DEFAULT_WEIGHTS,
};
