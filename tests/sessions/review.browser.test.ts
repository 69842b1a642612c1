import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { NoteId } from "#lib/core/ids.ts";
import { installBuiltInContent } from "#lib/sessions/built-in-content.ts";
import { sanitizeHtml } from "#lib/sessions/sanitize-html.ts";
import { settingsOf } from "#lib/sessions/study-plan.ts";
import type { Review } from "#lib/sessions/review.svelte.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { MS_PER_DAY, MS_PER_MINUTE } from "#lib/core/time.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { allParameters } from "#lib/store/plans.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { card, note, valueOf } from "../store/samples.ts";
import { reviewOf, withReviews } from "./with-reviews.ts";

const MORNING = Date.parse("2026-11-21T08:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MORNING });
});
afterEach(() => {
  vi.useRealTimers();
});

async function withCards(store: Store, ...names: string[]): Promise<void> {
  valueOf(
    await saveNote(
      store,
      note("notes"),
      names.map((name) => card(name)),
    ),
  );
}

/** The question in view. */
function asked(review: Review): string | null {
  return review.view.kind === "card" ? review.view.face.frontHtml : null;
}

async function rate(review: Review, rating: 1 | 2 | 3 | 4): Promise<void> {
  review.reveal();
  await review.rate(rating);
}

describe("a review session", () => {
  it("asks the cards one after another and counts what is left", async () => {
    await withReviews(async (store) => {
      await withCards(store, "mean", "variance");
      const review = await reviewOf(store);
      expect(asked(review)).toContain("mean");
      expect(review.left).toBe(2);
      await rate(review, 4);
      expect(asked(review)).toContain("variance");
      expect(review.left).toBe(1);
      await rate(review, 4);
      expect(review.view).toMatchObject({ kind: "finished", summary: { ratings: 2, returningLater: 0 } });
    });
  });

  it("stores the rating under way when its screen goes, and reads nothing ahead any more", async () => {
    await withReviews(async (store) => {
      await withCards(store, "mean", "variance", "epsilon");
      const review = await reviewOf(store);
      await Promise.all([rate(review, 4), review.close()]);
      expect(valueOf(await allEvents(store))).toHaveLength(1);
      expect(review.upcoming).toBeNull();
    });
  });

  it("takes no rating before the answer was shown", async () => {
    await withReviews(async (store) => {
      await withCards(store, "mean");
      const review = await reviewOf(store);
      await review.rate(3);
      expect(valueOf(await allEvents(store))).toEqual([]);
    });
  });

  it("saves exactly what the buttons promise", async () => {
    await withReviews(async (store) => {
      await withCards(store, "mean");
      const review = await reviewOf(store);
      const promised = review.view.kind === "card" ? review.view.delays[3].delay : null;
      await rate(review, 3);
      const [stored] = await store.cards.toArray();
      expect(promised).toEqual({ unit: "minutes", minutes: 10 });
      expect(stored?.memory).toMatchObject({ phase: "learning", dueAtMs: MORNING + 10 * MS_PER_MINUTE });
    });
  });

  it("goes on after a reload where it was, and can still undo", async () => {
    await withReviews(async (store) => {
      await withCards(store, "mean", "variance", "epsilon");
      const before = await reviewOf(store);
      await rate(before, 4);
      const after = await reviewOf(store);
      expect(asked(after)).toBe(asked(before));
      expect(after.left).toBe(before.left);
      await after.undo();
      expect(asked(after)).toContain("mean");
      expect(after.left).toBe(3);
    });
  });

  it("undoes and redoes any number of ratings; the log gives the stored memories again", async () => {
    await withReviews(async (store) => {
      await withCards(store, "mean", "variance", "epsilon");
      const review = await reviewOf(store);
      for (const rating of [3, 1, 4] as const) await rate(review, rating);
      for (let step = 0; step < 3; step += 1) await review.undo();
      expect((await store.cards.toArray()).every(({ memory }) => memory.phase === "new")).toBe(true);
      expect(review.canUndo).toBe(false);
      await review.redo();
      await review.redo();
      const replayed = replay(valueOf(await allEvents(store)), settingsOf(await allParameters(store)));
      for (const { id, memory } of await store.cards.toArray()) {
        expect(replayed.get(id) ?? { phase: "new" }).toEqual(memory);
      }
      expect((await store.cards.toArray()).filter(({ memory }) => memory.phase !== "new")).toHaveLength(2);
    });
  });

  it("refuses a rating of a card that another tab has rated, and shows the next", async () => {
    await withReviews(async (store) => {
      await withCards(store, "mean", "variance");
      const [here, there] = [await reviewOf(store), await reviewOf(store)];
      await rate(there, 4);
      await rate(here, 1);
      expect(valueOf(await allEvents(store))).toHaveLength(1);
      expect(here.notice).not.toBeNull();
      expect(asked(here)).toContain("variance");
    });
  });

  it("brings cards in steps back when their time has come, and new ones only up to the daily limit", async () => {
    await withReviews(async (store) => {
      await withCards(store, ...Array.from({ length: 25 }, (_, index) => `card ${String(index)}`));
      const review = await reviewOf(store);
      expect(review.left).toBe(20);
      for (let shown = 0; shown < 20; shown += 1) await rate(review, 4);
      expect(review.view.kind).toBe("finished");
      vi.setSystemTime(MORNING + MS_PER_DAY);
      await review.refresh();
      expect(review.left).toBe(5);
      expect(review.view.kind).toBe("card");
    });
  });
});

