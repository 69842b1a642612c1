import { get_fuzz_range } from "ts-fsrs";

import type { CardId } from "#lib/core/ids.ts";
import { seededRandom } from "#lib/core/random.ts";
import type { Memory } from "./memory.ts";
import { textSeed } from "./text-seed.ts";

/** Shorter intervals are never fuzzed, days. */
const SHORTEST_FUZZED = 2.5;

/**
 * Where in its fuzz range a card's next interval falls, in [0, 1). It depends on the card and what was known of it
 * before the rating, not on the moment of the rating: so the interval on the button is the one that is saved, and all
 * four buttons shift alike.
 */
export function fuzzPosition(cardId: CardId, memory: Memory): number {
  const known = memory.phase === "new" ? "new" : `${memory.stability} ${memory.lastStudyDay}`;
  return seededRandom(textSeed(`${cardId} ${known}`))();
}

/** Whole days, both ends included. */
export interface FuzzRange {
  readonly shortest: number;
  readonly longest: number;
}

/**
 * Anki's range around an interval: 7 → 5 to 9, 17 → 14 to 20, 37 → 33 to 41; short ones are alone in it.
 * @param interval whole days
 */
export function fuzzRange(interval: number, elapsedDays: number, maximum: number): FuzzRange {
  if (interval < SHORTEST_FUZZED) return { shortest: interval, longest: interval };
  const { min_ivl: shortest, max_ivl: longest } = get_fuzz_range(interval, elapsedDays, maximum);
  return { shortest, longest };
}

/** @param position in [0, 1) */
export function placeInRange({ shortest, longest }: FuzzRange, position: number): number {
  return Math.floor(shortest + position * (longest - shortest + 1));
}
