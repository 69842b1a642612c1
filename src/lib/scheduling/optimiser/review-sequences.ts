import type { CardId, EventId, PresetId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import { RATINGS } from "../answer.ts";
import type { RateEvent, ReviewEvent } from "../event.ts";
import type { Rating } from "../memory.ts";
import { inReplayOrder } from "../replay-order.ts";
import { retractedIds } from "../retractions.ts";

/** One rating as the optimiser sees it. */
export interface SequenceReview {
  readonly rating: Rating;
  /** Whole study days since the review before; 0 for the first and within a day. */
  readonly gapDays: number;
  readonly studyDay: StudyDay;
  /** Place in the log; sorting by it gives the order in which everything happened. */
  readonly order: number;
}

/** What became of a card from the first time it was seen, or from a reset, on. */
export interface ReviewSequence {
  readonly cardId: CardId;
  /** Of the last rating: how the card is studied now. */
  readonly presetId: PresetId;
  readonly reviews: readonly [SequenceReview, ...SequenceReview[]];
}

/** What the optimiser can learn from a log. */
export interface TrainingLog {
  readonly sequences: readonly ReviewSequence[];
  /** Ratings that count but say nothing: their card's beginning is missing, or time ran backwards. */
  readonly leftOut: number;
}

interface GrowingSequence {
  readonly cardId: CardId;
  presetId: PresetId;
  readonly reviews: [SequenceReview, ...SequenceReview[]];
}

/** A gap of more than this is a clock that was wrong, days. */
const LONGEST_GAP = 36_500;

/**
 * Sequences of ratings and gaps, one a card and reset. Ratings that were taken back do not occur. A sequence that does
 * not start with a new card is left out; one with a rating that cannot be (days that run backwards) ends before it.
 * @param events the whole log, in any order
 */
export function reviewSequences(events: readonly ReviewEvent[]): TrainingLog {
  const log = inReplayOrder(distinct(events));
  const retracted = retractedIds(log);
  const sequences: GrowingSequence[] = [];
  /** The sequence that each card is in; null where it cannot be followed until the next reset. */
  const current = new Map<CardId, GrowingSequence | null>();
  let leftOut = 0;
  for (const [order, event] of log.entries()) {
    if (event.cardId === null || retracted.has(event.id)) continue;
    if (event.kind === "reset") current.delete(event.cardId);
    if (event.kind !== "rate") continue;
    const sequence = current.get(event.cardId);
    if (sequence === undefined && event.phase === "new" && isRating(event.rating)) {
      const begun = begin(event, order);
      sequences.push(begun);
      current.set(event.cardId, begun);
    } else if (sequence !== null && sequence !== undefined && follow(sequence, event, order)) {
      sequence.presetId = event.presetId;
    } else {
      current.set(event.cardId, null);
      leftOut += 1;
    }
  }
  return { sequences, leftOut };
}

function begin({ cardId, presetId, rating, studyDay }: RateEvent, order: number): GrowingSequence {
  return { cardId, presetId, reviews: [{ rating, gapDays: 0, studyDay, order }] };
}

/** @returns whether the rating can follow */
function follow({ reviews }: GrowingSequence, { rating, studyDay }: RateEvent, order: number): boolean {
  const gapDays = studyDay - (reviews.at(-1) ?? reviews[0]).studyDay;
  if (!(gapDays >= 0 && gapDays <= LONGEST_GAP) || !isRating(rating)) return false;
  reviews.push({ rating, gapDays, studyDay, order });
  return true;
}

/** A log from elsewhere may hold anything. */
function isRating(rating: number): rating is Rating {
  return RATINGS.some((each) => each === rating);
}

function distinct(events: readonly ReviewEvent[]): readonly ReviewEvent[] {
  const byId = new Map<EventId, ReviewEvent>();
  for (const event of events) byId.set(event.id, event);
  return [...byId.values()];
}
