import type { ReviewSequence, SequenceReview } from "./review-sequences.ts";

/**
 * One review to predict from all before it in its sequence. Reviews within a day are part of the past of later ones,
 * and are not predicted themselves: FSRS's forgetting curve counts in days.
 */
export interface TrainingItem {
  readonly sequence: ReviewSequence;
  /** Of the predicted review; its `gapDays` is at least 1. */
  readonly index: number;
  readonly review: SequenceReview;
}

/** FSRS itself keeps its defaults for fewer. */
export const FEWEST_ITEMS = 8;

/** Share of the items that are trained on; the newest others judge the result. */
const TRAINING_SHARE = 0.8;

/** Training takes about six seconds for so many; of a longer history the newest say most. */
const MOST_TRAINING_ITEMS = 100_000;

/** Reviews of one sequence that training looks back on: each item holds its whole past. */
const LONGEST_PAST = 128;

/** All items, in the order in which they happened. */
export function trainingItems(sequences: readonly ReviewSequence[]): TrainingItem[] {
  const items: TrainingItem[] = [];
  for (const sequence of sequences) {
    for (const [index, review] of sequence.reviews.entries())
      if (review.gapDays > 0) items.push({ sequence, index, review });
  }
  return items.sort((a, b) => a.review.order - b.review.order);
}

/** Items to train on, and later ones to judge by. */
export interface TimeSplit {
  readonly earlier: readonly TrainingItem[];
  readonly later: readonly TrainingItem[];
}

/**
 * Parts items at the beginning of a study day: everything held out lies on later days than anything trained on, so the
 * judge knows nothing of the future. About four fifths are earlier.
 * @param items in the order in which they happened
 */
export function splitByTime(items: readonly TrainingItem[]): TimeSplit {
  const days = items.map(({ review }) => review.studyDay).sort((a, b) => a - b);
  const cut = days[Math.floor(days.length * TRAINING_SHARE)] ?? Infinity;
  return {
    earlier: items.filter(({ review }) => review.studyDay < cut),
    later: items.filter(({ review }) => review.studyDay >= cut),
  };
}

/** Items as fsrs-browser takes them: ratings and gaps of all items one after another, and how many belong to each. */
export interface PackedItems {
  readonly ratings: Uint32Array;
  readonly gapDays: Uint32Array;
  readonly lengths: Uint32Array;
}

/** The newest items, each with its whole past; those with an endless past are left out. */
export function packItems(items: readonly TrainingItem[]): PackedItems {
  const kept = items.filter(({ index }) => index < LONGEST_PAST).slice(-MOST_TRAINING_ITEMS);
  const lengths = Uint32Array.from(kept, ({ index }) => index + 1);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const ratings = new Uint32Array(total);
  const gapDays = new Uint32Array(total);
  let place = 0;
  for (const { sequence, index } of kept) {
    for (const review of sequence.reviews.slice(0, index + 1)) {
      ratings[place] = review.rating;
      gapDays[place] = review.gapDays;
      place += 1;
    }
  }
  return { ratings, gapDays, lengths };
}
