import { describe, expect, it } from "vitest";

import { readNote } from "#lib/notes/read-note.ts";
import { renderMarkdown } from "#lib/notes/render.ts";

import { HOSTILE_NOTES } from "./hostile-notes.ts";

describe("hostile notes", { timeout: 20_000 }, () => {
  it("are more than fifty", () => {
    expect(HOSTILE_NOTES.length).toBeGreaterThan(50);
  });

  it.each(HOSTILE_NOTES)("$name: is read and rendered", ({ text }) => {
    const reading = readNote(text, { file: "hostile.md" });
    for (const card of reading.cards) {
      for (const side of [card.front, card.back]) expect(typeof renderMarkdown(side)).toBe("string");
    }
    expect(typeof renderMarkdown(text)).toBe("string");
  });
});
