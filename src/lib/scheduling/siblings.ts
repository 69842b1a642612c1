/** Something that may be of a fact which other things are of too. */
interface OfFact {
  /** Absent where siblings may come on one day. */
  readonly fact?: string;
}

/** Keeps the first item of each fact, of all lists that it is asked about: the others wait for another day. */
export class OnePerFact {
  readonly #seen: Set<string>;

  /** @param shown items that come whatever else does */
  constructor(shown: readonly OfFact[]) {
    this.#seen = new Set(shown.flatMap(({ fact }) => (fact === undefined ? [] : [fact])));
  }

  /** Whether no sibling of the item has been taken. */
  isFree({ fact }: OfFact): boolean {
    return fact === undefined || !this.#seen.has(fact);
  }

  take({ fact }: OfFact): void {
    if (fact !== undefined) this.#seen.add(fact);
  }
}
