import { describe, expect, it } from "vitest";

import { cardContent, saveOverlay } from "#lib/store/card-content.ts";
import { cardsOfSubject, cardsOfTopic } from "#lib/store/cards.ts";
import { cardsOfNote } from "#lib/store/cards-of-note.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote, saveNotes } from "#lib/store/save-note.ts";
import type { DeckId, TopicId } from "#lib/core/ids.ts";
import type { Store } from "#lib/store/open.ts";
import { deckSums } from "#lib/store/sums.ts";
import { dump, dumpOfAggregates } from "./dump.ts";
import { momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, exercise, note, noteIdOf, TOPIC, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const BATCH_NORM = cardIdOf("BatchNorm");
const LAYER_NORM = cardIdOf("LayerNorm");
const OTHER_DECK = "training" as DeckId;
const chinese = (front: string): { readonly card: { readonly language: "zh"; readonly front: string } } => ({
  card: { language: "zh", front },
});

async function expectRightAggregates(store: Store): Promise<void> {
  const kept = await dumpOfAggregates(store);
  valueOf(await rebuildAggregates(store));
  expect(kept).toEqual(await dumpOfAggregates(store));
}

describe("saveNote", () => {
  it("adds cards in the order given, new and counted", async () => {
    await withStore(async (store) => {
      const saved = valueOf(await saveNote(store, note("a"), [card("LayerNorm"), card("BatchNorm")]));
      expect(saved).toEqual({ added: [LAYER_NORM, BATCH_NORM], revived: [], archived: [] });
      const rows = await store.cards.orderBy("position").toArray();
      expect(rows.map((row) => row.id)).toEqual([LAYER_NORM, BATCH_NORM]);
      expect(await deckSums(store)).toMatchObject([{ new: 2, seen: 0, suspended: 0 }]);
      await expectRightAggregates(store);
    });
  });

  it("changes nothing when the same is imported twice, later", async () => {
    await withStore(async (store) => {
      const cards = [card("BatchNorm"), card("LayerNorm"), card("BatchNorm", { card: { back: "Again." } })];
      valueOf(await saveNote(store, note("a"), cards));
      valueOf(await rate(store, BATCH_NORM, 3, momentAfter(0)));
      const before = await dump(store);
      const saved = valueOf(await saveNote(store, note("a", { importedAtMs: 9_999 }), cards));
      expect(saved).toEqual({ added: [], revived: [], archived: [] });
      expect(await dump(store)).toEqual(before);
    });
  });

  it("keeps memory and revision when wording, place and topic change", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("a"), [card("BatchNorm")]));
      const { card: before } = valueOf(await rate(store, BATCH_NORM, 4, momentAfter(0)));
      const changed = card("BatchNorm", { topic: "training" as TopicId, card: { back: "Better words." } });
      valueOf(await saveNote(store, note("a", { deckId: OTHER_DECK, contentHash: "2" }), [changed]));

      expect(await store.cards.get(BATCH_NORM)).toEqual({ ...before, topic: "training", deckId: OTHER_DECK });
      expect((await cardContent(store, BATCH_NORM, "en"))?.face.back).toBe("Better words.");
      await expectRightAggregates(store);
    });
  });

  it("archives what is gone, with its text and history, and asks it again when it comes back", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("a"), [card("BatchNorm"), card("LayerNorm")]));
      const { card: rated } = valueOf(await rate(store, BATCH_NORM, 4, momentAfter(0)));

      const first = valueOf(await saveNote(store, note("a", { contentHash: "2" }), [card("LayerNorm")]));
      expect(first).toEqual({ added: [], revived: [], archived: [BATCH_NORM] });
      expect(await store.cards.get(BATCH_NORM)).toMatchObject({
        archived: true,
        queue: "out",
        memory: rated.memory,
      });
      expect((await cardContent(store, BATCH_NORM, "en"))?.face.front).toBe("BatchNorm: what is it?");
      expect((await cardsOfNote(store, noteIdOf("a"))).map(({ card }) => card.id)).toEqual([LAYER_NORM]);
      expect(await cardsOfSubject(store, "BatchNorm")).toEqual([]);
      await expectRightAggregates(store);

      const second = valueOf(
        await saveNote(store, note("a", { contentHash: "3" }), [card("BatchNorm"), card("LayerNorm")]),
      );
      expect(second.revived).toEqual([BATCH_NORM]);
      expect(await store.cards.get(BATCH_NORM)).toMatchObject({ ...rated, revision: rated.revision + 2 });
      await expectRightAggregates(store);
    });
  });

  it("gives one card two languages, each from its own note", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("n.en"), [card("BatchNorm")]));
      const zh = card("BatchNorm", chinese("批归一化是什么？"));
      const saved = valueOf(await saveNote(store, note("n.zh", { language: "zh" }), [zh]));

      expect(saved.added).toEqual([]);
      expect(await store.cards.count()).toBe(1);
      expect((await cardContent(store, BATCH_NORM, "zh"))?.face.front).toBe("批归一化是什么？");
      expect((await cardContent(store, BATCH_NORM, "en"))?.face.front).toBe("BatchNorm: what is it?");
      expect((await cardContent(store, BATCH_NORM, "en"))?.sources).toHaveLength(2);
    });
  });

  it("keeps a card that another note still has, and gives it to that note's deck", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("a"), [card("BatchNorm")]));
      valueOf(await saveNote(store, note("b", { deckId: OTHER_DECK }), [card("BatchNorm")]));
      expect(await store.cards.get(BATCH_NORM)).toMatchObject({ deckId: "normalisation" });

      const saved = valueOf(await saveNote(store, note("a", { contentHash: "2" }), []));

      expect(saved.archived).toEqual([]);
      expect(await store.cards.get(BATCH_NORM)).toMatchObject({ deckId: OTHER_DECK, archived: false });
      const content = await cardContent(store, BATCH_NORM, "en");
      expect(content?.sources.map((source) => source.noteId)).toEqual(["b"]);
      await expectRightAggregates(store);
    });
  });

  it("forgets the last text of an archived card once another note brings it back", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("a"), [card("BatchNorm")]));
      valueOf(await saveNote(store, note("a", { contentHash: "2" }), []));
      valueOf(await saveNote(store, note("b"), [card("BatchNorm")]));
      expect((await store.sources.toArray()).map((source) => source.noteId)).toEqual(["b"]);
      expect(await cardsOfNote(store, noteIdOf("a"))).toEqual([]);
    });
  });

  it("refuses a note that asks for an exercise's id, and stores nothing of it", async () => {
    await withStore(async (store) => {
      valueOf(await ensureExerciseCards(store, [exercise("batch-norm")]));
      const before = await dump(store);
      const stolen = cardIdOf("exercise:batch-norm");
      const result = await saveNote(store, note("a"), [
        card("BatchNorm"),
        card("x", { card: { id: stolen } }),
      ]);
      expect(result).toEqual({ ok: false, error: { kind: "id-taken", cardId: stolen } });
      expect(await dump(store)).toEqual(before);
    });
  });

  it("stores several notes together or none of them", async () => {
    await withStore(async (store) => {
      valueOf(await ensureExerciseCards(store, [exercise("batch-norm")]));
      const before = await dump(store);
      const good = { note: note("a"), cards: [card("BatchNorm")] };
      const bad = { note: note("b"), cards: [card("x", { card: { id: cardIdOf("exercise:batch-norm") } })] };

      expect(await saveNotes(store, [good, bad])).toMatchObject({ ok: false, error: { kind: "id-taken" } });
      expect(await dump(store)).toEqual(before);

      const shared = { note: note("b"), cards: [card("BatchNorm"), card("LayerNorm")] };
      expect(valueOf(await saveNotes(store, [good, shared]))).toMatchObject([
        { added: [BATCH_NORM] },
        { added: [LAYER_NORM] },
      ]);
      await expectRightAggregates(store);
    });
  });

  it("leaves nothing behind when it fails midway", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("a"), [card("BatchNorm")]));
      const before = await dump(store);
      store.sources.hook("creating", () => {
        throw new Error("the disk broke");
      });
      const again = saveNote(store, note("a", { contentHash: "2" }), [card("LayerNorm")]);
      await expect(again).rejects.toThrow();
      expect(await dump(store)).toEqual(before);
    });
  });
});

