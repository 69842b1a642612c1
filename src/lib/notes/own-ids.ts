import { stableHash } from "#lib/core/hash.ts";
import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";

import type { NoteCard } from "./card.ts";
import { answerText } from "./key-text.ts";

/** How a card reads in another note. */
export interface Saying {
  readonly language: Language;
  /** Markdown. */
  readonly back: string;
}

/**
 * The card under an id of its own, if another note uses its id for another answer: two notes that disagree are two
 * cards, so that neither is shown in the place of the other unseen. Where they say the same, or say it in different
 * languages, they share the card. The new id is the same at every import, and counts as minted even where the author
 * wrote the old one, so that the diff finds it by its key.
 */
export function withOwnId(card: NoteCard, noteId: string, elsewhere: readonly Saying[]): NoteCard {
  const answer = answerText(card.back);
  const disagrees = elsewhere.some(
    ({ language, back }) => language === card.language && answerText(back) !== answer,
  );
  return disagrees ? { ...card, id: stableHash([card.id, noteId]) as CardId } : card;
}
