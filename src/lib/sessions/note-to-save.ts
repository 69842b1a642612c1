import { stableHash } from "#lib/core/hash.ts";
import type { CardId, DeckId, NoteId, TopicId } from "#lib/core/ids.ts";
import { topicNamed } from "#lib/mastery/topics.ts";
import type { NoteReading } from "#lib/notes/read-note.ts";
import type { NoteRow } from "#lib/store/note-rows.ts";
import type { CardToSave } from "#lib/store/save-note.ts";

/** Where a note comes from. */
export interface NoteOrigin {
  /** The Markdown. */
  readonly text: string;
  /** File name, as provenance shows it. */
  readonly file: string;
  readonly noteId: NoteId;
}

/** A note as it is stored, but for the time of its import. */
export interface NoteToSave {
  readonly note: Omit<NoteRow, "importedAtMs">;
  readonly cards: readonly CardToSave[];
}

/**
 * The rows of a note that was read, without the cards that the learner declined.
 * @param render Markdown → HTML that can be shown as it is
 */
export function noteToSave(
  { text, file, noteId }: NoteOrigin,
  reading: NoteReading,
  declined: ReadonlySet<CardId>,
  render: (markdown: string) => string,
): NoteToSave {
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
      declined: [...declined],
    },
    cards: reading.cards
      .filter((card) => !declined.has(card.id))
      .map((card) => ({ card, topic, frontHtml: render(card.front), backHtml: render(card.back) })),
  };
}
