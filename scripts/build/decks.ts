import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { builtInNote } from "#lib/sessions/built-in-note.ts";

/*
 * Makes the built-in decks into cards, one file a note: src/lib/sessions/generated/decks/normalisation.zh.md.json.
 */

const ROOT = join(import.meta.dirname, "../..");
const DECKS = join(ROOT, "decks");
const MADE = join(ROOT, "src/lib/sessions/generated/decks");

rmSync(MADE, { recursive: true, force: true });
mkdirSync(MADE, { recursive: true });
for (const file of readdirSync(DECKS).sort()) {
  const note = builtInNote(file, readFileSync(join(DECKS, file), "utf8"));
  writeFileSync(join(MADE, `${file}.json`), JSON.stringify(note));
}
