import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { BrowseCards } from "#lib/sessions/browse/browse-cards.ts";
import { matcherOf, type MatchContext } from "#lib/sessions/browse/match.ts";
import { parseQuery } from "#lib/sessions/browse/parse-query.ts";
import { search, type Found } from "#lib/sessions/browse/search.ts";
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
  decksNamed: () => [],
  topicsNamed: () => [],
};

function searching(cards: BrowseCards, text: string, sort: Sort = "added"): AsyncGenerator<Found> {
  return search(cards, valueOf(parseQuery(text)), sort, CONTEXT);
}

/** Every state on the way and the last one. */
async function all(cards: BrowseCards, text: string, sort: Sort = "added"): Promise<Found[]> {
  const states: Found[] = [];
  for await (const state of searching(cards, text, sort)) states.push(state);
  return states;
}

async function idsFor(store: Store, text: string, sort: Sort = "added"): Promise<readonly CardId[]> {
  return (await all(new BrowseCards(store), text, sort)).at(-1)?.ids ?? [];
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
  let cards: BrowseCards;

  beforeAll(async () => {
    store = await open(uniqueName());
    await fillWithMany(store, COUNT);
    cards = new BrowseCards(store);
  }, 180_000);

  afterAll(async () => {
    await store.delete();
  });

  it("fill the first screen before all are read", async () => {
    const first = await searching(cards, "").next();
    expect(first.value).toMatchObject({ ids: { length: 99 } });
    expect(await cards.share()).toBeLessThan(0.01);
  });

  it("are read in order and in pieces, each card once", async () => {
    const states = await all(cards, "");
    expect(states.length).toBeGreaterThan(90);
    const ids = states.at(-1)?.ids ?? [];
    expect(new Set(ids).size).toBe(COUNT);
    expect(ids.map((id) => cards.get(id)?.position)).toEqual(Array.from(ids, (_, index) => index));
  });

  it("are searched for a text with progress that only grows, whatever the order", async () => {
    const states = await all(cards, RARE_WORD, "recall");
    const shares = states.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((first, second) => first - second));
    expect(shares.at(-1)).toBe(1);
    expect(states.at(-1)?.ids).toHaveLength(COUNT / 1_000);
    const found = states.find(({ ids }) => ids.length > 0);
    expect(found?.share).toBeLessThan(1);
  });

  it("let go of a search in the middle", async () => {
    const abandoned = searching(cards, RARE_WORD);
    for (let step = 0; step < 120; step++) await abandoned.next();
    await abandoned.return(undefined);
    expect(await abandoned.next()).toEqual({ done: true, value: undefined });
  });

  it("are filtered as the cards themselves say", async () => {
    const matches = matcherOf(valueOf(parseQuery("is:due topic:losses d>=5")), CONTEXT);
    const wanted = (await store.cards.toArray()).filter((row) => matches(row, null) === true);
    expect((await all(cards, "is:due topic:losses d>=5")).at(-1)?.ids).toHaveLength(wanted.length);
  });
});
