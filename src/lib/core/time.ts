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

/**
 * The study day that a moment belongs to: its local date, minus one before the rollover hour.
 * @param rolloverHour 0 to 23, local time
 */
export function studyDayOf(moment: Moment, rolloverHour: number): StudyDay {
  const localMs = moment.atMs + moment.utcOffsetMinutes * MS_PER_MINUTE;
  return Math.floor((localMs - rolloverHour * MS_PER_HOUR) / MS_PER_DAY);
}

/**
 * The instant at which a study day begins in a zone.
 * @param utcOffsetMinutes minutes east of UTC
 */
export function studyDayStartMs(day: StudyDay, utcOffsetMinutes: number, rolloverHour: number): Milliseconds {
  return day * MS_PER_DAY + rolloverHour * MS_PER_HOUR - utcOffsetMinutes * MS_PER_MINUTE;
}
