import type { CardId, TopicId } from "#lib/core/ids.ts";
import type { CardRow } from "./card-row.ts";
import type { Store } from "./schema.ts";

/** A card as it is now, or undefined. */
export async function readCard(store: Store, cardId: CardId): Promise<CardRow | undefined> {
  return store.cards.get(cardId);
}

/** The cards of a topic, its exercises among them, without archived ones. */
export async function cardsOfTopic(store: Store, topic: TopicId): Promise<CardRow[]> {
  const cards = await store.cards.where("[topic+queue+order]").between([topic], [topic, []]).toArray();
  return cards.filter((card) => !card.archived);
}

/** The cards about a subject, as any of their sources names it: those that mend a mistake. */
export async function cardsOfSubject(store: Store, subject: string): Promise<CardRow[]> {
  return store.transaction("r", [store.sources, store.cards], async () => {
    const sources = await store.sources.where("key.subject").equals(subject).toArray();
    const cards = await store.cards.bulkGet([...new Set(sources.map((source) => source.cardId))]);
    return cards.filter((card) => card !== undefined).filter((card) => !card.archived);
  });
}
