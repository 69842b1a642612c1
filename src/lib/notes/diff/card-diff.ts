import type { NoteCard } from "../card.ts";

/** A stored card and the one that it is now. The stored id stays. */
export interface Match {
  readonly stored: NoteCard;
  readonly incoming: NoteCard;
  /** Whether question or answer read differently. */
  readonly reworded: boolean;
  /** Whether the answer does, which is what the learner remembers. */
  readonly answerChanged: boolean;
  /** Whether it stands under other headings, or in another note. */
  readonly moved: boolean;
}

/** A stored card that a new one may be. */
export interface Candidate {
  readonly stored: NoteCard;
  /** How alike they are, above 0 and at most 1. */
  readonly score: number;
}

/** A new card that may be one of these, likeliest first: the learner says which, or that it is another. */
export interface Conflict {
  readonly incoming: NoteCard;
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

/** What importing a note again would do, before anything happens. Every card stands in exactly one list. */
export interface CardDiff {
  readonly added: readonly NoteCard[];
  /** The answer or question changed. */
  readonly changed: readonly Match[];
  /** Reads the same, but stands under other headings or in another note. */
  readonly moved: readonly Match[];
  readonly same: readonly Match[];
  /** Was archived, and stands in the note again. */
  readonly returned: readonly Match[];
  /** To be asked about, never decided here. */
  readonly conflicting: readonly Conflict[];
  /** No longer in the note: to be archived, never deleted. */
  readonly gone: readonly NoteCard[];
}

/** A note as it is stored and as it comes. */
export interface NoteSides {
  /** In the order of the note. */
  readonly stored: readonly NoteCard[];
  readonly incoming: readonly NoteCard[];
  /** Cards of this or any note that are archived: what returns is known again. */
  readonly archived?: readonly NoteCard[];
}
