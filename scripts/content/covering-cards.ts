import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { LANGUAGES, type Language } from "#lib/core/language.ts";
import { readNote } from "#lib/notes/read-note.ts";

const DECKS = fileURLToPath(new URL("../../decks", import.meta.url));

/** Ids of the cards that the built-in decks give in each language. */
export type CardIds = Readonly<Record<Language, ReadonlySet<string>>>;

/** A subject of an exercise that has no card in these languages. */
export interface MissingCard {
  readonly subject: string;
  readonly languages: readonly Language[];
}

/** Reads the built-in decks. */
export function readCardIds(decks = DECKS): CardIds {
  const files = existsSync(decks) ? readdirSync(decks) : [];
  const idsIn = (language: Language): ReadonlySet<string> =>
    new Set(
      files
        .filter((file) => file.endsWith(`.${language}.md`))
        .flatMap((file) => readNote(readFileSync(join(decks, file), "utf8"), { file }).cards)
        .map((card): string => card.id),
    );
  return { zh: idsIn("zh"), en: idsIn("en") };
}

/** The subjects that no card covers, in one language or both. */
export function missingCards(subjects: readonly string[], cards: CardIds): readonly MissingCard[] {
  return subjects
    .map((subject) => ({ subject, languages: LANGUAGES.filter((language) => !cards[language].has(subject)) }))
    .filter(({ languages }) => languages.length > 0);
}
