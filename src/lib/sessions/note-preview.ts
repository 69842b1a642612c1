import type { CardId, NoteId } from "#lib/core/ids.ts";
import { AT_ONCE, finishInPieces, type Pace } from "#lib/core/steps.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import type { CardDiff } from "#lib/notes/diff/card-diff.ts";
import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import type { Saying } from "#lib/notes/own-ids.ts";
import { cardHistories, type CardHistory } from "#lib/store/card-histories.ts";
import type { ChunkProblem } from "#lib/store/event-chunk.ts";
import type { Store } from "#lib/store/open.ts";
import type { NoteFile } from "./note-files.ts";
import { sayingsBeside, storedSide, type NoteSide, type ReadFile } from "./note-side.ts";
import { settleFacts, type SettledNote } from "./settle-facts.ts";
import { followSteps, type MatchedNote, type PreviewCard } from "./preview-matches.ts";

export { storedOf } from "./note-side.ts";
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
  /** What is stored of it already, Markdown → HTML that can be shown: what reads the same need not be drawn again. */
  readonly drawn: ReadonlyMap<string, string>;
  /** Cards that the learner left out when importing this note before. */
  readonly declined: ReadonlySet<CardId>;
  /** Imported before. */
  readonly known: boolean;
  /** Imported before, and not a letter has changed. */
  readonly unchanged: boolean;
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
  const between = (from: number, to: number): Pace => ({
    ...pace,
    onProgress: (share) => pace.onProgress?.(from + (to - from) * share),
  });
  const sides: NoteSide[] = [];
  for (const file of files) {
    sides.push(await storedSide(store, file));
    if (pace.signal?.aborted === true) return null;
    pace.onProgress?.(STORED_SHARE * (sides.length / files.length));
  }
  const elsewhere = await sayingsBeside(store, sides);
  await pace.pause();
  const matched = await finishInPieces(followSteps(sides), between(STORED_SHARE, MATCHED_SHARE));
  if (matched === null) return null;
  await pace.pause();
  const histories = await historiesOf(store, matched);
  const kept = new Set(matched.flatMap(({ cards }) => cards.map(({ card }) => card.id)));
  const settled = await settleFacts(
    store,
    sides.map(({ noteId, reading, storedCards }, index) => ({
      noteId,
      stored: storedCards,
      title: reading.title,
      cards: (matched[index]?.cards ?? []).map(({ card }) => card),
      reworded: rewordedIn(matched[index]?.cards ?? []),
    })),
    between(MATCHED_SHARE, 1),
  );
  if (settled === null) return null;
  await pace.pause();
  return sides.map(({ file, reading, note, noteId, drawn }, index): NotePreview => {
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
      drawn,
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
