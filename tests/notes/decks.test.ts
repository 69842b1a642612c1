import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { LANGUAGES } from "#lib/core/language.ts";
import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import { renderMarkdown } from "#lib/notes/render.ts";

const folder = new URL("../../decks/", import.meta.url);
const decks = readdirSync(folder).filter((file) => file.endsWith(".md"));
const names = [...new Set(decks.map((file) => file.replace(/\.(?:zh|en)\.md$/, "")))];

function read(name: string, language: string): NoteReading {
  const file = `${name}.${language}.md`;
  return readNote(readFileSync(new URL(file, folder), "utf8"), { file });
}

describe.each(names)("the deck %s", (name) => {
  const readings = LANGUAGES.map((language) => ({ language, reading: read(name, language) }));

  it("has the same cards, in the same order, in every language", () => {
    const [first, ...others] = readings.map(({ reading }) =>
      reading.cards.map((card) => `${card.id} ${card.rule}`),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  it("says what it is, in the language of its file", () => {
    for (const { language, reading } of readings) {
      expect(reading.language).toBe(language);
      expect(reading.topic).not.toBeNull();
      expect(reading.deck).toBe(name);
    }
  });

  it("makes a card of everything it says, under ids of its authors, with nothing doubtful", () => {
    for (const { reading } of readings) {
      expect(reading.uncarded).toEqual([]);
      expect(reading.skipped).toEqual([]);
      for (const card of reading.cards) {
        expect(card.id).not.toMatch(/^[0-9a-f]{20}$/);
        expect(card.warnings).toBeUndefined();
      }
    }
  });

  it("renders without a broken formula", () => {
    for (const { reading } of readings) {
      for (const card of reading.cards)
        expect(renderMarkdown(`${card.front}\n\n${card.back}`)).not.toContain("katex-error");
    }
  });
});

describe("the deck on normalisation", () => {
  it("covers what the batch-norm exercise's mistakes point to", () => {
    const ids = read("normalisation", "en").cards.map((card) => String(card.id));
    expect(ids).toEqual(
      expect.arrayContaining([
        "bn-axis",
        "bn-epsilon",
        "bn-affine",
        "bn-eval-mode",
        "bn-running-statistics",
        "bn-biased-variance",
      ]),
    );
  });
});
