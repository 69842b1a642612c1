import type { Delay } from "#lib/scheduling/answer.ts";

const MINUTES_PER_HOUR = 60;
const DAYS_PER_MONTH = 30.4375;
const DAYS_PER_YEAR = 365.25;

export interface DelaySize {
  readonly unit: "minutes" | "hours" | "days" | "months" | "years";
  readonly count: number;
}

/** When a card returns, in the largest unit that reads well: 10 minutes, 3 days, 1.4 months. */
export function delaySize(delay: Delay): DelaySize {
  if (delay.unit === "minutes") {
    const { minutes } = delay;
    return minutes < MINUTES_PER_HOUR
      ? { unit: "minutes", count: Math.max(1, Math.round(minutes)) }
      : { unit: "hours", count: rounded(minutes / MINUTES_PER_HOUR) };
  }
  const { days } = delay;
  if (days < DAYS_PER_MONTH) return { unit: "days", count: days };
  if (days < DAYS_PER_YEAR) return { unit: "months", count: rounded(days / DAYS_PER_MONTH) };
  return { unit: "years", count: rounded(days / DAYS_PER_YEAR) };
}

/** One decimal where it says something: 2.5 but 3. */
function rounded(value: number): number {
  return value < 10 ? Number(value.toFixed(1)) : Math.round(value);
}
