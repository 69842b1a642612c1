import table from "../../../decks/terms.tsv?raw";

import { parseTerms, type Term } from "#lib/notes/terms.ts";

/** The terms that the app knows: a chunk of its own, loaded to import. */
export const KNOWN_TERMS: readonly Term[] = parseTerms(table);
