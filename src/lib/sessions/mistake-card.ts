import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { cardContent } from "#lib/store/card-content.ts";
import { cardsOfSubject, readCard } from "#lib/store/cards.ts";
import type { Store } from "#lib/store/open.ts";

/** Both faces of a card, as sanitised HTML. */
export interface MistakeCard {
  readonly cardId: CardId;
  readonly frontHtml: string;
  readonly backHtml: string;
}

/** The card that mends a mistake: the one with the subject as its id, or about a subject of that name; null if none. */
export async function mistakeCard(
  store: Store,
  subject: string,
  language: Language,
): Promise<MistakeCard | null> {
  const byId = await readCard(store, subject as CardId);
  const candidates = byId === undefined ? await cardsOfSubject(store, subject) : [byId];
  for (const card of candidates) {
    if (card.archived || card.kind === "exercise") continue;
    const content = await cardContent(store, card.id, language);
    if (content === null) continue;
    return { cardId: card.id, frontHtml: content.face.frontHtml, backHtml: content.face.backHtml };
  }
  return null;
}