describe("the built-in content", () => {
  it("is put into an empty store once, in both languages, with the exercises", async () => {
    await withReviews(async (store) => {
      await installBuiltInContent(store, "zh");
      const cards = await store.cards.toArray();
      await installBuiltInContent(store, "zh");
      expect(await store.cards.toArray()).toEqual(cards);
      expect(cards.some(({ kind }) => kind === "exercise")).toBe(true);
      for (const { id } of cards.filter(({ kind }) => kind !== "exercise")) {
        const languages = (await store.sources.where("cardId").equals(id).toArray()).map(
          (row) => row.language,
        );
        expect(languages.toSorted()).toEqual(["en", "zh"]);
      }
    });
  });

  it("is enough to review once the first deck in the learner's language is there", async () => {
    await withReviews(async (store) => {
      const there: string[][] = [];
      const look = async (): Promise<void> => {
        there.push((await store.notes.toArray()).map(({ language }) => language));
      };
      const looks: Promise<void>[] = [];
      await installBuiltInContent(store, "en", () => {
        looks.push(look());
      });
      await Promise.all(looks);
      expect(there[0]).toEqual(["en"]);
      expect((await store.cards.toArray()).some(({ kind }) => kind === "exercise")).toBe(true);
    });
  });

  it("goes on where the page went away, and puts no deck there twice", async () => {
    await withReviews(async (store) => {
      await installBuiltInContent(store, "zh");
      const row = await store.settings.get("built-in-decks");
      const hashes = Object.entries(row?.value as Record<string, string>);
      expect(hashes).toHaveLength(await store.notes.count());
      // As if the page had gone before one deck; another is missing too, but counts as done.
      const [[missed = ""] = [], [done = ""] = []] = hashes;
      await store.settings.delete("built-in-content");
      await store.settings.put({ name: "built-in-decks", value: Object.fromEntries(hashes.slice(1)) });
      await store.notes.bulkDelete([missed, done].map((file) => `built-in:${file}` as NoteId));
      await installBuiltInContent(store, "zh");
      expect(await store.notes.get(`built-in:${missed}` as NoteId)).toBeDefined();
      expect(await store.notes.get(`built-in:${done}` as NoteId)).toBeUndefined();
    });
  });

  it("was rendered when the app was built, and the sanitiser finds nothing in it to remove", async () => {
    const parsed = (html: string): HTMLTemplateElement => {
      const template = document.createElement("template");
      template.innerHTML = html;
      // One spelling of styles: the sanitiser leaves out the last semicolon.
      for (const styled of template.content.querySelectorAll<HTMLElement>("[style]")) {
        styled.setAttribute("style", styled.style.cssText);
      }
      return template;
    };
    await withReviews(async (store) => {
      await installBuiltInContent(store, "zh");
      for (const { frontHtml, backHtml } of await store.sources.toArray()) {
        for (const html of [frontHtml, backHtml]) {
          expect(parsed(sanitizeHtml(html)).innerHTML).toBe(parsed(html).innerHTML);
        }
      }
    });
  });
});
