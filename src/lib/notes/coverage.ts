import type { CardId } from "#lib/core/ids.ts";

import { blockAt } from "./block-at.ts";
import { readNoteBlocks, type NoteBlock } from "./coverage-blocks.ts";
import type { LineRange } from "./outline/block.ts";
import { parseMarkdown, type ParsedNote } from "./parse/parse.ts";
import type { NoteReading } from "./read-note.ts";
import type { SkipReason } from "./skip.ts";

/** Where a card stands in a note. */
export interface CardPlace extends LineRange {
  readonly cardId: CardId;
}

/** What is known of a note's lines. Ranges may overlap, and name lines that the note does not have. */
export interface NoteMarks {
  readonly cards: readonly CardPlace[];
  /** Passages whose cards the learner did not want. */
  readonly declined: readonly LineRange[];
  readonly skipped: readonly (LineRange & { readonly reason: SkipReason })[];
  readonly uncarded: readonly LineRange[];
}

/** What became of a block. Neutral is what says nothing by itself: headings, labels, rules, blank lines. */
export type BlockState =
  | {
      readonly kind: "carded";
      readonly cardIds: readonly CardId[];
      /** Parts of it, such as a row of a table, that have no card. */
      readonly left: readonly LineRange[];
    }
  | { readonly kind: "skipped"; readonly reason: SkipReason | "declined" }
  | { readonly kind: "uncarded" }
  | { readonly kind: "neutral" };

/** A block and what became of it. */
export interface CoveredBlock extends NoteBlock {
  readonly state: BlockState;
}

/** How much of what a note states is on cards. */
export interface CoverageFigure {
  /**
   * Characters on lines that have a card, of all characters on lines that state something: those with a card and those
   * without one that are not skipped. White space and what is neutral do not count: so a long paragraph weighs more than
   * an item of three words, and a heading nothing. Null where nothing is stated.
   */
  readonly share: number | null;
  /** In blocks. */
  readonly carded: number;
  readonly uncarded: number;
  readonly skipped: number;
}

/** A note with its coverage. */
export interface Coverage {
  readonly blocks: readonly CoveredBlock[];
  readonly figure: CoverageFigure;
}

/** What a reading says of the lines of its note: every card as it was read. */
export function marksOfReading(reading: NoteReading): NoteMarks {
  const cards = reading.cards.map(({ id, source }) => ({ cardId: id, ...linesOf(source) }));
  return { cards, declined: [], skipped: reading.skipped, uncarded: reading.uncarded };
}

/**
 * What is so of a note that was imported: the cards are the stored ones. Where the note would give a card now that is
 * not stored, it was declined or is not made yet.
 * @param declined ids of cards that the learner did not want
 */
export function marksOfStored(
  reading: NoteReading,
  stored: readonly CardPlace[],
  declined: ReadonlySet<CardId>,
): NoteMarks {
  const ids = new Set(stored.map(({ cardId }) => cardId));
  const missing = reading.cards.filter(({ id }) => !ids.has(id));
  return {
    cards: stored,
    declined: missing.filter(({ id }) => declined.has(id)).map(({ source }) => linesOf(source)),
    skipped: reading.skipped,
    uncarded: [
      ...reading.uncarded,
      ...missing.filter(({ id }) => !declined.has(id)).map(({ source }) => linesOf(source)),
    ],
  };
}

function linesOf({ startLine, endLine }: LineRange): LineRange {
  return { startLine, endLine };
}

/** The blocks of a note and what became of each; every line of the note is in exactly one of them. */
export function coverNote(text: string, marks: NoteMarks): Coverage {
  return coverParsed(parseMarkdown(text), text, marks);
}

/** `coverNote` for a note that was parsed already. */
export function coverParsed(parsed: Omit<ParsedNote, "text">, text: string, marks: NoteMarks): Coverage {
  const blocks = readNoteBlocks(parsed);
  const cards = assign(blocks, marks.cards);
  const uncarded = assign(blocks, marks.uncarded);
  const declined = assign(blocks, marks.declined);
  const skipped = assign(blocks, marks.skipped);
  const covered = blocks.map((block, index): CoveredBlock => {
    const on = cards[index] ?? [];
    const without = (uncarded[index] ?? []).filter((range) => !on.some((card) => overlap(card, range)));
    const [skip] = skipped[index] ?? [];
    if (on.length > 0) {
      const cardIds = [...new Set(on.map(({ cardId }) => cardId))];
      return { ...block, state: { kind: "carded", cardIds, left: without } };
    }
    if (without.length > 0) return { ...block, state: { kind: "uncarded" } };
    if ((declined[index] ?? []).length > 0)
      return { ...block, state: { kind: "skipped", reason: "declined" } };
    if (skip !== undefined) return { ...block, state: { kind: "skipped", reason: skip.reason } };
    return { ...block, state: { kind: "neutral" } };
  });
  return { blocks: covered, figure: figureOf(covered, text, marks) };
}

/** For each block the ranges on its lines. A range is about a heading or comment only where it is on nothing else. */
function assign<R extends LineRange>(
  blocks: readonly NoteBlock[],
  ranges: readonly R[],
): (R[] | undefined)[] {
  const byBlock: (R[] | undefined)[] = [];
  for (const range of ranges) {
    const touched: number[] = [];
    for (let index = blockAt(blocks, range.startLine); index < blocks.length; index++) {
      const block = blocks[index];
      if (block === undefined || block.startLine > range.endLine) break;
      if (block.lastWrittenLine >= range.startLine) touched.push(index);
    }
    const stating = touched.filter((index) => blocks[index]?.isFrame === false);
    for (const index of stating.length > 0 ? stating : touched) (byBlock[index] ??= []).push(range);
  }
  return byBlock;
}

function overlap(one: LineRange, other: LineRange): boolean {
  return one.startLine <= other.endLine && other.startLine <= one.endLine;
}

function figureOf(blocks: readonly CoveredBlock[], text: string, marks: NoteMarks): CoverageFigure {
  const lines = text.split(/\r\n|\r|\n/);
  const hasCard = linesIn(marks.cards, lines.length);
  const hasNone = linesIn(marks.uncarded, lines.length);
  const characters = { carded: 0, uncarded: 0 };
  const count = { carded: 0, uncarded: 0, skipped: 0, neutral: 0 };
  for (const { startLine, endLine, state } of blocks) {
    count[state.kind] += 1;
    if (state.kind !== "carded" && state.kind !== "uncarded") continue;
    for (let line = startLine; line <= endLine; line++) {
      const length = (lines[line - 1] ?? "").replace(/\s+/g, "").length;
      if (hasCard[line] === 1) characters.carded += length;
      else if (hasNone[line] === 1) characters.uncarded += length;
    }
  }
  const stated = characters.carded + characters.uncarded;
  return {
    share: stated === 0 ? null : characters.carded / stated,
    carded: count.carded,
    uncarded: count.uncarded,
    skipped: count.skipped,
  };
}

/** 1 for each line that a range is on. */
function linesIn(ranges: readonly LineRange[], lineCount: number): Uint8Array {
  const marked = new Uint8Array(lineCount + 1);
  for (const { startLine, endLine } of ranges) marked.fill(1, startLine, endLine + 1);
  return marked;
}
