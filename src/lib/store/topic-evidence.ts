import type { TopicId } from "#lib/core/ids.ts";
import type { RecallCell, TopicTotals } from "./aggregate-rows.ts";
import type { Store } from "./schema.ts";
import { recallSums, topicSums } from "./sums.ts";

/** What is known of the cards of a topic: how many of each kind, and the seen ones by last study day and stability. */
export interface TopicSummary extends TopicTotals {
  readonly cells: readonly RecallCell[];
}

/** Every topic that has cards; exercises are told by `exerciseStates`. */
export async function topicEvidence(store: Store): Promise<TopicSummary[]> {
  return store.transaction("r", [store.topicTotals, store.recallCells, store.settings], async () => {
    const cells = new Map<TopicId, RecallCell[]>();
    for (const cell of await recallSums(store)) {
      const others = cells.get(cell.topic);
      if (others === undefined) cells.set(cell.topic, [cell]);
      else others.push(cell);
    }
    const totals = await topicSums(store);
    return totals.map((topic) => ({ ...topic, cells: cells.get(topic.topic) ?? [] }));
  });
}
