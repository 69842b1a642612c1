import type { NoteId } from "#lib/core/ids.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { renderMarkdown } from "#lib/notes/render.ts";
import { BUILT_IN_PREFIX } from "./built-in-deck.ts";
import { noteToSave, type NoteToSave } from "./note-to-save.ts";

/**
 * A built-in deck through the pipeline of the learner's notes. It is done when the app is built, so that a first visit
 * loads neither the Markdown parser nor KaTeX; a test shows that the sanitiser would find nothing to remove. Its cards
 * cite the note by its title, as no learner has the file.
 * @param file name in `decks/`, e.g. "normalisation.zh.md"
 */
export function builtInNote(file: string, text: string): NoteToSave {
  const reading = readNote(text, { file });
  const cards = reading.cards.map((card) => ({ ...card, source: { ...card.source, file: reading.title } }));
  const noteId = `${BUILT_IN_PREFIX}${file}` as NoteId;
  return noteToSave({ text, file, noteId }, { ...reading, cards }, new Set(), renderMarkdown);
}
