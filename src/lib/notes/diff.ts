import type { CardId } from "#lib/core/ids.ts";

import type { NoteCard } from "./card.ts";
import { idOfKey } from "./identity.ts";
import { keyText } from "./key-text.ts";

/** A card of the stored note and the one that it is now. The stored id stays. */
export interface Match {
  readonly stored: NoteCard;
  readonly incoming: NoteCard;
  /** Whether question or answer read differently. */
  readonly reworded: boolean;
}

/** What importing a note again would do, before anything happens. Every card stands in exactly one list. */
export interface CardDiff {
  readonly added: readonly NoteCard[];
  /** The answer or question changed. */
  readonly changed: readonly Match[];
  /** Reads the same, but stands under other headings. */
  readonly moved: readonly Match[];
  readonly same: readonly Match[];
  /** No longer in the note: to be archived, never deleted. */
  readonly gone: readonly NoteCard[];
}

/**
 * Compares a note's stored cards with those it gives now. Cards match by id, which an author's explicit id always
 * decides; else by subject, attribute and discriminator, under whatever headings they stand now, if that is unmistakable.
 */
export function diffCards(stored: readonly NoteCard[], incoming: readonly NoteCard[]): CardDiff {
  const pairs = new Map<NoteCard, NoteCard>();
  pairUp(stored, incoming, pairs, (card) => card.id);
  // A stored id may be one that was explicit then or minted from an older place: the key still tells.
  pairUp(stored, incoming, pairs, (card) => idOfKey(card.key));
  pairUp(stored, incoming, pairs, (card) => idOfKey({ ...card.key, context: [] }));
  const matched = new Set(pairs.values());
  const matches = incoming.flatMap((card): Match[] => {
    const before = pairs.get(card);
    return before === undefined
      ? []
      : [{ stored: before, incoming: card, reworded: isReworded(before, card) }];
  });
  const still = matches.filter((match) => !match.reworded);
  return {
    added: incoming.filter((card) => !pairs.has(card)),
    changed: matches.filter((match) => match.reworded),
    moved: still.filter((match) => isMoved(match)),
    same: still.filter((match) => !isMoved(match)),
    gone: stored.filter((card) => !matched.has(card)),
  };
}

/** Pairs cards that nothing else has paired, where a name stands once on either side. */
function pairUp(
  stored: readonly NoteCard[],
  incoming: readonly NoteCard[],
  pairs: Map<NoteCard, NoteCard>,
  nameOf: (card: NoteCard) => string,
): void {
  const used = new Set(pairs.values());
  const before = byName(
    stored.filter((card) => !used.has(card)),
    nameOf,
  );
  const now = byName(
    incoming.filter((card) => !pairs.has(card)),
    nameOf,
  );
  for (const [name, cards] of now) {
    const [card, ...others] = cards;
    const [match, ...otherMatches] = before.get(name) ?? [];
    if (card === undefined || match === undefined || others.length > 0 || otherMatches.length > 0) continue;
    // Two names that authors gave mean two cards, however alike they read.
    if (card.id !== match.id && isExplicit(card) && isExplicit(match)) continue;
    pairs.set(card, match);
  }
}

function isExplicit(card: NoteCard): boolean {
  return !/^[0-9a-f]{20}$/.test(card.id);
}

function byName(cards: readonly NoteCard[], nameOf: (card: NoteCard) => string): Map<string, NoteCard[]> {
  const groups = new Map<string, NoteCard[]>();
  for (const card of cards) groups.set(nameOf(card), [...(groups.get(nameOf(card)) ?? []), card]);
  return groups;
}

function isReworded(stored: NoteCard, incoming: NoteCard): boolean {
  const words = (text: string): string => text.replace(/\s+/g, " ").trim();
  return words(stored.back) !== words(incoming.back) || words(stored.front) !== words(incoming.front);
}

function isMoved({ stored, incoming }: Match): boolean {
  return stored.key.context.map(keyText).join("\n") !== incoming.key.context.map(keyText).join("\n");
}

/** The incoming card under the id that its history has. */
export function withStoredId({ stored, incoming }: Match): NoteCard {
  const id: CardId = stored.id;
  return { ...incoming, id };
}
