import type { CardId, TopicId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { ReviewMemory } from "./memory.ts";
import { retrievability } from "./retrievability.ts";
import { shuffleKey } from "./shuffle-key.ts";
import type { Weights } from "./weights.ts";

/**
 * Which reviews come first: the longest due; those least likely to be remembered; those most overdue for their interval;
 * or any.
 */
export type ReviewOrder = "due" | "retrievability" | "overdueness" | "random";

/** Which new cards come first: those added first; those whose topic is needed by other topics; or any. */
export type NewOrder = "added" | "topics" | "random";

/** When new cards come among reviews. */
export type NewMix = "after" | "before" | "interleaved";

export interface QueueOrders {
  readonly reviews: ReviewOrder;
  readonly newCards: NewOrder;
  readonly mix: NewMix;
}

export const DEFAULT_ORDERS: QueueOrders = { reviews: "due", newCards: "added", mix: "after" };

/**
 * What reviews are sorted by, lowest first; equals are shuffled. It depends on the study day but not on the moment, so
 * that a reload goes on in the same order.
 */
export function reviewKey(
  memory: ReviewMemory,
  order: ReviewOrder,
  studyDay: StudyDay,
  weights: Weights,
): number {
  switch (order) {
    case "due":
      return memory.dueDay;
    case "retrievability":
      return retrievability(memory.stability, studyDay - memory.lastStudyDay, weights);
    case "overdueness":
      return (memory.dueDay - studyDay) / Math.max(1, memory.dueDay - memory.lastStudyDay);
    case "random":
      return 0;
  }
}

/** Sorts by a number, lowest first; equals by chance, the same for one seed whatever order they come in. */
export function sortedBy<Item extends { readonly cardId: CardId }>(
  items: readonly Item[],
  keyOf: (item: Item) => number,
  seed: number,
): Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item), chance: shuffleKey(item.cardId, seed) }));
  keyed.sort((a, b) => a.key - b.key || a.chance - b.chance || (a.item.cardId < b.item.cardId ? -1 : 1));
  return keyed.map(({ item }) => item);
}

/**
 * New cards in their order.
 * @param items in the order in which they were added
 * @param topicOrder prerequisites before what needs them; cards of other topics come last
 */
export function inNewOrder<Item extends { readonly cardId: CardId; readonly topic?: TopicId }>(
  items: readonly Item[],
  order: NewOrder,
  topicOrder: readonly TopicId[],
  seed: number,
): readonly Item[] {
  switch (order) {
    case "added":
      return items;
    case "topics": {
      const places = new Map(topicOrder.map((topic, place) => [topic, place]));
      const placeOf = ({ topic }: Item): number =>
        (topic === undefined ? undefined : places.get(topic)) ?? topicOrder.length;
      return items.toSorted((a, b) => placeOf(a) - placeOf(b));
    }
    case "random":
      return sortedBy(items, () => 0, seed);
  }
}
