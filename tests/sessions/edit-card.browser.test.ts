import { describe, expect, it } from "vitest";

import type { DeckId } from "#lib/core/ids.ts";
import { AddCard } from "#lib/sessions/edit/add-card.svelte.ts";
import { EditCard } from "#lib/sessions/edit/edit-card.svelte.ts";
import { Browse } from "#lib/sessions/browse/browse.svelte.ts";
import { Decks } from "#lib/sessions/decks.svelte.ts";
import { cardContent } from "#lib/store/card-content.ts";
import type { Store } from "#lib/store/open.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { card, cardIdOf, note, valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const MEAN = cardIdOf("mean");

function appOf(store: Store): { ready: Promise<Store>; allContent: Promise<void> } {
  return { ready: Promise.resolve(store), allContent: Promise.resolve() };
}

async function withCards(store: Store, back = "The meaning of mean."): Promise<void> {
  const mean = card("mean", { card: { back } });
  valueOf(await saveNote(store, note("numbers"), [mean, card("variance"), card("mode")]));
}

async function formOf(store: Store): Promise<EditCard> {
  const form = new EditCard(appOf(store));
  await form.open(MEAN);
  return form;
}

function shown(form: EditCard) {
  if (form.view.kind !== "ready") throw new Error(`The form is ${form.view.kind}.`);
  return form.view.card;
}

describe("the form of a card", () => {
  it("keeps the learner's wording, rendered and safe, and gives the note's back", async () => {
    await withStore(async (store) => {
      await withCards(store);
      const form = await formOf(store);
      form.front = "What is $\\mu$? <img src=x onerror=alert(1)>";
      await form.save();
      const face = (await cardContent(store, MEAN, "en"))?.face;
      expect(face?.frontHtml).toContain("katex");
      expect(face?.frontHtml).not.toContain("onerror");
      expect(shown(form)).toMatchObject({ isOwn: true, hasNoteChanged: false });

      await form.useNote();
      expect(form.front).toBe("mean: what is it?");
      expect(await store.overlays.count()).toBe(0);
      await form.toggle();
      expect(form.front).toContain("\\mu");
    });
  });

  it("says when the note has changed beneath, until the learner has seen it", async () => {
    await withStore(async (store) => {
      await withCards(store);
      const form = await formOf(store);
      form.back = "Mine.";
      await form.save();
      await withCards(store, "Something new.");
      const again = await formOf(store);
      expect(shown(again)).toMatchObject({ hasNoteChanged: true, noteWording: { back: "Something new." } });
      await again.keepOwn();
      expect(shown(again).hasNoteChanged).toBe(false);
      expect(again.back).toBe("Mine.");
    });
  });

  it("brings back what was typed and not saved, and forgets it when asked", async () => {
    await withStore(async (store) => {
      await withCards(store);
      const form = await formOf(store);
      form.front = "Half a quest";
      form.typed();
      await form.flush();
      const again = await formOf(store);
      expect([again.front, again.restored]).toEqual(["Half a quest", true]);
      await again.discard();
      expect((await formOf(store)).restored).toBe(false);
    });
  });

  it("keeps nothing that cannot be asked, and says what is circular", async () => {
    await withStore(async (store) => {
      await withCards(store);
      const form = await formOf(store);
      form.front = " ";
      expect([form.problems, form.canSave]).toEqual([["no-front"], false]);
      form.front = "The meaning of mean";
      expect([form.problems, form.canSave]).toEqual([["circular"], true]);
    });
  });
});

describe("the form of a new card", () => {
  it("makes a card for each direction, in a deck of its own name", async () => {
    await withStore(async (store) => {
      await withCards(store);
      const form = new AddCard(appOf(store));
      await form.open();
      form.kind = "two-way";
      form.front = "均值";
      form.back = "mean";
      form.deck = "Words";
      form.tags = "#zh, en";
      expect(await form.save()).toBe(true);
      const cards = await store.cards
        .where("[deckId+queue+order]")
        .between(["Words"], ["Words", []])
        .toArray();
      expect(cards.map(({ kind, tags, topic }) => ({ kind, tags, topic }))).toEqual([
        { kind: "two-way", tags: ["en", "zh"], topic: "Words" },
        { kind: "two-way", tags: ["en", "zh"], topic: "Words" },
      ]);
      expect([form.front, form.back, form.deck]).toEqual(["", "", "Words"]);

      const decks = new Decks(appOf(store));
      await decks.refresh();
      const groups = decks.view.kind === "ready" ? decks.view.groups : [];
      expect(
        groups.flatMap((group) => group.decks.map(({ name, total }) => [group.name, name, total])),
      ).toEqual([
        [expect.any(String), "numbers", 3],
        ["Words", "Words", 2],
      ]);
    });
  });
});

describe("the browser", () => {
  it("does one thing to all that is selected, shows what became of it, and takes it back", async () => {
    await withStore(async (store) => {
      await withCards(store);
      const browse = new Browse(appOf(store));
      await browse.open("-is:suspended", "added");
      expect(browse.ids).toHaveLength(3);
      browse.selectAll();
      browse.select(MEAN, false);
      await browse.edit({ kind: "move", deckId: "Other" as DeckId, topic: null });
      expect(browse.notice).toMatchObject({ edit: "move", count: 2, state: "done" });
      expect(browse.selected.size).toBe(0);
      expect(browse.decks.map(({ id }) => id)).toContain("Other");

      browse.selectAll();
      await browse.edit({ kind: "suspend" });
      expect(browse.ids).toEqual([]);
      await browse.toggle();
      expect(browse.ids).toHaveLength(3);
      expect(browse.notice?.state).toBe("undone");
      await browse.toggle();
      expect(browse.ids).toEqual([]);
    });
  });

  it("keeps the list while a query cannot be read, and says what is wrong", async () => {
    await withStore(async (store) => {
      await withCards(store);
      const browse = new Browse(appOf(store));
      await browse.open("", "added");
      browse.text = "is:bored";
      await browse.search();
      expect(browse.problem).toMatchObject({ kind: "unknown-state", start: 0 });
      expect(browse.ids).toHaveLength(3);
    });
  });
});
