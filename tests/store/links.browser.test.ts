import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { cardContent } from "#lib/store/card-content.ts";
import { countLinks, linksUnder } from "#lib/store/link-list.ts";
import { decideLink, saveLinks, type LinkDecision, type LinkToSave } from "#lib/store/links.ts";
import type { Store } from "#lib/store/open.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { saidAbout } from "#lib/store/said-about.ts";
import { dump } from "./dump.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { card, cardIdOf, note, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const A = cardIdOf("a");
const B = cardIdOf("b");
const C = cardIdOf("c");
const PAIR = { firstId: A, secondId: B };
const SAME_AS_B: LinkDecision = { verdict: "same", wording: B, language: "en" };

const open = (firstId: CardId, secondId: CardId): LinkToSave => ({ firstId, secondId, verdict: "open" });

async function keep(
  store: Store,
  rows: readonly LinkToSave[],
  cardIds: readonly CardId[] = [],
): Promise<void> {
  await store.transaction("rw", store.links, () => saveLinks(store, { rows, cardIds }));
}

/** Two notes that word one fact in two ways, and a third. */
async function withPair(run: (store: Store) => Promise<void>): Promise<void> {
  await withStore(async (store) => {
    valueOf(await saveNote(store, note("first"), [card("a")]));
    valueOf(await saveNote(store, note("second"), [card("b")]));
    valueOf(await saveNote(store, note("third"), [card("c")]));
    await keep(store, [open(A, B), open(A, C), open(B, C)]);
    await run(store);
  });
}

const verdicts = async (store: Store): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await store.links.toArray()).map((row) => [`${row.firstId}${row.secondId}`, row.verdict]),
  );

/** What tells how often and when something was changed. */
const MOMENTS = ["revision", "decidedAtMs", "writtenAtMs"];

const withoutRevisions = (rows: unknown): unknown =>
  JSON.parse(JSON.stringify(rows, (name, value: unknown) => (MOMENTS.includes(name) ? undefined : value)));

