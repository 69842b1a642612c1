import { expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import { KnownCards } from "./known-cards.ts";

const PART = 500;

function card(number: number): CardRow {
  return { id: `card ${String(number)}` as CardId, revision: 0 } as CardRow;
}

function part(of: number): readonly CardRow[] {
  return Array.from({ length: PART }, (_, index) => card(of * PART + index));
}

it("knows the cards of the last part and those written last, however many parts there were", () => {
  const known = new KnownCards({} as Store);
  const parts = 6;
  for (let each = 0; each < parts; each++) {
    known.renew(part(each));
    // As they are answered.
    known.keep(part(each).map((row) => ({ ...row, revision: 1 })));
  }
  known.renew(part(parts));
  const all = Array.from({ length: parts + 1 }, (_, each) => part(each)).flat();
  expect(all.filter(({ id }) => known.get(id) !== undefined).length).toBeLessThan(2 * PART);
  for (const { id } of part(parts)) expect(known.get(id)).toBeDefined();
  for (const { id } of part(parts - 1).slice(-100)) expect(known.get(id)?.revision).toBe(1);
});

it("takes what was read anew for what was known", () => {
  const known = new KnownCards({} as Store);
  known.keep([card(1)]);
  known.renew([{ ...card(1), revision: 2 }]);
  expect(known.get(card(1).id)?.revision).toBe(2);
});
