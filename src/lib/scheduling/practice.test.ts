import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { practiceOf, practised, type Practice } from "./practice.ts";

const cards = fc
  .nat({ max: 20 })
  .map((count) => Array.from({ length: count }, (_, index) => `c${index}` as CardId));
const answers = fc.array(fc.boolean(), { maxLength: 60 });

function all({ waiting, known }: Practice): readonly CardId[] {
  return [...waiting, ...known].toSorted();
}

describe("going over cards", () => {
  it("loses none and doubles none, whatever is answered", () => {
    fc.assert(
      fc.property(cards, answers, (ids, given) => {
        const end = given.reduce(practised, practiceOf(ids));
        expect(all(end)).toEqual(ids.toSorted());
        expect(new Set(end.missed).size).toBe(end.missed.length);
      }),
    );
  });

  it("ends when each card was known once", () => {
    fc.assert(
      fc.property(cards, answers, (ids, given) => {
        const half = given.reduce(practised, practiceOf(ids));
        const end = half.waiting.reduce((practice) => practised(practice, true), half);
        expect(end.waiting).toEqual([]);
        expect(new Set(end.known)).toEqual(new Set(ids));
      }),
    );
  });

  it("brings a card that was not known again after five others, sooner only at the end", () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g"] as CardId[];
    const missed = practised(practiceOf(ids), false);
    expect(missed.waiting).toEqual(["b", "c", "d", "e", "f", "a", "g"]);
    expect(missed.missed).toEqual(["a"]);
    expect(practised(practiceOf(["a", "b"] as CardId[]), false).waiting).toEqual(["b", "a"]);
    expect(practised(practiceOf([]), true)).toEqual(practiceOf([]));
  });
});
