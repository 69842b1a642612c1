import { stableHash } from "#lib/core/hash.ts";
import type { CardId, DeckId, NoteId, TopicId } from "#lib/core/ids.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import { topicNamed } from "#lib/mastery/topics.ts";
import { readNote, type NoteReading } from "#lib/notes/read-note.ts";

import type { NoteRow } from "#lib/store/note-rows.ts";
import type { CardToSave } from "#lib/store/save-note.ts";
import { renderSafely } from "./render-safely.ts";

export interface NoteInput {
  /** The Markdown. */
  readonly text: string;
  /** File name, as provenance shows it. */
  readonly file: string;
  readonly noteId: NoteId;
  readonly importedAtMs: Milliseconds;
}

/** A note ready to be stored. */
export interface PreparedNote {
  readonly note: NoteRow;
  readonly cards: readonly CardToSave[];
}

/** Reads and renders a built-in deck; its cards cite the note by its title, as no learner has the file. */
export function prepareBuiltInNote(input: NoteInput): PreparedNote {
  const reading = readNote(input.text, { file: input.file });
  const cards = reading.cards.map((card) => ({ ...card, source: { ...card.source, file: reading.title } }));
  return prepareReading(input, { ...reading, cards }, new Set());
}

/**
 * Renders the cards of a note that was read already, without those that the learner declined. All HTML is sanitised
 * here, once: what is stored can be shown.
 */
export function prepareReading(
  { text, file, noteId, importedAtMs }: NoteInput,
  reading: NoteReading,
  declined: ReadonlySet<CardId>,
): PreparedNote {
  const topicTitle = reading.topic ?? reading.deck ?? reading.title;
  const topic = topicNamed(topicTitle) ?? (topicTitle as TopicId);
  return {
    note: {
      id: noteId,
      deckId: (reading.deck ?? reading.title) as DeckId,
      title: reading.title,
      language: reading.language,
      file,
      source: text,
      contentHash: stableHash([text]),
      importedAtMs,
      declined: [...declined],
    },
    cards: reading.cards
      .filter((card) => !declined.has(card.id))
      .map((card) => ({
        card,
        topic,
        frontHtml: renderSafely(card.front),
        backHtml: renderSafely(card.back),
      })),
  };
}
