import type { CardId } from "#lib/core/ids.ts";
import { studyDayOf, type Days, type Moment } from "#lib/core/time.ts";
import { nextTraces } from "./algorithm.ts";
import { intervals, type PerRating } from "./intervals.ts";
import { loadFrom, type DueCounts } from "./load-balance.ts";
import type { LearningMemory, Memory, Rating, ReviewMemory } from "./memory.ts";
import { elapsedStudyDays, reviewed, type ReviewTime } from "./reviewed.ts";
import type { Minutes, SchedulingSettings } from "./settings.ts";
import { delayInSteps, dueAfter } from "./steps.ts";
import { delayWithoutSteps } from "./sub-day.ts";

/** How long until a card returns, as a rating button says it: minutes within the day, days otherwise. */
export type Delay =
  { readonly unit: "minutes"; readonly minutes: Minutes } | { readonly unit: "days"; readonly days: number };

/** What a rating does to a card. */
export interface Answer {
  readonly memory: LearningMemory | ReviewMemory;
  readonly delay: Delay;
  /** Whole study days since the card's last review; 0 for the first, and when the clock was set back. */
  readonly elapsedDays: number;
  /** Whole study days until the card is due; 0 in steps of less than a day. */
  readonly intervalDays: number;
}

const MINUTES_PER_DAY: Minutes = 1_440;

/** The four ratings, worst first. */
export const RATINGS: readonly Rating[] = [1, 2, 3, 4];

/**
 * Rates a card: its memory afterwards and when it returns. Stability and difficulty change at every rating, by whole
 * study days in the learner's zone.
 * @param cardId seeds the fuzz
 * @param dueCounts review cards that are due on days to come, where fuzz is to level them
 */
export function answer(
  memory: Memory,
  rating: Rating,
  now: Moment,
  settings: SchedulingSettings,
  cardId: CardId,
  dueCounts: DueCounts | null = null,
): Answer {
  return answerAt(memory, rating, reviewTime(now, settings), settings, cardId, dueCounts);
}

/** What `answer` would give for each rating: the intervals to write on the buttons are the ones that will be saved. */
export function preview(
  memory: Memory,
  now: Moment,
  settings: SchedulingSettings,
  cardId: CardId,
  dueCounts: DueCounts | null = null,
): PerRating<Answer> {
  const at = reviewTime(now, settings);
  return forEachRating((rating) => answerAt(memory, rating, at, settings, cardId, dueCounts));
}

/** `answer` for a rating whose study day is already known, as in the review log. */
export function answerAt(
  memory: Memory,
  rating: Rating,
  at: ReviewTime,
  settings: SchedulingSettings,
  cardId: CardId,
  dueCounts: DueCounts | null = null,
): Answer {
  const elapsedDays = elapsedStudyDays(memory, at.studyDay);
  const after = reviewed(memory, rating, at, settings);

  const stabilityAfter = (each: Rating): Days => nextTraces(memory, each, elapsedDays, settings).stability;
  const delay =
    delayInSteps(memory, rating, settings) ?? delayWithoutSteps(memory, rating, stabilityAfter, settings);
  if (delay !== null) {
    const { phase, step, minutes } = delay;
    const days = Math.floor(minutes / MINUTES_PER_DAY);
    return {
      memory: { phase, step, dueAtMs: dueAfter(at.atMs, minutes), ...after },
      delay: days > 0 ? { unit: "days", days } : { unit: "minutes", minutes },
      elapsedDays,
      intervalDays: days,
    };
  }

  const load = dueCounts === null ? null : loadFrom(at.studyDay, dueCounts);
  const days = intervals(memory, forEachRating(stabilityAfter), elapsedDays, settings, cardId, load)[rating];
  return {
    memory: { phase: "review", dueDay: at.studyDay + days, ...after },
    delay: { unit: "days", days },
    elapsedDays,
    intervalDays: days,
  };
}

function reviewTime(now: Moment, settings: SchedulingSettings): ReviewTime {
  return { atMs: now.atMs, studyDay: studyDayOf(now, settings) };
}

function forEachRating<T>(give: (rating: Rating) => T): PerRating<T> {
  return { 1: give(1), 2: give(2), 3: give(3), 4: give(4) };
}
