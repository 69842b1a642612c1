import type { CardToSave } from "./note-source-rows.ts";
import type { Store } from "./schema.ts";

/**
 * Inside a transaction over `links`: the cards under the ids that they have since the learner called them the same. A
 * note that is saved again does not bring back what was merged.
 */
export async function underKeptIds(
  store: Store,
  cards: readonly CardToSave[],
): Promise<readonly CardToSave[]> {
  const same = await store.links.where("verdict").equals("same").toArray();
  const keptOf = new Map(same.flatMap(({ merges = [] }) => merges.map((each) => [each.goneId, each.keptId])));
  if (keptOf.size === 0) return cards;
  return cards.map((entry) => {
    let { id } = entry.card;
    // A chain is as long as there are merges at most.
    for (let step = 0; step < keptOf.size && keptOf.has(id); step++) id = keptOf.get(id) ?? id;
    return id === entry.card.id ? entry : { ...entry, card: { ...entry.card, id } };
  });
}
