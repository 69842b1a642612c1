import { describe, expect, it } from "vitest";

import { NO_EASY_DAYS, shareOf, type EasyDays } from "#lib/scheduling/easy-days.ts";
import { studyDayOf } from "#lib/core/time.ts";
import { choiceOf, EASY_DAY_CHOICES, WEEKDAYS, withEasyDay } from "./easy-day-choices.ts";

describe("an easy day", () => {
  it("is the day of the week that it is called by", () => {
    // 2026-11-22 is a Sunday.
    const sunday = studyDayOf({ atMs: Date.UTC(2026, 10, 22, 12), utcOffsetMinutes: 0 }, 4);
    const week = withEasyDay(NO_EASY_DAYS, 0, "free") ?? NO_EASY_DAYS;
    expect(shareOf(sunday, week)).toBe(0);
    expect(WEEKDAYS.filter((weekday) => choiceOf(week, weekday) !== "usual")).toEqual([0]);
  });

  it("is shown as it was chosen", () => {
    for (const weekday of WEEKDAYS)
      for (const choice of EASY_DAY_CHOICES)
        expect(choiceOf(withEasyDay(NO_EASY_DAYS, weekday, choice) ?? NO_EASY_DAYS, weekday)).toBe(choice);
  });

  it("is not every day", () => {
    const onlySunday: EasyDays = [1, 0, 0, 0, 0, 0, 0];
    expect(withEasyDay(onlySunday, 0, "free")).toBeNull();
    expect(withEasyDay(onlySunday, 0, "half")).toEqual([0.5, 0, 0, 0, 0, 0, 0]);
  });
});
