import type { StudyDay } from "#lib/core/time.ts";

/** How much of a usual day's reviews each day of the week is to hold, 0 to 1, Sunday first. 0 keeps it free. */
export type EasyDays = readonly [number, number, number, number, number, number, number];

export const NO_EASY_DAYS: EasyDays = [1, 1, 1, 1, 1, 1, 1];

/** Day 0, 1970-01-01, was a Thursday. */
const WEEKDAY_OF_DAY_0 = 4;

/** What the weekday of a study day is to hold. */
export function shareOf(studyDay: StudyDay, easyDays: EasyDays): number {
  const weekday = (((studyDay + WEEKDAY_OF_DAY_0) % 7) + 7) % 7;
  return easyDays[weekday] ?? 1;
}
