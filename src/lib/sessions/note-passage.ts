import type { DeckId, NoteId } from "#lib/core/ids.ts";
import { blockAt } from "#lib/notes/block-at.ts";
import type { CardPlace } from "#lib/notes/coverage.ts";
import { readNoteBlocks, type NoteBlock } from "#lib/notes/coverage-blocks.ts";
import { parseMarkdown, type ParsedNote } from "#lib/notes/parse/parse.ts";
import { readNote } from "#lib/store/cards-of-note.ts";
import type { CardMadeFrom } from "#lib/store/made-from.ts";
import type { MadeFrom } from "#lib/store/note-rows.ts";
import type { Store } from "#lib/store/open.ts";

/** A line of a stored note, from 1. */
export interface PassagePlace {
  readonly noteId: NoteId;
  readonly line: number;
}

/** A passage of a note, and the deck of the note. */
export interface NotePassage extends MadeFrom {
  readonly deckId: DeckId;
}

/** The passage at a line; null if there is none. */
export async function notePassage(store: Store, { noteId, line }: PassagePlace): Promise<NotePassage | null> {
  const note = await readNote(store, noteId);
  if (note === undefined || !(line >= 1)) return null;
  const blocks = readNoteBlocks(parseMarkdown(note.source));
  const block = blocks[blockAt(blocks, line)];
  const text = block === undefined ? "" : textOf(block, linesOf(note.source));
  if (block === undefined || text === "") return null;
  return { noteId, text, line: Math.min(line, block.lastWrittenLine) - block.startLine, deckId: note.deckId };
}

/** Where cards that were written by hand stand in the note they were made from; those whose passage is no more, nowhere. */
export function placesOf(
  made: readonly CardMadeFrom[],
  parsed: Omit<ParsedNote, "text">,
  source: string,
): readonly CardPlace[] {
  if (made.length === 0) return [];
  const lines = linesOf(source);
  const blocks = new Map<string, NoteBlock[]>();
  for (const block of readNoteBlocks(parsed)) {
    const text = textOf(block, lines);
    blocks.set(text, [...(blocks.get(text) ?? []), block]);
  }
  return made.flatMap(({ card, madeFrom: { text, line } }) =>
    (blocks.get(text) ?? []).map(({ startLine, lastWrittenLine }) => ({
      cardId: card.id,
      startLine: startLine + line,
      endLine: line === 0 ? lastWrittenLine : startLine + line,
    })),
  );
}

function linesOf(source: string): readonly string[] {
  return source.split(/\r\n|\r|\n/);
}

/** An item's mark is no part of what it says. */
function textOf({ startLine, lastWrittenLine }: NoteBlock, lines: readonly string[]): string {
  const text = lines.slice(startLine - 1, lastWrittenLine).join("\n");
  return text.replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, "").trim();
}
