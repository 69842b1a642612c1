import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";

/** How a card asks. An exercise is scheduled like a card but made by `exercises/`, not from a note. */
export type CardKind = "basic" | "two-way" | "cloze" | "steps" | "set" | "formula" | "code" | "exercise";

/** What a card is about, apart from its wording; ids are minted from it. */
export interface CardKey {
  /** Heading path, outermost first, numbering removed. */
  readonly context: readonly string[];
  readonly subject: string;
  readonly attribute: string;
  /** Tells apart cards of one subject and attribute: a formula's left-hand side, a direction; may be empty. */
  readonly discriminator: string;
}

/** Where in the learner's notes a card stands. Lines count from 1, both ends included. */
export interface Provenance {
  readonly file: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly headingPath: readonly string[];
}

/** Doubts about a card that a learner may want to mend in the note; the card is usable. */
export type CardWarning =
  | "long-answer"
  /** Another card asks the same and answers differently. */
  | "same-question"
  | "duplicate-id"
  /** The question is a property alone: 缺点？ */
  | "no-subject"
  /** The question points to what stood around it: 该方法, "this method". */
  | "leans-on-context"
  /** The answer is yes or no. */
  | "bare-answer"
  /** The answer only promises what is not on the card. */
  | "announcement"
  | "heading-answer"
  /** The answer gives back words of the question. */
  | "echo"
  | "broken-markdown";

/** A card as the notes give it, before it is stored. Texts are Markdown with `$…$` maths. */
export interface NoteCard {
  readonly id: CardId;
  /** The id that the note's author wrote, where the card is stored under the one that its history has. */
  readonly authorId?: CardId;
  readonly kind: CardKind;
  readonly key: CardKey;
  readonly language: Language;
  readonly front: string;
  readonly back: string;
  /** The rule that made it, e.g. "table". */
  readonly rule: string;
  readonly source: Provenance;
  /** Absent where nothing is doubtful. */
  readonly warnings?: readonly CardWarning[];
}
