import { stableHash } from "#lib/core/hash.ts";
import type { CardId, DeckId, NoteId, TopicId } from "#lib/core/ids.ts";
import { finish, mapSteps, type Steps } from "#lib/core/steps.ts";
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

/** Each may hold several formulas, which take about a millisecond to draw. */
const CARDS_A_STEP = 10;

/**
 * The rows of a note that was read, without the cards that the learner declined.
 * @param render Markdown → HTML that can be shown as it is
 */
export function noteToSave(
  origin: NoteOrigin,
  reading: NoteReading,
  declined: ReadonlySet<CardId>,
  render: (markdown: string) => string,
): NoteToSave {
  return finish(noteToSaveSteps(origin, reading, declined, render));
}

/** `noteToSave` in pieces: of a long note thousands of formulas are drawn. */
export function* noteToSaveSteps(
  { text, file, noteId }: NoteOrigin,
  reading: NoteReading,
  declined: ReadonlySet<CardId>,
  render: (markdown: string) => string,
): Steps<NoteToSave> {
  const topicTitle = reading.topic ?? reading.deck ?? reading.title;
  const topic = topicNamed(topicTitle) ?? (topicTitle as TopicId);
  const kept = reading.cards.filter((card) => !declined.has(card.id));
  const cards = yield* mapSteps(
    kept,
    (card) => ({ card, topic, frontHtml: render(card.front), backHtml: render(card.back) }),
    CARDS_A_STEP,
  );
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
    cards,
  };
}
