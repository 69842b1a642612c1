import { describe, expect, it } from "vitest";

import type { Store } from "#lib/store/open.ts";
import { returningCards } from "#lib/store/returning-cards.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { setSuspended } from "#lib/store/switch-card.ts";
import { card, cardIdOf, note, noteIdOf, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const named = (ids: readonly string[]) => ids.map(cardIdOf);

/** Cards of three notes: of the first two all but one are archived, of the third one is suspended. */
async function withArchive(run: (store: Store) => Promise<void>): Promise<void> {
  await withStore(async (store) => {
    valueOf(
      await saveNote(
        store,
        note("first"),
        ["a", "b", "c"].map((name) => card(name)),
      ),
    );
    valueOf(
      await saveNote(
        store,
        note("second"),
        ["d", "e", "f"].map((name) => card(name)),
      ),
    );
    valueOf(
      await saveNote(
        store,
        note("third"),
        ["g", "h"].map((name) => card(name)),
      ),
    );
    valueOf(await saveNote(store, note("first", { source: "" }), [card("a")]));
    valueOf(await saveNote(store, note("second", { source: "" }), []));
    const cardId = cardIdOf("g");
    const readRevision = (await store.cards.get(cardId))?.revision ?? 0;
    valueOf(await setSuspended(store, { cardId, readRevision }, true));
    await run(store);
  });
}

describe.each([
  ["few cards are never asked", undefined],
  ["very many cards are never asked", 2],
])("what a note may bring back where %s", (_where, fewOut) => {
  const returning = async (store: Store, ids: readonly string[], subjects: readonly string[]) => {
    const rows = await returningCards(store, noteIdOf("first"), named(ids), subjects, fewOut);
    return rows.map(({ cardId }) => String(cardId)).sort();
  };

  it("is what stood in it, what it names and what is of its subjects, if it is archived", async () => {
    await withArchive(async (store) => {
      expect(await returning(store, [], [])).toEqual(["b", "c"]);
      expect(await returning(store, ["d", "a", "g", "h"], ["e", "a", "g"])).toEqual(["b", "c", "d", "e"]);
    });
  });
});
