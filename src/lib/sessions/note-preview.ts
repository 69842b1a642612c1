import { stableHash } from "#lib/core/hash.ts";
import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import { diffCards, withStoredId, type CardDiff, type Match } from "#lib/notes/diff.ts";
import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import { withOwnId, type Saying } from "#lib/notes/own-ids.ts";
import {
  cardsOfNote,
  readNote as readStoredNote,
  sayingsElsewhere,
  type CardInNote,
} from "#lib/store/cards-of-note.ts";
import type { Store } from "#lib/store/open.ts";
import type { NoteFile } from "./note-files.ts";

/** What importing would do to a card. */
export type CardState = "new" | "changed" | "moved" | "same";

export interface PreviewCard {
  readonly card: NoteCard;
  readonly state: CardState;
}

/** Cards under one heading of the note. */
export interface PreviewGroup {
  readonly headingPath: readonly string[];
  readonly cards: readonly PreviewCard[];
}

/** A note as it would be imported; nothing is stored yet. */
export interface NotePreview {
  readonly noteId: NoteId;
  readonly file: NoteFile;
  readonly reading: NoteReading;
  readonly groups: readonly PreviewGroup[];
  readonly gone: CardDiff["gone"];
  /** Cards that the learner left out when importing this note before. */
  readonly declined: ReadonlySet<CardId>;
  /** Imported before, and not a letter has changed. */
  readonly unchanged: boolean;
}

/** A note is known again by its file's name; what was pasted, by its title. */
function noteIdOf(fileName: string): NoteId {
  return `note:${stableHash([fileName])}` as NoteId;
}

/**
 * Reads a note and holds it against what is stored of it. A card that is known keeps its id, and so its history; one
 * that another note answers differently gets an id of its own.
 * @param before notes that are to be imported together with this one
 */
export async function previewNote(
  store: Store,
  file: NoteFile,
  before: readonly NotePreview[] = [],
): Promise<NotePreview> {
  const reading = readNote(file.text, { file: file.name });
  const noteId = noteIdOf(file.name);
  const [note, stored] = await Promise.all([readStoredNote(store, noteId), cardsOfNote(store, noteId)]);
  const diff = diffCards(stored.map(asNoteCard), reading.cards);
  const matched = previewCards(reading.cards, diff);
  const said = await sayings(
    store,
    noteId,
    matched.map(({ card }) => card.id),
    before,
  );
  const entries = matched.map((entry): PreviewCard => {
    const card = withOwnId(entry.card, noteId, said(entry.card.id));
    return card === entry.card ? entry : { card, state: "new" };
  });
  return {
    noteId,
    file,
    reading: { ...reading, cards: entries.map(({ card }) => card) },
    groups: groupByHeading(entries),
    gone: diff.gone,
    declined: new Set(note?.declined),
    unchanged: note?.contentHash === stableHash([file.text]),
  };
}

/** What other notes say under an id: those that are stored, and those that come with this one. */
async function sayings(
  store: Store,
  noteId: NoteId,
  cardIds: readonly CardId[],
  before: readonly NotePreview[],
): Promise<(id: CardId) => readonly Saying[]> {
  const stored = await sayingsElsewhere(store, noteId, cardIds);
  const coming = new Map<CardId, NoteCard[]>();
  const others = before.filter((note) => note.noteId !== noteId);
  for (const card of others.flatMap((note) => note.reading.cards))
    coming.set(card.id, [...(coming.get(card.id) ?? []), card]);
  return (id) => [...(stored.get(id) ?? []), ...(coming.get(id) ?? [])];
}

function asNoteCard({ source }: CardInNote): NoteCard {
  return { ...source, id: source.cardId };
}

function previewCards(cards: readonly NoteCard[], diff: CardDiff): PreviewCard[] {
  const known = new Map<NoteCard, PreviewCard>();
  const keep = (matches: readonly Match[], state: CardState): void => {
    for (const match of matches) known.set(match.incoming, { card: withStoredId(match), state });
  };
  keep(diff.changed, "changed");
  keep(diff.moved, "moved");
  keep(diff.same, "same");
  return cards.map((card) => known.get(card) ?? { card, state: "new" });
}

function groupByHeading(entries: readonly PreviewCard[]): PreviewGroup[] {
  const groups: { headingPath: readonly string[]; cards: PreviewCard[] }[] = [];
  for (const entry of entries) {
    const { headingPath } = entry.card.source;
    const last = groups.at(-1);
    if (last !== undefined && last.headingPath.join("\n") === headingPath.join("\n")) last.cards.push(entry);
    else groups.push({ headingPath, cards: [entry] });
  }
  return groups;
}
