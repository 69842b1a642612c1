import type { DeckId, NoteId } from "#lib/core/ids.ts";
import { blockAt } from "#lib/notes/block-at.ts";
import { readNoteBlocks } from "#lib/notes/coverage-blocks.ts";
import { parseMarkdown } from "#lib/notes/parse/parse.ts";
import { readNote } from "#lib/store/cards-of-note.ts";
import type { Store } from "#lib/store/open.ts";

/** A line of a stored note, from 1. */
export interface PassagePlace {
  readonly noteId: NoteId;
  readonly line: number;
}

/** The Markdown of the passage at a line, and the deck of its note; null if there is none. */
export async function notePassage(
  store: Store,
  { noteId, line }: PassagePlace,
): Promise<{ readonly text: string; readonly deckId: DeckId } | null> {
  const note = await readNote(store, noteId);
  if (note === undefined || !(line >= 1)) return null;
  const blocks = readNoteBlocks(parseMarkdown(note.source));
  const block = blocks[blockAt(blocks, line)];
  if (block === undefined) return null;
  const lines = note.source.split(/\r\n|\r|\n/).slice(block.startLine - 1, block.lastWrittenLine);
  // An item's mark is no part of what it says.
  const text = lines.join("\n").replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, "");
  return text.trim() === "" ? null : { text: text.trim(), deckId: note.deckId };
}
