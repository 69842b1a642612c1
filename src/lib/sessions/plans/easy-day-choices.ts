import type { EasyDays } from "#lib/scheduling/easy-days.ts";

/** What a day of the week is to hold. */
export type EasyDayChoice = "usual" | "half" | "free";

export const EASY_DAY_CHOICES: readonly EasyDayChoice[] = ["usual", "half", "free"];

/** Monday first, as the calendar hangs; `EasyDays` begins on Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

export type Weekday = (typeof WEEKDAYS)[number];

const SHARES = { usual: 1, half: 0.5, free: 0 } as const satisfies Record<EasyDayChoice, number>;

/** The choice that is nearest to a share. */
export function choiceOf(easyDays: EasyDays, weekday: Weekday): EasyDayChoice {
  const share = easyDays[weekday];
  if (share >= 0.75) return "usual";
  return share >= 0.25 ? "half" : "free";
}

/** The week with another choice for one day; null if no day would be left for reviews. */
export function withEasyDay(easyDays: EasyDays, weekday: Weekday, choice: EasyDayChoice): EasyDays | null {
  const week = easyDays.with(weekday, SHARES[choice]);
  return week.every((share) => share === 0) ? null : (week as unknown as EasyDays);
}
