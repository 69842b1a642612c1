import type { Days } from "#lib/core/time.ts";
import { exactIntervalOf } from "./algorithm.ts";
import type { Memory, Rating } from "./memory.ts";
import type { Minutes, SchedulingSettings } from "./settings.ts";
import type { StepDelay } from "./steps.ts";

/** From half a day on an interval is rounded to whole days, as in Anki. */
const LONGEST: Days = 0.5;

const MINUTES_PER_DAY: Minutes = 1_440;

const RATINGS_THAT_STAY: readonly Rating[] = [1, 2, 3];

/** No sooner than this: the learner has just seen it. */
const SHORTEST: Minutes = 1;

/**
 * Where there are no steps FSRS decides alone, and a memory that would fade within half a day returns within the day:
 * Again, Hard and Good of a card being learned again or for the first time, Again of one in review. Easy leaves at once.
 * A better rating never brings the card back sooner.
 * @param stabilityAfter days, after each rating
 * @returns null if there are steps, or the interval is long enough to be counted in days
 */
export function delayWithoutSteps(
  memory: Memory,
  rating: Rating,
  stabilityAfter: (rating: Rating) => Days,
  settings: SchedulingSettings,
): StepDelay | null {
  if (!settings.subDayIntervals || rating === 4 || (memory.phase === "review" && rating !== 1)) return null;
  const isNew = memory.phase === "new" || memory.phase === "learning";
  if ((isNew ? settings.learningSteps : settings.relearningSteps).length > 0) return null;
  const days = Math.min(
    ...RATINGS_THAT_STAY.filter((each) => each >= rating && (memory.phase !== "review" || each === 1)).map(
      (each) => exactIntervalOf(stabilityAfter(each), settings),
    ),
  );
  if (days >= LONGEST) return null;
  const minutes = Math.max(SHORTEST, Math.round(days * MINUTES_PER_DAY));
  return { phase: isNew ? "learning" : "relearning", step: 0, minutes };
}
