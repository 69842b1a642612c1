import { stableHash } from "#lib/core/hash.ts";
import type { CardId, NoteId } from "#lib/core/ids.ts";
import { AT_ONCE, type Pace } from "#lib/core/steps.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import type { CardDiff } from "#lib/notes/diff/card-diff.ts";
import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import type { Saying } from "#lib/notes/own-ids.ts";
import { cardHistories, type CardHistory } from "#lib/store/card-histories.ts";
import {
  cardsOfNote,
  readNote as readStoredNote,
  sayingsElsewhere,
  type CardInNote,
} from "#lib/store/cards-of-note.ts";
import type { ChunkProblem } from "#lib/store/event-chunk.ts";
import type { NoteRow, SourceRow } from "#lib/store/note-rows.ts";
import type { Store } from "#lib/store/open.ts";
import { returningCards } from "#lib/store/returning-cards.ts";
import type { NoteFile } from "./note-files.ts";
import { settleFacts, type SettledNote } from "./settle-facts.ts";
import { followCards, type MatchedNote, type PreviewCard } from "./preview-matches.ts";

export type { CardHistory } from "#lib/store/card-histories.ts";
export type { CardState, PreviewCard } from "./preview-matches.ts";

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
  /** In the order of the note. */
  readonly cards: readonly PreviewCard[];
  readonly groups: readonly PreviewGroup[];
  /** What other notes say of its facts, in the same words and in others. */
  readonly facts: SettledNote;
  readonly diff: CardDiff;
  /** No longer in this note, nor in any other. */
  readonly gone: CardDiff["gone"];
  /** Of every stored card that the diff speaks of. */
  readonly histories: ReadonlyMap<CardId, CardHistory>;
  /** How a card reads in notes that are not imported together with this one. */
  readonly elsewhere: (id: CardId) => readonly Saying[];
  /** Cards that the learner left out when importing this note before. */
  readonly declined: ReadonlySet<CardId>;
  /** Imported before. */
  readonly known: boolean;
  /** Imported before, and not a letter has changed. */
  readonly unchanged: boolean;
}

/** A note that was read, before it is held against what is stored. */
export interface ReadFile {
  readonly file: NoteFile;
  readonly reading: NoteReading;
}

/** A note is known again by its file's name; what was pasted, by its title. */
function noteIdOf(fileName: string): NoteId {
  return `note:${stableHash([fileName])}` as NoteId;
}

/** How far it is when what is stored is read, and when cards have found theirs. */
const STORED_SHARE = 0.3;
const MATCHED_SHARE = 0.6;

/** Reads notes and holds them against the store, all at once: what leaves one of them for another stays itself. */
export async function previewNotes(
  store: Store,
  files: readonly NoteFile[],
): Promise<readonly NotePreview[]> {
  const read = files.map((file) => ({ file, reading: readNote(file.text, { file: file.name }) }));
  return (await previewReadings(store, read)) ?? [];
}

