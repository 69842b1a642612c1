import type { StudyDay } from "#lib/core/time.ts";
import type { EasyDays } from "./easy-days.ts";
import { shareOf } from "./easy-days.ts";
import type { FuzzRange } from "./fuzz.ts";

/** How full days to come are: review cards that are due on each, and how much a day of the week is to hold. */
export interface DueCounts {
  readonly cardsOn: ReadonlyMap<StudyDay, number>;
  readonly easyDays: EasyDays;
}

/** How full the day is that many days ahead; Infinity for one that is to be kept free. */
export type DayLoad = (daysAhead: number) => number;

/** Beyond this many days the future is too open to be levelled. */
export const BALANCED_DAYS = 100;

/** @param studyDay the day on which a card is rated */
export function loadFrom(studyDay: StudyDay, { cardsOn, easyDays }: DueCounts): DayLoad {
  return (daysAhead) => {
    const day = studyDay + daysAhead;
    // One more card is coming: so an easy day counts as fuller than another even when both are empty.
    return ((cardsOn.get(day) ?? 0) + 1) / shareOf(day, easyDays);
  };
}

/**
 * The day of a fuzz range that is least full; of equals the nearest to the one that chance would take, the earlier of
 * two. Long intervals are left to chance.
 * @param byChance in the range
 */
export function leastLoaded({ shortest, longest }: FuzzRange, byChance: number, load: DayLoad): number {
  if (longest > BALANCED_DAYS) return byChance;
  let best = byChance;
  for (let days = shortest; days <= longest; days += 1) {
    const difference = load(days) - load(best);
    const isNearer = Math.abs(days - byChance) < Math.abs(best - byChance);
    if (difference < 0 || (difference === 0 && isNearer)) best = days;
  }
  return best;
}
