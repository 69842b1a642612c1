import type { DeckId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { isByHand } from "#lib/store/by-hand-id.ts";
import type { DeckSummary } from "#lib/store/counts.ts";

/** A deck by name. */
export interface NamedDeck {
  readonly id: DeckId;
  readonly name: string;
  /** Titles of its notes, where they say more than its name. */
  readonly notes: readonly string[];
}

/** A built-in deck has a note in each language: the learner sees the one in theirs, and its title names the deck. */
export function namedDeck({ deckId, notes }: DeckSummary, language: Language): NamedDeck {
  const written = notes.filter(({ id }) => !isByHand(id));
  const inLanguage = written.filter((note) => note.language === language);
  const titles = (inLanguage.length > 0 ? inLanguage : written).map((note) => note.title);
  const [only] = titles;
  const name = only !== undefined && titles.length === 1 ? only : deckId;
  return { id: deckId, name, notes: titles.filter((title) => title !== name) };
}
