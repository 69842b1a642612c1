import type { CardId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import { loadFrom, type DueCounts } from "./load-balance.ts";

/** A card that was due today or before. */
export interface OverdueCard {
  readonly cardId: CardId;
  /** Probability of recall today. */
  readonly recall: number;
}

/**
 * Spreads a backlog over the days from today on: those most likely to be forgotten first, and so many on each day that
 * the days become level with what they hold already.
 * @param days ≥ 1, today included
 * @param dueCounts of the days to come, without the backlog
 * @throws RangeError if there is no day to spread over
 */
export function spreadBacklog(
  cards: readonly OverdueCard[],
  studyDay: StudyDay,
  days: number,
  dueCounts: DueCounts,
): ReadonlyMap<CardId, StudyDay> {
  if (!(days >= 1)) throw new RangeError(`A backlog cannot be spread over ${days} days.`);
  const inOrder = cards.toSorted((a, b) => a.recall - b.recall || (a.cardId < b.cardId ? -1 : 1));
  const dueDays = new Map<CardId, StudyDay>();
  let next = 0;
  for (const [ahead, room] of shares(inOrder.length, studyDay, days, dueCounts).entries()) {
    for (const { cardId } of inOrder.slice(next, next + room)) dueDays.set(cardId, studyDay + ahead);
    next += room;
  }
  return dueDays;
}

/** How many of the cards each day takes: one after another goes to the day that is least full, the earliest of equals. */
function shares(count: number, studyDay: StudyDay, days: number, dueCounts: DueCounts): readonly number[] {
  const cardsOn = new Map(dueCounts.cardsOn);
  const load = loadFrom(studyDay, { ...dueCounts, cardsOn });
  const taken = Array.from({ length: days }, () => 0);
  for (let card = 0; card < count; card += 1) {
    let best = 0;
    for (let ahead = 1; ahead < days; ahead += 1) if (load(ahead) < load(best)) best = ahead;
    taken[best] = (taken[best] ?? 0) + 1;
    cardsOn.set(studyDay + best, (cardsOn.get(studyDay + best) ?? 0) + 1);
  }
  return taken;
}

/** Nobody needs more days than this, and nobody keeps to a longer plan. */
export const MOST_CATCH_UP_DAYS = 30;

/** Fewer overdue cards than this are gone over in one sitting. */
const SMALL_BACKLOG = 40;

/** A day or two that were missed are no backlog. */
const DAYS_MISSED = 3;

/**
 * Whether so many cards are overdue that spreading them over days is worth offering: more than some days bring.
 * @param overdue cards that were ready before today
 * @param perDay cards that a day to come brings on average
 */
export function isBacklog(overdue: number, perDay: number): boolean {
  return overdue >= SMALL_BACKLOG && overdue > DAYS_MISSED * perDay;
}

/** Over how many days a backlog is well spread: a day then holds twice what it usually brings, and not too little. */
export function daysToCatchUp(overdue: number, perDay: number): number {
  const days = Math.ceil(overdue / Math.max(SMALL_BACKLOG, perDay));
  return Math.min(MOST_CATCH_UP_DAYS, Math.max(2, days));
}
