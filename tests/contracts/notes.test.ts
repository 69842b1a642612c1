import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { readNote } from "#lib/notes/read-note.ts";
import { STYLES } from "./hostile-styles.ts";
import { lostLines } from "./note-lines.ts";

const notes = new Map(Object.entries(STYLES));
for (const folder of [new URL("../../decks/", import.meta.url), process.env["GRADUS_NOTES"] ?? null]) {
  if (folder === null) continue;
  for (const name of readdirSync(folder)) {
    if (/\.(?:md|txt)$/.test(name))
      notes.set(
        name,
        readFileSync(typeof folder === "string" ? `${folder}/${name}` : new URL(name, folder), "utf8"),
      );
  }
}

describe.each([...notes])("%s", (name, text) => {
  const reading = readNote(text, { file: name });

  it("drops no line without a word", () => {
    expect(lostLines(text, reading)).toEqual([]);
  });
});
