import { describe, expect, it } from "vitest";

import type { NoteCard } from "./card.ts";
import { diffCards } from "./diff/diff.ts";
import { withOwnId } from "./own-ids.ts";
import { readNote } from "./read-note.ts";

function cardOf(text: string): NoteCard {
  const [card] = readNote(text, { file: "n.md" }).cards;
  if (card === undefined) throw new Error("The note makes no card");
  return card;
}

const mine = cardOf("## Dropout\n\nDropout 是随机丢弃神经元。\n");
const theirs = { language: "zh", back: "Dropout 是一种正则化方法。" } as const;

describe("withOwnId", () => {
  it("shares the card with a note that says the same, up to width and closing marks", () => {
    expect(withOwnId(mine, "a", [])).toBe(mine);
    expect(withOwnId(mine, "a", [{ language: "zh", back: "Dropout是随机丢弃神经元" }])).toBe(mine);
  });

  it("shares the card with a note in the other language", () => {
    expect(withOwnId(mine, "a", [{ language: "en", back: "Dropout drops units." }])).toBe(mine);
  });

  it("parts from a note that says something else, always under the same id, another in every note", () => {
    const own = withOwnId(mine, "a", [theirs]);
    expect(own).toEqual({ ...mine, id: own.id });
    expect(own.id).not.toBe(mine.id);
    expect(withOwnId(mine, "a", [theirs]).id).toBe(own.id);
    expect(withOwnId(mine, "b", [theirs]).id).not.toBe(own.id);
  });

  it("is found again by the diff, even where the author wrote the id", () => {
    const named = cardOf("## Dropout\n\nDropout 是随机丢弃神经元。 <!-- card: id=dropout -->\n");
    expect(named.id).toBe("dropout");
    const own = withOwnId(named, "a", [theirs]);
    expect(diffCards([own], [named])).toMatchObject({ added: [], gone: [], same: [{ stored: own }] });
  });
});
