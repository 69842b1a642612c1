import { studyDayOf, type Moment } from "#lib/core/time.ts";
import { aheadQueue } from "#lib/scheduling/ahead.ts";
import { dueCandidates } from "#lib/store/due-candidates.ts";
import type { Store } from "#lib/store/open.ts";
import { reviewCardsBetween } from "#lib/store/review-cards.ts";
import { studyDayEndMs } from "./study-day.ts";
import { readStudyPlans } from "./study-plan.ts";
import { candidateOf, type TodayQueue } from "./today-queue.ts";

/** More than anyone answers in one sitting; the rest comes with the next. */
const MOST_AHEAD = 1_000;

/** Among so many some are siblings of others, or were answered today. */
const MOST_READ = 2 * MOST_AHEAD;

/**
 * The cards of the days to come, to be answered before they are due, the soonest first; exercises are not among them, nor
 * is what was answered today. Cards in steps come too: those that are forgotten on the way return as in any review.
 */
export async function readAheadQueue(store: Store, moment: Moment, days: number): Promise<TodayQueue> {
  const plans = await readStudyPlans(store);
  const { settings } = plans.standard;
  const studyDay = studyDayOf(moment, settings);
  const [{ inSteps }, reviews] = await Promise.all([
    dueCandidates(store, {
      studyDay,
      stepsUntilMs: studyDayEndMs(moment, settings),
      limits: { reviews: 0, newCards: 0, newExercises: 0 },
      deckId: null,
    }),
    reviewCardsBetween(store, studyDay + 1, studyDay + days, MOST_READ),
  ]);
  const rows = [...inSteps, ...reviews].filter(({ kind }) => kind !== "exercise");
  const candidates = rows.map((row) => candidateOf(row, plans));
  const queue = aheadQueue(candidates, { now: moment, settings, days, most: MOST_AHEAD });
  return { queue, cards: new Map(rows.map((row) => [row.id, row])), plans, unread: 0, ratedToday: 0 };
}
