import type { CardId, DeckId, NoteId, TopicId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { NoteCard } from "#lib/notes/card.ts";

/** An imported note in one language; the other language of a built-in note is a note of its own. */
export interface NoteRow {
  readonly id: NoteId;
  readonly deckId: DeckId;
  readonly title: string;
  readonly language: Language;
  /** The file's name, as provenance shows it. */
  readonly file: string;
  /** The Markdown itself, for "show in note" and export. */
  readonly source: string;
  readonly contentHash: string;
  /** When this content was first imported. */
  readonly importedAtMs: Milliseconds;
  /** Cards that the learner did not want from this note. */
  readonly declined: readonly CardId[];
}

/**
 * Where a card stands in a note, and how it asks there. A card may have several: in several notes, two languages, or
 * twice in one note. An archived card keeps the sources it had last, so that its text is not lost.
 */
export interface SourceRow extends Omit<NoteCard, "id"> {
  readonly cardId: CardId;
  readonly noteId: NoteId;
  /** Counts the places of one card in one note, from 0. */
  readonly ordinal: number;
  readonly topic: TopicId;
  /** Rendered and sanitised at import: review loads neither Markdown nor KaTeX. */
  readonly frontHtml: string;
  readonly backHtml: string;
  /** Of a card that was written by hand: the passage of a note it was made from. Absent where there is none. */
  readonly madeFrom?: MadeFrom;
}

/** A passage as it read when a card was made from it: found again wherever it stands, and only as long as it says the same. */
export interface MadeFrom {
  readonly noteId: NoteId;
  /** All of it, Markdown. */
  readonly text: string;
  /** Which of its lines was meant, from 0; the first stands for all. */
  readonly line: number;
}

/** The learner's own wording of a card in one language; no import touches it. */
export interface OverlayRow {
  readonly cardId: CardId;
  readonly language: Language;
  readonly front: string;
  readonly back: string;
  readonly frontHtml: string;
  readonly backHtml: string;
  /** The note's wording when this was written: tells when it has changed beneath. Absent where it is not known. */
  readonly base?: { readonly front: string; readonly back: string };
  /** When the learner wrote it. Absent in older ones. */
  readonly writtenAtMs?: Milliseconds;
}
