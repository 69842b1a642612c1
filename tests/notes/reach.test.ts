import { describe, expect, it } from "vitest";

import { readNote } from "#lib/notes/read-note.ts";
import { isReached, tokens, type NoteFact } from "./reach.ts";

const NOTE =
  "# N\n\n## Adam\n\n**特点**：自适应学习率，收敛快\n\n$$\\eta_t = \\eta_0 \\times \\gamma^t$$\n\n| 网络 | 年份 |\n| - | - |\n| VGG | 2014 |\n";

const isTold = (fact: Partial<NoteFact>, note = NOTE): boolean =>
  isReached(
    { note: "n", lines: "5", subject: "Adam", attribute: "a", value: "", ...fact },
    readNote(note, { file: "n.md" }).cards,
    note,
  );

describe("the measure of what cards reach", () => {
  it("finds a fact in the reader's own words", () => {
    expect(isTold({ value: "学习率自适应，收敛很快" })).toBe(true);
    expect(isTold({ lines: "7", value: "η₀ · γ^t" })).toBe(true);
    expect(isTold({ lines: "11", subject: "VGG", value: "2014" })).toBe(true);
  });

  it("finds none where no card stands on the lines", () => {
    expect(isTold({ lines: "3", value: "自适应学习率，收敛快" })).toBe(false);
    const silent = NOTE.replace("**特点**", "<!-- card: skip -->\n**特点**");
    expect(isTold({ lines: "6", value: "自适应学习率，收敛快" }, silent)).toBe(false);
  });

  it("finds none where the card says half of it, or another number", () => {
    const half = NOTE.replace("自适应学习率，收敛快", "自适应学习率，收敛快。还能省下一半的显存");
    const cards = readNote(NOTE, { file: "n.md" }).cards;
    expect(
      isReached(
        { note: "n", lines: "5", subject: "Adam", attribute: "a", value: "省下一半的显存" },
        cards,
        half,
      ),
    ).toBe(false);
    const other = NOTE.replace("2014", "2015");
    expect(
      isReached({ note: "n", lines: "11", subject: "VGG", attribute: "a", value: "2015" }, cards, other),
    ).toBe(false);
  });

  it("finds none where the card does not say of whom", () => {
    const cards = readNote(NOTE, { file: "n.md" }).cards.map((card) => ({
      ...card,
      front: "特点？",
      source: { ...card.source, headingPath: [] },
    }));
    expect(
      isReached({ note: "n", lines: "5", subject: "Adam", attribute: "a", value: "收敛快" }, cards, NOTE),
    ).toBe(false);
  });

  it("takes Greek letters for their names, and Chinese two by two", () => {
    expect(tokens("η₀ · 学习率")).toEqual(["eta", "0", "学习", "习率"]);
    expect(tokens("\\eta_{0}")).toEqual(["eta", "0"]);
  });
});
