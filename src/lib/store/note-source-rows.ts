import { Dexie } from "dexie";

import type { CardId, NoteId, TopicId } from "#lib/core/ids.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import type { SourceRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";
import { keysOfCards, sourcesByKeys } from "./source-keys.ts";
import type { SourceKey } from "./source-keys.ts";
import { PART } from "./work.ts";

/** A card that the learner accepted, rendered. The same id may occur more than once in a note. */
export interface CardToSave {
  readonly card: NoteCard;
  readonly topic: TopicId;
  /** Sanitised. */
  readonly frontHtml: string;
  readonly backHtml: string;
}

/** The source rows of a note's cards. */
export function sourceRows(noteId: NoteId, cards: readonly CardToSave[]): SourceRow[] {
  const places = new Map<CardId, number>();
  return cards.map(({ card, ...rest }) => {
    const { id: cardId, ...content } = card;
    const ordinal = places.get(cardId) ?? 0;
    places.set(cardId, ordinal + 1);
    return { ...content, ...rest, cardId, noteId, ordinal };
  });
}

/** Inside a transaction over `sources`: every source of a note, those of archived cards too, in no order of the note. */
export async function sourcesOfNote(store: Store, noteId: NoteId): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  const end = [noteId, Dexie.maxKey, Dexie.maxKey];
  let after: unknown[] = [noteId, Dexie.minKey, Dexie.minKey];
  // A long note is megabytes of texts: part by part the page answers meanwhile.
  for (;;) {
    const part = await store.sources
      .where("[noteId+cardId+ordinal]")
      .between(after, end, false, false)
      .limit(PART)
      .toArray();
    for (const row of part) rows.push(row);
    const last = part.at(-1);
    if (last === undefined || part.length < PART) return rows;
    after = sourceKey(last);
  }
}

/** Inside a transaction over `sources`: where cards stand in other notes, by card. */
export async function sourcesElsewhere(
  store: Store,
  noteId: NoteId,
  cardIds: readonly CardId[],
): Promise<ReadonlyMap<CardId, readonly [SourceRow, ...SourceRow[]]>> {
  const keys = await keysOfCards(store, cardIds);
  const elsewhere = keys.filter(([home]) => home !== noteId);
  const byCard = new Map<CardId, [SourceRow, ...SourceRow[]]>();
  for (const row of await sourcesByKeys(store, elsewhere)) {
    const others = byCard.get(row.cardId);
    if (others === undefined) byCard.set(row.cardId, [row]);
    else others.push(row);
  }
  return byCard;
}

/** The primary key of a source. */
export function sourceKey({ noteId, cardId, ordinal }: SourceRow): SourceKey {
  return [noteId, cardId, ordinal];
}
