import { studyDayOf, type Moment } from "#lib/core/time.ts";
import type { LearningMemory, ReviewMemory } from "./memory.ts";
import { sortedBy } from "./order.ts";
import { bySoonest, isAsked, isToday, type Candidate, type Queue } from "./queue.ts";
import type { SchedulingSettings } from "./settings.ts";
import { OnePerFact } from "./siblings.ts";

export interface AheadContext {
  readonly now: Moment;
  /** Those that hold for all decks: when a day begins. */
  readonly settings: SchedulingSettings;
  /** How many days after today are studied ahead, ≥ 1. */
  readonly days: number;
  /** No more reviews than this. */
  readonly most: number;
}

/**
 * Cards of the days to come, the soonest due first; of those that are due on one day, any. What is due today already is
 * no study ahead, and what was answered today tells nothing new. A card answered early is scheduled by the days that
 * really went by, so that it neither gains nor loses by it.
 */
export function aheadQueue(
  candidates: readonly Candidate[],
  { now, settings, days, most }: AheadContext,
): Queue {
  const studyDay = studyDayOf(now, settings);
  const aheadDay = studyDay + days;
  const inSteps: Candidate<LearningMemory>[] = [];
  const ahead: Candidate<ReviewMemory>[] = [];
  for (const candidate of candidates) {
    const { memory } = candidate;
    if (memory.phase === "learning" || memory.phase === "relearning") {
      if (isToday(memory, studyDay, now, settings)) inSteps.push({ ...candidate, memory });
    } else if (
      memory.phase === "review" &&
      memory.dueDay > studyDay &&
      isAsked(memory, { studyDay, aheadDay })
    ) {
      ahead.push({ ...candidate, memory });
    }
  }
  const facts = new OnePerFact(inSteps);
  const reviews = sortedBy(ahead, ({ memory }) => memory.dueDay, studyDay).filter((card) => {
    if (!facts.isFree(card)) return false;
    facts.take(card);
    return true;
  });
  return {
    studyDay,
    aheadDay,
    inSteps: inSteps.sort(bySoonest(now, settings)),
    reviews: reviews.slice(0, most).map((card) => ({ ...card, place: 0 })),
    newCards: [],
  };
}
