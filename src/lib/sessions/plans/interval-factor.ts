import { intervalOf } from "#lib/scheduling/algorithm.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";

/** Long enough that rounding to whole days does not show; the longest interval does not count here. */
const STABILITY_DAYS = 10_000;

/** How long intervals are beside those at a desired retention of 0.9, where they are the stability. */
export function intervalFactor(settings: SchedulingSettings): number {
  return intervalOf(STABILITY_DAYS, { ...settings, maximumIntervalDays: Infinity }) / STABILITY_DAYS;
}
