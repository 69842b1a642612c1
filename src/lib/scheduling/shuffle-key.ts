import type { CardId } from "#lib/core/ids.ts";
import { seededRandom } from "#lib/core/random.ts";
import { textSeed } from "./text-seed.ts";

/** A number in [0, 1) for each card; sorting by it shuffles cards the same way for the same seed. */
export function shuffleKey(cardId: CardId, seed: number): number {
  return seededRandom(textSeed(`${seed} ${cardId}`))();
}
