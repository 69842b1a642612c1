import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { BrowseCards } from "#lib/sessions/browse/browse-cards.ts";
import { BrowseTexts } from "#lib/sessions/browse/browse-texts.ts";
import { matcherOf, type MatchContext } from "#lib/sessions/browse/match.ts";
import { parseQuery } from "#lib/sessions/browse/parse-query.ts";
import { search, type Found, type Searched } from "#lib/sessions/browse/search.ts";
import type { Sort } from "#lib/sessions/browse/sort.ts";
import { editWording } from "#lib/store/edit-wording.ts";
import type { Store } from "#lib/store/open.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { fillWithMany, RARE_WORD } from "../store/many-cards.ts";
import { endOfDayMs, momentAfter, rate } from "../store/reviewing.ts";
import { card, cardIdOf, note, valueOf } from "../store/samples.ts";
import { open, uniqueName, withStore } from "../store/temporary-store.ts";

const now = momentAfter(48);
const CONTEXT: MatchContext = {
  now,
  studyDay: now.studyDay,
  stepsUntilMs: endOfDayMs(now.studyDay),
  settings: DEFAULT_SETTINGS,
  leechFrom: () => 1,
  decksNamed: () => [],
  topicsNamed: () => [],
};

function opened(store: Store): Searched {
  return { cards: new BrowseCards(store), texts: new BrowseTexts(store) };
}

function searching(searched: Searched, text: string, sort: Sort = "added"): AsyncGenerator<Found> {
  return search(searched, valueOf(parseQuery(text)), sort, CONTEXT);
}

/** Every state on the way and the last one. */
async function all(searched: Searched, text: string, sort: Sort = "added"): Promise<Found[]> {
  const states: Found[] = [];
  for await (const state of searching(searched, text, sort)) states.push(state);
  return states;
}

async function idsFor(store: Store, text: string, sort: Sort = "added"): Promise<readonly CardId[]> {
  return (await all(opened(store), text, sort)).at(-1)?.ids ?? [];
}

describe("a few cards", () => {
  it("are found by text, state, figures and the learner's own words, in the order asked for", async () => {
    await withStore(async (store) => {
      const names = ["mean", "variance", "median", "mode"];
      valueOf(
        await saveNote(
          store,
          note("numbers"),
          names.map((name) => card(name)),
        ),
      );
      valueOf(await rate(store, cardIdOf("median"), 1, momentAfter(47)));
      valueOf(await rate(store, cardIdOf("mode"), 4, momentAfter(0)));
      expect(await idsFor(store, "")).toEqual(names);
      expect(await idsFor(store, "", "newest")).toEqual([...names].reverse());
      expect(await idsFor(store, "MEANING -variance")).toEqual(["mean", "median", "mode"]);
      expect(await idsFor(store, "is:due")).toEqual(["median"]);
      expect(await idsFor(store, "is:new or r>0.5", "recall")).toEqual([
        "mode",
        "median",
        "mean",
        "variance",
      ]);
      expect(await idsFor(store, "deck:normalisation kind:basic s>3")).toEqual(["mode"]);
      expect(await idsFor(store, "-kind:basic")).toEqual([]);

      valueOf(await rate(store, cardIdOf("mode"), 1, momentAfter(48)));
      expect(await idsFor(store, "is:leech")).toEqual(["mode"]);
      expect(await idsFor(store, "lapses>0 or lapses=0 -is:new")).toEqual(["median", "mode"]);

      const words = { front: "Durchschnitt?", back: "x", frontHtml: "", backHtml: "" };
      valueOf(
        await editWording(store, {
          cardId: cardIdOf("mean"),
          language: "en",
          read: { overlay: null, kind: "basic", tags: [] },
          overlay: { cardId: cardIdOf("mean"), language: "en", ...words },
          kind: null,
          tags: ["own"],
        }),
      );
      expect(await idsFor(store, "durchschnitt")).toEqual(["mean"]);
      expect(await idsFor(store, "tag:OWN")).toEqual(["mean"]);
    });
  });
});

describe("a hundred thousand cards", () => {
  const COUNT = 100_000;
  let store: Store;
  let searched: Searched;

  beforeAll(async () => {
    store = await open(uniqueName());
    await fillWithMany(store, COUNT);
    searched = opened(store);
  }, 180_000);

  afterAll(async () => {
    await store.delete();
  });

  it("fill the first screen before all are read", async () => {
    const first = await searching(searched, "").next();
    expect(first.value).toMatchObject({ ids: { length: 99 } });
    expect(await searched.cards.share()).toBeLessThan(0.01);
  });

  it("are read in order and in pieces, each card once", async () => {
    const states = await all(searched, "");
    expect(states.length).toBeGreaterThan(90);
    const ids = states.at(-1)?.ids ?? [];
    expect(new Set(ids).size).toBe(COUNT);
    expect(ids.map((id) => searched.cards.get(id)?.position)).toEqual(Array.from(ids, (_, index) => index));
  });

  it("are searched for a text with progress that only grows, whatever the order", async () => {
    const states = await all(searched, RARE_WORD, "recall");
    const shares = states.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((first, second) => first - second));
    expect(shares.at(-1)).toBe(1);
    expect(states.at(-1)?.ids).toHaveLength(COUNT / 1_000);
    const found = states.find(({ ids }) => ids.length > 0);
    expect(found?.share).toBeLessThan(1);
    // What they say is known from then on: another word is looked for among the rows alone.
    const pieces = (await all(searched, "")).length;
    expect(await all(searched, RARE_WORD)).toHaveLength(pieces);
    expect((await all(searched, `-${RARE_WORD}`)).at(-1)?.ids).toHaveLength(COUNT - COUNT / 1_000);
  });

  it("let go of a search in the middle", async () => {
    const fresh = opened(store);
    const abandoned = searching(fresh, RARE_WORD);
    for (let step = 0; step < 120; step++) await abandoned.next();
    await abandoned.return(undefined);
    expect(await abandoned.next()).toEqual({ done: true, value: undefined });
    // The next one goes on where it stopped.
    const read = fresh.texts.pieces;
    await searching(fresh, `${RARE_WORD} x`).next();
    expect(fresh.texts.pieces).toBe(read);
    expect((await all(fresh, RARE_WORD)).at(-1)?.ids).toHaveLength(COUNT / 1_000);
  });

  it("are filtered as the cards themselves say", async () => {
    const matches = matcherOf(valueOf(parseQuery("is:due topic:losses d>=5")), CONTEXT);
    const wanted = (await store.cards.toArray()).filter((row) => matches(row, null) === true);
    expect((await all(searched, "is:due topic:losses d>=5")).at(-1)?.ids).toHaveLength(wanted.length);
  });
});
