import { m } from "#lib/paraglide/messages.js";
import type { Delay } from "#lib/scheduling/answer.ts";
import type { PerRating } from "#lib/scheduling/intervals.ts";

const MINUTES_PER_HOUR = 60;
const DAYS_PER_MONTH = 30.4375;
const DAYS_PER_YEAR = 365.25;

/** One decimal where it says something: 2.5 but 3. */
function rounded(value: number): string {
  return value < 10 ? String(Number(value.toFixed(1))) : String(Math.round(value));
}

/** When a card returns, in the interface's language and the largest readable unit: "10 分钟", "3 天", "1.4 个月". */
export function delayText(delay: Delay): string {
  if (delay.unit === "minutes") {
    return delay.minutes < MINUTES_PER_HOUR
      ? m.interval_minutes({ count: String(Math.max(1, Math.round(delay.minutes))) })
      : m.interval_hours({ count: rounded(delay.minutes / MINUTES_PER_HOUR) });
  }
  if (delay.days < DAYS_PER_MONTH) return m.interval_days({ count: String(delay.days) });
  if (delay.days < DAYS_PER_YEAR) return m.interval_months({ count: rounded(delay.days / DAYS_PER_MONTH) });
  return m.interval_years({ count: rounded(delay.days / DAYS_PER_YEAR) });
}

/** The four texts of the rating buttons. */
export function delayTexts(
  delays: PerRating<{ readonly delay: Delay }>,
): readonly [string, string, string, string] {
  return [
    delayText(delays[1].delay),
    delayText(delays[2].delay),
    delayText(delays[3].delay),
    delayText(delays[4].delay),
  ];
}
