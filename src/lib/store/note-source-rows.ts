import { Dexie } from "dexie";

import type { CardId, NoteId, TopicId } from "#lib/core/ids.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import type { SourceRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";

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

/** Every source of a note, those of archived cards too, in no order of the note. */
export async function sourcesOfNote(store: Store, noteId: NoteId): Promise<SourceRow[]> {
  return store.sources
    .where("[noteId+cardId+ordinal]")
    .between([noteId, Dexie.minKey, Dexie.minKey], [noteId, Dexie.maxKey, Dexie.maxKey])
    .toArray();
}

/** Where cards stand in other notes, by card. */
export async function sourcesElsewhere(
  store: Store,
  noteId: NoteId,
  cardIds: readonly CardId[],
): Promise<ReadonlyMap<CardId, readonly [SourceRow, ...SourceRow[]]>> {
  const rows = await store.sources
    .where("cardId")
    .anyOf([...cardIds])
    .toArray();
  const byCard = new Map<CardId, [SourceRow, ...SourceRow[]]>();
  for (const row of rows) {
    if (row.noteId === noteId) continue;
    const others = byCard.get(row.cardId);
    if (others === undefined) byCard.set(row.cardId, [row]);
    else others.push(row);
  }
  return byCard;
}

/** The primary key of a source. */
export function sourceKey({ noteId, cardId, ordinal }: SourceRow): [NoteId, CardId, number] {
  return [noteId, cardId, ordinal];
}
