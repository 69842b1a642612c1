declare const unit: unique symbol;

/** Milliseconds since 1970-01-01T00:00Z, or a span of them. */
export type Milliseconds = number & { readonly [unit]?: "ms" };

/** A span in days; fractions allowed. */
export type Days = number & { readonly [unit]?: "days" };

/** A local study day: whole days since 1970-01-01, each starting at the rollover hour. */
export type StudyDay = number & { readonly [unit]?: "studyDay" };

/** An instant with the learner's zone at that instant. */
export interface Moment {
  readonly atMs: Milliseconds;
  /** Minutes east of UTC: +480 in Shanghai. */
  readonly utcOffsetMinutes: number;
}

export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/** Hour of local time at which a new study day begins, unless set otherwise. */
export const DEFAULT_ROLLOVER_HOUR = 4;

/** When study days begin, local time. */
export interface Rollover {
  /** 0 to 23. */
  readonly rolloverHour: number;
  /** The hour was changed: days before `untilDay` began at this one. Absent if it never was. */
  readonly rolloverBefore?: { readonly hour: number; readonly untilDay: StudyDay };
}

/**
 * The study day that a moment belongs to: its local date, minus one before the rollover hour.
 * @param rollover an hour, 0 to 23, local time, for all days; or one that was changed
 */
export function studyDayOf(moment: Moment, rollover: number | Rollover): StudyDay {
  const localMs = moment.atMs + moment.utcOffsetMinutes * MS_PER_MINUTE;
  const dayFrom = (hour: number): StudyDay => Math.floor((localMs - hour * MS_PER_HOUR) / MS_PER_DAY);
  if (typeof rollover === "number") return dayFrom(rollover);
  const day = dayFrom(rollover.rolloverHour);
  const before = rollover.rolloverBefore;
  if (before === undefined || day >= before.untilDay) return day;
  return Math.min(dayFrom(before.hour), before.untilDay - 1);
}

/**
 * The instant at which a study day begins in a zone.
 * @param utcOffsetMinutes minutes east of UTC
 */
export function studyDayStartMs(
  day: StudyDay,
  utcOffsetMinutes: number,
  rollover: number | Rollover,
): Milliseconds {
  const hour = typeof rollover === "number" ? rollover : rolloverHourOf(day, rollover);
  return day * MS_PER_DAY + hour * MS_PER_HOUR - utcOffsetMinutes * MS_PER_MINUTE;
}

/** The local hour at which a study day begins. */
export function rolloverHourOf(day: StudyDay, { rolloverHour, rolloverBefore }: Rollover): number {
  return rolloverBefore !== undefined && day < rolloverBefore.untilDay ? rolloverBefore.hour : rolloverHour;
}
