import { describe, expect, it } from "vitest";

import type { PreviewCard } from "./preview-matches.ts";
import { partsOf } from "./preview-parts.ts";

/** A heading of so many cards, each on a line of its own. */
function heading(index: number, cards: number) {
  const entries = Array.from({ length: cards }, (_, place) => {
    const line = 10 * index + place + 1;
    return { card: { source: { startLine: line, endLine: line } } } as PreviewCard;
  });
  return { headingPath: [String(index)], cards: entries };
}

const headings = (count: number, cards: number) =>
  Array.from({ length: count }, (_, index) => heading(index, cards));

describe("partsOf", () => {
  it("keeps all headings of a long note, in their order, few in a part", () => {
    const groups = headings(250, 2);
    const parts = partsOf(groups);
    expect(parts.flatMap((part) => part.groups)).toEqual(groups);
    expect(parts.map((part) => part.groups.length)).toEqual([100, 100, 50]);
    expect(parts.map(({ startLine, endLine, cards }) => [startLine, endLine, cards])).toEqual([
      [1, 992, 200],
      [1001, 1992, 200],
      [2001, 2492, 100],
    ]);
  });

  it("opens the first headings of the first part, and the very first however long it is", () => {
    expect(partsOf(headings(250, 20)).map(({ openGroups }) => openGroups)).toEqual([3, 0, 0]);
    expect(partsOf([heading(0, 900), heading(1, 1)])[0]?.openGroups).toBe(1);
    expect(partsOf([])).toEqual([]);
  });
});
