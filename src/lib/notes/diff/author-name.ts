import type { NoteCard } from "../card.ts";

const MINTED = /^[0-9a-f]{20}$/;

/** What the reader adds to an author's id: a column, a direction, the hash of a step, the count of a repetition. */
const DERIVED = /(?:\.(?:\d+|back|[0-9a-f]{6,20}))+$/;

/** The id that the author of the note wrote for a card; null where it was minted from the key. */
export function authorName(card: NoteCard): string | null {
  return card.authorId ?? (MINTED.test(card.id) ? null : card.id);
}

/** The author's id without what the reader added: cards of one block share it. */
export function blockName(card: NoteCard): string | null {
  const name = authorName(card);
  if (name === null) return null;
  const base = name.replace(DERIVED, "");
  return base === "" ? name : base;
}

/** Two names that authors gave mean two cards, however alike they read. */
export function namedApart(first: NoteCard, second: NoteCard): boolean {
  const [one, other] = [blockName(first), blockName(second)];
  return one !== null && other !== null && one !== other;
}
