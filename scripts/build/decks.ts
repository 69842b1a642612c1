import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { LANGUAGES } from "#lib/core/language.ts";
import { TOPICS } from "#lib/mastery/topics.ts";
import type { BuiltInDeck } from "#lib/sessions/built-in-deck.ts";
import { builtInNote } from "#lib/sessions/built-in-note.ts";

/*
 * Makes the built-in decks into cards, one file a note (src/lib/sessions/generated/decks/normalisation.zh.md.json), and
 * a list of them in the order in which they are to be learnt.
 */

const ROOT = join(import.meta.dirname, "../..");
const DECKS = join(ROOT, "decks");
const MADE = join(ROOT, "src/lib/sessions/generated/decks");

/** Topics whose prerequisites come first; decks of one topic by name. */
function place(topic: string): number {
  const at = TOPICS.findIndex(({ id }) => id === topic);
  return at === -1 ? TOPICS.length : at;
}

rmSync(MADE, { recursive: true, force: true });
mkdirSync(MADE, { recursive: true });
const made: (BuiltInDeck & { readonly place: number })[] = [];
// Beside the decks stands terms.tsv, which is none.
for (const file of readdirSync(DECKS).filter((name) => name.endsWith(".md")).sort()) {
  const language = LANGUAGES.find((each) => file.endsWith(`.${each}.md`));
  if (language === undefined) throw new Error(`decks/${file}: a deck is called <name>.zh.md or <name>.en.md.`);
  const deck = builtInNote(file, readFileSync(join(DECKS, file), "utf8"));
  const json = JSON.stringify(deck);
  writeFileSync(join(MADE, `${file}.json`), json);
  const hash = createHash("sha256").update(json).digest("hex").slice(0, 12);
  made.push({ file, language, hash, place: place(deck.cards[0]?.topic ?? "") });
}
const list = made
  .sort((a, b) => a.place - b.place)
  .map(({ file, language, hash }): BuiltInDeck => ({ file, language, hash }));
writeFileSync(join(MADE, "list.json"), JSON.stringify(list));
