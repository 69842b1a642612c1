import type { Language } from "#lib/core/language.ts";

/** How the ids of built-in notes begin. */
export const BUILT_IN_PREFIX = "built-in:";

/** A built-in deck in one language, as the list names it that is made with the decks. */
export interface BuiltInDeck {
  /** In decks/, e.g. "normalisation.zh.md". */
  readonly file: string;
  readonly language: Language;
  /** Changes whenever what is to be stored does. */
  readonly hash: string;
}
