import type { CardId } from "#lib/core/ids.ts";
import type { Moment } from "#lib/core/time.ts";
import { buildQueue, type Queue } from "#lib/scheduling/queue.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { dayTotalsBetween } from "#lib/store/counts.ts";
import { dueCandidates } from "#lib/store/due-candidates.ts";
import type { Store } from "#lib/store/open.ts";
import { CARD_PLAN, EXERCISE_PLAN, studyDayEndMs, studyMoment, type StudyPlan } from "./study-plan.ts";

/** More than anyone answers in a day; a longer backlog is read in the next session. */
const MOST_REVIEWS = 2_000;

/** What is left of today, with the cards as they were read. */
export interface TodayQueue {
  readonly queue: Queue;
  readonly cards: ReadonlyMap<CardId, CardRow>;
  /** Ratings given today, all kinds together. */
  readonly ratedToday: number;
}

/** Reads today's candidates and orders them. The same day gives the same order, so a reload goes on where it was. */
export async function readTodayQueue(store: Store, moment: Moment): Promise<TodayQueue> {
  const { studyDay } = studyMoment(moment);
  const totals = await dayTotalsBetween(store, studyDay, studyDay);
  const ofCards = totals.filter(({ presetId }) => presetId === CARD_PLAN.presetId);
  const introduced = count(ofCards.map((day) => day.new));
  const candidates = await dueCandidates(store, {
    studyDay,
    stepsUntilMs: studyDayEndMs(moment),
    limits: { reviews: MOST_REVIEWS, newCards: CARD_PLAN.limits.newCards ?? MOST_REVIEWS, newExercises: 0 },
    deckId: null,
  });
  const rows = [...candidates.inSteps, ...candidates.reviews, ...candidates.newCards];
  return {
    queue: buildQueue(
      rows.map(({ id, memory }) => ({ cardId: id, memory })),
      {
        now: moment,
        settings: CARD_PLAN.settings,
        limits: CARD_PLAN.limits,
        shownToday: { newCards: introduced, reviews: count(ofCards.map((day) => day.review)) },
        seed: studyDay,
      },
    ),
    cards: new Map(rows.map((row) => [row.id, row])),
    ratedToday: count(totals.flatMap((day) => [day.new, day.steps, day.review])),
  };
}

/** The plan that a card is studied by. */
export function planOf(card: CardRow): StudyPlan {
  return card.kind === "exercise" ? EXERCISE_PLAN : CARD_PLAN;
}

function count(ratings: readonly (readonly number[])[]): number {
  return ratings.flat().reduce((sum, value) => sum + value, 0);
}
