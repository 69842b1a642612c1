import { m } from "#lib/paraglide/messages.js";
import type { Delay } from "#lib/scheduling/answer.ts";
import { delaySize, type DelaySize } from "./delay-size.ts";

const WORDS: Readonly<Record<DelaySize["unit"], (inputs: { readonly count: number }) => string>> = {
  minutes: m.span_minutes,
  hours: m.span_hours,
  days: m.span_days,
  months: m.span_months,
  years: m.span_years,
};

/** When a card returns, as a sentence says it: "10 分钟", "3 days", "1.4 months". */
export function delayPhrase(delay: Delay): string {
  const { unit, count } = delaySize(delay);
  return WORDS[unit]({ count });
}