describe("cardContent", () => {
  it("prefers the learner's words, then the language asked for, then any", async () => {
    await withStore(async (store) => {
      const own = { cardId: BATCH_NORM, back: "", frontHtml: "", backHtml: "" };
      const frontIn = async (language: "zh" | "en"): Promise<string | undefined> =>
        (await cardContent(store, BATCH_NORM, language))?.face.front;
      expect(await frontIn("en")).toBeUndefined();
      valueOf(await saveNote(store, note("n.zh"), [card("BatchNorm", chinese("批归一化"))]));
      expect(await frontIn("en")).toBe("批归一化");
      valueOf(await saveOverlay(store, { ...own, language: "zh", front: "我的话" }));
      expect(await frontIn("en")).toBe("我的话");
      valueOf(await saveNote(store, note("n.en"), [card("BatchNorm")]));
      expect(await frontIn("en")).toBe("BatchNorm: what is it?");
      valueOf(await saveOverlay(store, { ...own, language: "en", front: "My words" }));
      expect(await frontIn("en")).toBe("My words");
      expect(await frontIn("zh")).toBe("我的话");
      valueOf(await saveOverlay(store, { cardId: BATCH_NORM, language: "en", front: null }));
      expect(await frontIn("en")).toBe("BatchNorm: what is it?");
    });
  });

  it("survives an import", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("a"), [card("BatchNorm")]));
      const overlay = {
        cardId: BATCH_NORM,
        language: "en",
        front: "Mine",
        back: "",
        frontHtml: "",
        backHtml: "",
      } as const;
      valueOf(await saveOverlay(store, overlay));
      valueOf(await saveNote(store, note("a", { contentHash: "2" }), [card("BatchNorm")]));
      expect(await cardContent(store, BATCH_NORM, "en")).toMatchObject({ isOverlay: true, face: overlay });
    });
  });
});

describe("reading cards", () => {
  it("gives those of a note in its order, of a topic and of a subject", async () => {
    await withStore(async (store) => {
      const at = (line: number) => ({
        source: { file: "a.md", startLine: line, endLine: line, headingPath: [] },
      });
      const cards = [
        card("LayerNorm", { card: at(20) }),
        card("BatchNorm", { card: at(3) }),
        card("Adam", { topic: "optimisers" as TopicId, card: at(7) }),
      ];
      valueOf(await saveNote(store, note("a"), cards));
      const ofNote = await cardsOfNote(store, noteIdOf("a"));
      expect(ofNote.map(({ card }) => card.id)).toEqual(["BatchNorm", "Adam", "LayerNorm"]);
      expect((await cardsOfTopic(store, TOPIC)).map(({ id }) => id).sort()).toEqual([BATCH_NORM, LAYER_NORM]);
      expect((await cardsOfSubject(store, "Adam")).map(({ id }) => id)).toEqual(["Adam"]);
    });
  });
});
