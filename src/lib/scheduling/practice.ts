import type { CardId } from "#lib/core/ids.ts";

/** Going over cards without rating them: nothing of it is stored. */
export interface Practice {
  /** The first is in view. */
  readonly waiting: readonly CardId[];
  /** Those that were known, with or without a second look. */
  readonly known: readonly CardId[];
  /** Those that were not known at least once. */
  readonly missed: readonly CardId[];
}

/** A card that was not known comes again after so many others, or at the end. */
const AGAIN_AFTER = 5;

/** Before the first card. */
export function practiceOf(cards: readonly CardId[]): Practice {
  return { waiting: cards, known: [], missed: [] };
}

/** After the card in view: known, it is done with; else it comes again before the end. */
export function practised(practice: Practice, isKnown: boolean): Practice {
  const [card, ...waiting] = practice.waiting;
  if (card === undefined) return practice;
  if (isKnown) return { ...practice, waiting, known: [...practice.known, card] };
  const missed = practice.missed.includes(card) ? practice.missed : [...practice.missed, card];
  return { ...practice, waiting: waiting.toSpliced(AGAIN_AFTER, 0, card), missed };
}
