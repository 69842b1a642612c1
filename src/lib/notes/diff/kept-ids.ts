import { stableHash } from "#lib/core/hash.ts";
import type { CardId } from "#lib/core/ids.ts";
import type { NoteCard } from "../card.ts";
import { authorName } from "./author-name.ts";
import type { CardDiff } from "./card-diff.ts";

/** What the learner said of the cards that were asked about: the stored card that each new one is, or null for none. */
export type Verdicts = ReadonlyMap<NoteCard, CardId | null>;

/** The card under the id that its history has; an author's id is kept beside it, to be known by. */
export function withStoredId(incoming: NoteCard, id: CardId): NoteCard {
  if (incoming.id === id) return incoming;
  const name = authorName(incoming);
  return name === null ? { ...incoming, id } : { ...incoming, id, authorId: name as CardId };
}

/**
 * The id of every incoming card, the stored one where it has a history. A new card never takes an id that is or was
 * another's: it then gets the next one that its key gives.
 * @param taken ids in the store, archived ones too, that belong to other cards than a new one
 */
export function keptIds(
  incoming: readonly NoteCard[],
  diff: CardDiff,
  verdicts: Verdicts,
  taken: ReadonlySet<CardId>,
): ReadonlyMap<NoteCard, CardId> {
  const ids = new Map<NoteCard, CardId>();
  const used = new Set<CardId>();
  const keep = (card: NoteCard, id: CardId): void => {
    if (used.has(id)) return;
    used.add(id);
    ids.set(card, id);
  };
  for (const list of [diff.same, diff.moved, diff.changed, diff.returned])
    for (const match of list) keep(match.incoming, match.stored.id);
  for (const [card, id] of verdicts) if (id !== null) keep(card, id);
  for (const card of incoming) {
    if (ids.has(card)) continue;
    let id = card.id;
    for (let next = 2; used.has(id) || taken.has(id); next++) id = nextId(card, next);
    keep(card, id);
  }
  return ids;
}

function nextId(card: NoteCard, ordinal: number): CardId {
  return stableHash([card.id, String(ordinal)]) as CardId;
}
