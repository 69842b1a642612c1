import { rolloverHourOf, studyDayOf, type Moment, type Rollover } from "#lib/core/time.ts";

/** Midnight to noon: so a study day has the name of the date on which most of it is lived. */
export const ROLLOVER_HOURS: readonly number[] = Array.from({ length: 13 }, (_, hour) => hour);

/**
 * Study days begin at another hour, from the next one on: the day that is going on keeps its beginning and ends when
 * the next begins, which may be at once. So no day is gone back to, left out or begun twice, and the days that the log
 * names stay what they were.
 */
export function changedRollover(before: Rollover, hour: number, now: Moment): Rollover {
  const today = studyDayOf(now, before);
  const hourToday = rolloverHourOf(today, before);
  if (hourToday !== hour)
    return { rolloverHour: hour, rolloverBefore: { hour: hourToday, untilDay: today + 1 } };
  // Where no later day was to begin at another hour, an earlier change stays known.
  return before.rolloverHour === hour ? before : { rolloverHour: hour };
}
