import type { CardId } from "#lib/core/ids.ts";
import type { Days } from "#lib/core/time.ts";
import { intervalOf } from "./algorithm.ts";
import { fuzzPosition, fuzzRange, placeInRange } from "./fuzz.ts";
import { leastLoaded, type DayLoad } from "./load-balance.ts";
import type { Memory, Rating } from "./memory.ts";
import type { SchedulingSettings } from "./settings.ts";

export type PerRating<T> = Readonly<Record<Rating, T>>;

/**
 * Whole days until each rating would bring the card back, were it to leave its steps. They never fall from one rating
 * to the next better one; in review Good is at least Hard + 1; Easy is always at least Good + 1. Only the maximum
 * interval makes them equal.
 * @param stabilities days, after each rating
 * @param load what the days ahead hold already, where fuzz is to level it; null leaves the choice to chance
 */
export function intervals(
  memory: Memory,
  stabilities: PerRating<Days>,
  elapsedDays: number,
  settings: SchedulingSettings,
  cardId: CardId,
  load: DayLoad | null = null,
): PerRating<number> {
  const maximum = settings.maximumIntervalDays;
  const position = settings.fuzz ? fuzzPosition(cardId, memory) : null;
  const spread = (stability: Days): number => {
    const interval = intervalOf(stability, settings);
    if (position === null) return interval;
    const range = fuzzRange(interval, elapsedDays, maximum);
    const byChance = placeInRange(range, position);
    return load === null ? byChance : leastLoaded(range, byChance, load);
  };
  const hard = Math.min(spread(stabilities[2]), spread(stabilities[3]));
  const good = Math.max(spread(stabilities[3]), memory.phase === "review" ? hard + 1 : hard);
  const easy = Math.max(spread(stabilities[4]), good + 1);
  return {
    1: Math.min(spread(stabilities[1]), hard),
    2: hard,
    3: Math.min(good, maximum),
    4: Math.min(easy, maximum),
  };
}