describe("links", () => {
  it("keep what the learner decided, and forget what is no longer found", async () => {
    await withPair(async (store) => {
      valueOf(await decideLink(store, PAIR, { verdict: "two" }));
      await keep(store, [open(A, B)], [A]);
      expect(await verdicts(store)).toEqual({ ab: "two", bc: "open" });
    });
  });

  it("are listed with both cards, their notes, and those whose numbers differ first", async () => {
    await withPair(async (store) => {
      await keep(store, [{ ...open(B, C), seemsContradictory: true }]);
      const pairs = await linksUnder(store, "open", "en");
      expect(pairs.map(({ link }) => `${link.firstId}${link.secondId}`)).toEqual(["bc", "ab", "ac"]);
      expect(pairs[1]?.first.content.face.front).toBe("a: what is it?");
      expect([...(pairs[1]?.second.noteTitles.values() ?? [])]).toContain("second");
      expect(await countLinks(store)).toMatchObject({ open: 3, quiet: 0 });
    });
  });

  it("are not listed for archived cards", async () => {
    await withPair(async (store) => {
      valueOf(await saveNote(store, note("third", { source: "" }), []));
      expect(await countLinks(store)).toMatchObject({ open: 1 });
      expect(await linksUnder(store, "open", "en")).toHaveLength(1);
    });
  });

  it("make one card of the same: its sources, the wording chosen, the other archived, links carried over", async () => {
    await withPair(async (store) => {
      valueOf(await decideLink(store, PAIR, SAME_AS_B));
      expect((await store.cards.get(B))?.archived).toBe(true);
      const content = await cardContent(store, A, "en");
      expect(content?.face.back).toBe("The meaning of b.");
      expect(content?.sources.map(({ noteId }) => noteId)).toEqual(["first", "second"]);
      expect(await verdicts(store)).toEqual({ ab: "same", ac: "open" });
      expect(await countLinks(store)).toMatchObject({ open: 1, same: 1 });
      const counted = await dump(store);
      valueOf(await rebuildAggregates(store));
      expect(await dump(store)).toEqual(counted);
    });
  });

  it("keep the card that is remembered better, whichever wording is chosen", async () => {
    await withPair(async (store) => {
      const memory = {
        phase: "review" as const,
        stability: 12,
        difficulty: 5,
        dueDay: 30,
        lastReviewAtMs: 1,
        lastStudyDay: 18,
      };
      await store.cards.update(B, { memory });
      valueOf(await rebuildAggregates(store));
      valueOf(await decideLink(store, PAIR, { ...SAME_AS_B, wording: A }));
      expect((await store.cards.get(A))?.archived).toBe(true);
      expect((await store.cards.get(B))?.archived).toBe(false);
      expect((await cardContent(store, B, "en"))?.face.back).toBe("The meaning of a.");
    });
  });

  it.each(["open", "two", "contradiction"] as const)(
    "are as before when the same becomes %s",
    async (verdict) => {
      await withPair(async (store) => {
        const before = await dump(store);
        valueOf(await decideLink(store, PAIR, SAME_AS_B));
        valueOf(await decideLink(store, PAIR, { verdict }));
        await store.links.update([A, B], { verdict: "open" });
        expect(withoutRevisions(await dump(store))).toEqual(withoutRevisions(before));
      });
    },
  );

  it("stay merged when a note is saved again", async () => {
    await withPair(async (store) => {
      valueOf(await decideLink(store, PAIR, SAME_AS_B));
      valueOf(await saveNote(store, note("second"), [card("b")]));
      expect((await store.cards.get(B))?.archived).toBe(true);
      expect((await cardContent(store, A, "en"))?.sources).toHaveLength(2);
      valueOf(await decideLink(store, PAIR, { verdict: "open" }));
      expect((await cardContent(store, B, "en"))?.sources).toHaveLength(1);
    });
  });

  it("take the cards that ask the same back along", async () => {
    await withStore(async (store) => {
      for (const name of ["a", "b"]) {
        const key = {
          context: ["Normalisation"],
          subject: name,
          attribute: "meaning",
          discriminator: "back",
        };
        const back = card(`${name}-back`, { card: { key, back: name } });
        const front = card(name, { card: { key: { ...key, discriminator: "" } } });
        valueOf(await saveNote(store, note(`note ${name}`), [front, back]));
      }
      await keep(store, [open(A, B)]);
      valueOf(await decideLink(store, PAIR, SAME_AS_B));
      expect((await store.cards.get(cardIdOf("b-back")))?.archived).toBe(true);
      valueOf(await decideLink(store, PAIR, { verdict: "open" }));
      expect((await store.cards.get(cardIdOf("b-back")))?.archived).toBe(false);
    });
  });

  it("cannot be decided once a card is gone", async () => {
    await withPair(async (store) => {
      valueOf(await saveNote(store, note("second", { source: "" }), []));
      expect(await decideLink(store, PAIR, SAME_AS_B)).toEqual({
        ok: false,
        error: { kind: "missing-card", cardId: B },
      });
      expect(await verdicts(store)).toMatchObject({ ab: "open" });
    });
  });
});

describe("saidAbout", () => {
  it("gives the places that speak of a subject, and cards asked for by id, without archived ones", async () => {
    await withPair(async (store) => {
      valueOf(await saveNote(store, note("third", { source: "" }), []));
      const said = await saidAbout(store, (subject) => subject !== "b", [B]);
      expect(said.sources.map(({ cardId }) => cardId).sort()).toEqual([A, B]);
      expect(said.noteTitles.get(note("second").id)).toBe("second");
    });
  });

  it("reads nothing of the notes that are at hand, and keeps the cards that are", async () => {
    await withPair(async (store) => {
      const first = await store.cards.get(A);
      if (first === undefined) throw new Error("The card is there.");
      const atHand = { noteIds: new Set([note("first").id]), cards: new Map([[A, first]]) };
      const said = await saidAbout(store, () => true, [A], atHand);
      expect(said.sources.map(({ cardId }) => cardId).sort()).toEqual([B, C]);
      expect(said.cards.get(A)).toBe(first);
    });
  });

  it("calls for each subject once, and ends when it is cancelled", async () => {
    await withPair(async (store) => {
      const subjects: string[] = [];
      const isAsked = (subject: string): boolean => subjects.push(subject) > 0;
      await saidAbout(store, isAsked, []);
      expect(subjects).toEqual(["a", "b", "c"]);
      const said = await saidAbout(store, isAsked, [], undefined, { signal: AbortSignal.abort() });
      expect(said.sources).toEqual([]);
      expect(subjects).toHaveLength(3);
    });
  });
});
