import { stableHash } from "#lib/core/hash.ts";
import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import type { Saying } from "#lib/notes/own-ids.ts";
import type { NoteReading } from "#lib/notes/read-note.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { cardsOfNote, readNote, sayingsElsewhere, type CardInNote } from "#lib/store/cards-of-note.ts";
import type { NoteRow, SourceRow } from "#lib/store/note-rows.ts";
import type { Store } from "#lib/store/open.ts";
import { returningCards } from "#lib/store/returning-cards.ts";
import type { NoteFile } from "./note-files.ts";

/** A note that was read, before it is held against what is stored. */
export interface ReadFile {
  readonly file: NoteFile;
  readonly reading: NoteReading;
  /** What is stored of it, where that was read meanwhile. */
  readonly stored?: Promise<readonly CardInNote[]>;
}

/** What is stored of the note of this file. */
export function storedOf(store: Store, { name }: Pick<NoteFile, "name">): Promise<readonly CardInNote[]> {
  const stored = cardsOfNote(store, noteIdOf(name));
  // Whoever cancels never asks for it.
  stored.catch(() => undefined);
  return stored;
}

/** A note is known again by its file's name; what was pasted, by its title. */
function noteIdOf(fileName: string): NoteId {
  return `note:${stableHash([fileName])}` as NoteId;
}

/** A note beside what is stored of it. */
export interface NoteSide extends Omit<ReadFile, "stored"> {
  readonly noteId: NoteId;
  readonly note: NoteRow | undefined;
  readonly stored: readonly NoteCard[];
  readonly storedCards: ReadonlyMap<CardId, CardRow>;
  /** Markdown → HTML of its cards. */
  readonly drawn: ReadonlyMap<string, string>;
  readonly incoming: readonly NoteCard[];
  readonly archived: readonly NoteCard[];
}

/** What the store has of a note that was read. */
export async function storedSide(store: Store, read: ReadFile): Promise<NoteSide> {
  const { file, reading } = read;
  const noteId = noteIdOf(file.name);
  const note = await readNote(store, noteId);
  const stored = await (read.stored ?? storedOf(store, file));
  const storedCards = new Map(stored.map(({ card }) => [card.id, card]));
  const archived = await returningCards(
    store,
    noteId,
    reading.cards.map(({ id }) => id),
    reading.cards.map(({ key }) => key.subject),
  );
  return {
    file,
    reading,
    noteId,
    note,
    stored: stored.map(asNoteCard),
    storedCards,
    drawn: drawnIn(stored),
    incoming: reading.cards,
    archived: archived.map(asCard),
  };
}

function drawnIn(stored: readonly CardInNote[]): ReadonlyMap<string, string> {
  const drawn = new Map<string, string>();
  for (const { source } of stored)
    drawn.set(source.front, source.frontHtml).set(source.back, source.backHtml);
  return drawn;
}

/** How cards read in other notes than these: what these say of them now is another matter. */
export async function sayingsBeside(
  store: Store,
  sides: readonly NoteSide[],
): Promise<(id: CardId) => readonly Saying[]> {
  const noteIds = new Set(sides.map(({ noteId }) => noteId));
  const rows = new Map<CardId, readonly SourceRow[]>();
  for (const { noteId, stored, incoming } of sides) {
    const ids = [...stored, ...incoming].map(({ id }) => id);
    for (const [id, found] of await sayingsElsewhere(store, noteId, ids))
      rows.set(
        id,
        found.filter((row) => !noteIds.has(row.noteId)),
      );
  }
  return (id) => rows.get(id) ?? [];
}

function asNoteCard({ source }: CardInNote): NoteCard {
  return asCard(source);
}

function asCard(source: SourceRow): NoteCard {
  return { ...source, id: source.cardId };
}