/** `previewNotes` of notes that were read already. Null if it was cancelled. */
export async function previewReadings(
  store: Store,
  files: readonly ReadFile[],
  pace: Pace = AT_ONCE,
): Promise<readonly NotePreview[] | null> {
  const sides = [];
  for (const file of files) sides.push(await storedSide(store, file));
  pace.onProgress?.(STORED_SHARE);
  const elsewhere = await sayingsBeside(store, sides);
  await pace.pause();
  const matched = followCards(sides);
  await pace.pause();
  pace.onProgress?.(MATCHED_SHARE);
  const histories = await historiesOf(store, matched);
  const kept = new Set(matched.flatMap(({ cards }) => cards.map(({ card }) => card.id)));
  const settled = await settleFacts(
    store,
    sides.map(({ noteId, reading }, index) => ({
      noteId,
      title: reading.title,
      cards: (matched[index]?.cards ?? []).map(({ card }) => card),
      reworded: rewordedIn(matched[index]?.cards ?? []),
    })),
    { ...pace, onProgress: (share) => pace.onProgress?.(MATCHED_SHARE + (1 - MATCHED_SHARE) * share) },
  );
  if (settled === null) return null;
  await pace.pause();
  return sides.map(({ file, reading, note, noteId }, index): NotePreview => {
    const { diff, cards: entries } = matched[index] ?? { diff: EMPTY, cards: [] };
    const facts = settled[index] ?? { cards: [], alsoIn: new Map(), pairs: [] };
    const cards = underOneId(entries, facts.cards);
    return {
      noteId,
      file,
      reading: { ...reading, cards: facts.cards },
      facts,
      cards,
      groups: groupByHeading(cards),
      diff,
      gone: diff.gone.filter(({ id }) => !kept.has(id) && elsewhere(id).length === 0),
      histories,
      elsewhere,
      declined: new Set(note?.declined),
      known: note !== undefined,
      unchanged: note?.source === file.text,
    };
  });
}

function rewordedIn(entries: readonly PreviewCard[]): ReadonlySet<NoteCard> {
  return new Set(entries.flatMap(({ card, match }) => (match?.answerChanged === true ? [card] : [])));
}

/** The entries under the ids that their facts have. What the note says twice is one entry with two places. */
function underOneId(entries: readonly PreviewCard[], cards: readonly NoteCard[]): readonly PreviewCard[] {
  const shown = new Map<CardId, PreviewCard>();
  entries.forEach((entry, index) => {
    const card = cards[index] ?? entry.card;
    const first = shown.get(card.id);
    if (first !== undefined) shown.set(card.id, { ...first, alsoHere: [...(first.alsoHere ?? []), card] });
    else if (card.id === entry.card.id) shown.set(card.id, entry);
    else
      shown.set(card.id, { ...entry, card, state: entry.state === "asked" ? "asked" : "new", match: null });
  });
  return [...shown.values()];
}

const EMPTY: CardDiff = {
  added: [],
  changed: [],
  moved: [],
  same: [],
  returned: [],
  conflicting: [],
  gone: [],
};

interface Side extends ReadFile {
  readonly noteId: NoteId;
  readonly note: NoteRow | undefined;
  readonly stored: readonly NoteCard[];
  readonly incoming: readonly NoteCard[];
  readonly archived: readonly NoteCard[];
}

async function storedSide(store: Store, { file, reading }: ReadFile): Promise<Side> {
  const noteId = noteIdOf(file.name);
  const note = await readStoredNote(store, noteId);
  const stored = await cardsOfNote(store, noteId);
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
    incoming: reading.cards,
    archived: archived.map(asCard),
  };
}

/** How cards read in other notes than these: what these say of them now is another matter. */
async function sayingsBeside(
  store: Store,
  sides: readonly Side[],
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

/** What became of the cards so far cannot be told: a part of the log cannot be read. */
export class UnreadableLog extends Error {
  override readonly name = "UnreadableLog";
  readonly problem: ChunkProblem;

  constructor(problem: ChunkProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

async function historiesOf(
  store: Store,
  matched: readonly MatchedNote[],
): Promise<ReadonlyMap<CardId, CardHistory>> {
  const ids = matched.flatMap(({ diff }) => [
    ...[...diff.changed, ...diff.moved, ...diff.returned].map(({ stored }) => stored.id),
    ...diff.conflicting.flatMap(({ candidates }) => candidates.map(({ stored }) => stored.id)),
    ...diff.gone.map(({ id }) => id),
  ]);
  const histories = await cardHistories(store, ids);
  if (!histories.ok) throw new UnreadableLog(histories.error);
  return histories.value;
}

function asNoteCard({ source }: CardInNote): NoteCard {
  return asCard(source);
}

function asCard(source: SourceRow): NoteCard {
  return { ...source, id: source.cardId };
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
