import type { DeckId, TopicId } from "#lib/core/ids.ts";
import type { Store } from "./schema.ts";

/** The topic of each deck: that of the cards that are met first in it. Decks without cards have none. */
export async function deckTopics(
  store: Store,
  deckIds: readonly DeckId[],
): Promise<ReadonlyMap<DeckId, TopicId>> {
  return store.transaction("r", store.cards, async () => {
    const topics = new Map<DeckId, TopicId>();
    for (const deckId of deckIds) {
      const card = await store.cards.where("[deckId+queue+order]").between([deckId], [deckId, []]).first();
      if (card !== undefined) topics.set(deckId, card.topic);
    }
    return topics;
  });
}
