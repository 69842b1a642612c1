import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { LANGUAGES } from "#lib/core/language.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { isReached } from "./reach.ts";

/*
 * Five notes that learners wrote are in seeds/, as they wrote them. note-facts.tsv lists what five notes state, fact by fact as somebody read it off them: note, lines, subject, attribute,
 * value, and the built-in cards that say it (or say it right, where the note errs).
 */

const DECKS = new URL("../../decks/", import.meta.url);

const [, ...rows] = readFileSync(new URL("note-facts.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

const facts = rows.map((row) => {
  const [note = "", lines = "", subject = "", attribute = "", value = "", cards = ""] = row.split("\t");
  return { note, lines, subject, attribute, value, cards: cards.split(",").map((id) => id.trim()) };
});

describe("the built-in decks", () => {
  it("are held against more than a few facts, each complete", () => {
    expect(facts.length).toBeGreaterThanOrEqual(250);
    expect(new Set(facts.map(({ note }) => note)).size).toBe(5);
    expect(facts.filter((fact) => Object.values(fact).some((field) => field.length === 0))).toEqual([]);
  });

  it.each(LANGUAGES)("cover every fact of the notes: %s", (language) => {
    const ids = new Set(
      readdirSync(DECKS)
        .filter((file) => file.endsWith(`.${language}.md`))
        .flatMap((file) => readNote(readFileSync(new URL(file, DECKS), "utf8"), { file }).cards)
        .map((card): string => card.id),
    );
    const uncovered = facts.filter(({ cards }) => !cards.every((id) => ids.has(id)));
    expect(uncovered).toEqual([]);
  });
});

describe("the importer", () => {
  const notes = new Map(
    [...new Set(facts.map(({ note }) => note))].map((name) => {
      const text = readFileSync(new URL(`seeds/${name}.md`, import.meta.url), "utf8");
      return [name, { text, cards: readNote(text, { file: `${name}.md` }).cards }];
    }),
  );

  /** That a section was left empty is known to the reader of a note, but nothing to learn. */
  const stated = facts.filter(({ attribute }) => attribute !== "（待填充）");

  it("makes a card of nearly every fact that the notes state", () => {
    const missed = stated.filter((fact) => {
      const note = notes.get(fact.note);
      return note === undefined || !isReached(fact, note.cards, note.text);
    });
    const reached = 1 - missed.length / stated.length;
    expect(reached, missed.map((fact) => Object.values(fact).join(" | ")).join("\n")).toBeGreaterThanOrEqual(
      0.95,
    );
  });
});
