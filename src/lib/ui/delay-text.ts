import { m } from "#lib/paraglide/messages.js";
import type { Delay } from "#lib/scheduling/answer.ts";
import type { PerRating } from "#lib/scheduling/intervals.ts";
import { delaySize, type DelaySize } from "./delay-size.ts";

const SHORT: Readonly<Record<DelaySize["unit"], (inputs: { readonly count: string }) => string>> = {
  minutes: m.interval_minutes,
  hours: m.interval_hours,
  days: m.interval_days,
  months: m.interval_months,
  years: m.interval_years,
};

/** When a card returns, in the interface's language, as short as on a button: "10 分钟", "3 d", "1.4 mo". */
export function delayText(delay: Delay): string {
  const { unit, count } = delaySize(delay);
  return SHORT[unit]({ count: String(count) });
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
