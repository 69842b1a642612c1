import type { CardId } from "#lib/core/ids.ts";

import type { NoteCard } from "../card.ts";

/** A card at one place of one note, as it is compared with others. */
export interface Claim {
  readonly card: NoteCard;
  readonly noteId: string;
  readonly noteTitle: string;
  /** A built-in deck's: the learner is not asked about it unless they want to be. */
  readonly isBuiltIn: boolean;
  /**
   * Whether the card may take another id now: it comes with the import. What is stored for other notes stays as it is.
   */
  readonly isComing: boolean;
  /** What the store has under the card's id. */
  readonly history: "none" | "stored" | "reviewed";
  /** Whether it answers otherwise than what is stored: of two that part, the one that does not keeps the card. */
  readonly isReworded: boolean;
  /** Whether the learner has said that this id may be worded in several ways: nothing parts it from the others. */
  readonly isSettled: boolean;
}

/** A card that stands nowhere but here. */
export function newClaim(card: NoteCard, noteId: string, noteTitle: string): Claim {
  return {
    card,
    noteId,
    noteTitle,
    isBuiltIn: false,
    isComing: true,
    history: "none",
    isReworded: false,
    isSettled: false,
  };
}

/** One fact, and every place where it is said in the same words. */
export interface OneFact {
  readonly id: CardId;
  readonly claims: readonly [Claim, ...Claim[]];
}

/** Two facts about one thing that are said differently. `firstId` < `secondId`. */
export interface FactPair {
  readonly firstId: CardId;
  readonly secondId: CardId;
  readonly first: Claim;
  readonly second: Claim;
  /** Whether the learner is to be asked; the others are shown on demand. */
  readonly isAsked: boolean;
  /** Their numbers differ. */
  readonly seemsContradictory: boolean;
}
