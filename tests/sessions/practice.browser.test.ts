import { describe, expect, it } from "vitest";

import type { TopicId } from "#lib/core/ids.ts";
import type { CustomStudy } from "#lib/scheduling/custom-study.ts";
import { PracticeSession } from "#lib/sessions/practice.svelte.ts";
import { queryOf, StudyMore } from "#lib/sessions/study-more.svelte.ts";
import type { Store } from "#lib/store/open.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { dump } from "../store/dump.ts";
import { momentAfter, rate } from "../store/reviewing.ts";
import { card, cardIdOf, DECK, note, TOPIC, valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const CRAM: CustomStudy = { kind: "cram", topic: TOPIC };
const OTHER = "losses" as TopicId;

async function fill(store: Store): Promise<void> {
  const names = ["a", "b", "c", "d"].map((name) => card(name));
  valueOf(await saveNote(store, note("n"), [...names, card("other", { topic: OTHER })]));
  valueOf(await rate(store, cardIdOf("a"), 3, momentAfter(0)));
  valueOf(await rate(store, cardIdOf("b"), 1, momentAfter(0)));
}

function practice(store: Store, study: CustomStudy): PracticeSession {
  return new PracticeSession({ ready: Promise.resolve(store), allContent: Promise.resolve() }, study);
}

function shown({ view }: PracticeSession): string {
  return view.kind === "card" ? view.cardId : view.kind;
}

async function answer(session: PracticeSession, isKnown: boolean): Promise<void> {
  session.reveal();
  await session.answer(isKnown);
}

describe("going over cards beside the schedule", () => {
  it("changes not a byte of what is stored, whatever is done in it", async () => {
    await withStore(async (store) => {
      await fill(store);
      const before = await dump(store);
      for (const study of [CRAM, { kind: "preview", deckId: DECK, cards: 3 } as const]) {
        const session = practice(store, study);
        await session.start();
        await answer(session, false);
        await answer(session, true);
        await session.undo();
        expect(await session.info()).not.toBeNull();
        while (session.view.kind === "card") await answer(session, true);
        expect(session.view.kind).toBe("finished");
        await session.again(null);
        await answer(session, true);
      }
      expect(await dump(store)).toEqual(before);
    });
  });

  it("takes the second tap of two for a slip of the thumb", async () => {
    await withStore(async (store) => {
      await fill(store);
      const session = practice(store, CRAM);
      await session.start();
      session.reveal();
      await Promise.all([session.answer(true), session.answer(true)]);
      expect(session.left).toBe(3);
      expect(session.view).toMatchObject({ kind: "card", revealed: false });
    });
  });

  it("brings a card that was not known again, and tells at the end what was", async () => {
    await withStore(async (store) => {
      await fill(store);
      const session = practice(store, CRAM);
      await session.start();
      const first = shown(session);
      expect(session.left).toBe(4);
      // Nothing is answered before the answer is seen.
      await session.answer(true);
      expect(shown(session)).toBe(first);
      await answer(session, false);
      expect(session.left).toBe(4);
      for (let known = 0; known < 3; known += 1) await answer(session, true);
      expect(shown(session)).toBe(first);
      await answer(session, true);
      expect(session.view).toEqual({ kind: "finished", cards: 4, missed: [first] });
      await session.again([cardIdOf(first)]);
      expect([shown(session), session.left]).toEqual([first, 1]);
    });
  });

  it("takes answers back one by one", async () => {
    await withStore(async (store) => {
      await fill(store);
      const session = practice(store, CRAM);
      await session.start();
      const [first] = [shown(session)];
      expect(session.canUndo).toBe(false);
      await answer(session, true);
      const second = shown(session);
      await answer(session, false);
      await session.undo();
      expect(shown(session)).toBe(second);
      await session.undo();
      expect([shown(session), session.left, session.canUndo]).toEqual([first, 4, false]);
    });
  });

  it("goes on after a reload where it was, without cards that are gone", async () => {
    await withStore(async (store) => {
      await fill(store);
      const session = practice(store, CRAM);
      await session.start();
      await answer(session, true);
      const { place } = session;
      if (place === null) throw new Error("A card is in view.");
      const reloaded = practice(store, CRAM);
      await reloaded.resume(place);
      await reloaded.start();
      expect([shown(reloaded), reloaded.left]).toEqual([shown(session), 3]);
      const gone = practice(store, CRAM);
      await gone.start();
      await gone.resume({ ...place, waiting: [cardIdOf("gone"), ...place.waiting] });
      expect(shown(gone)).toBe(shown(session));
    });
  });

  it("says so where there is nothing", async () => {
    await withStore(async (store) => {
      const session = practice(store, { kind: "forgotten", days: 3 });
      await session.start();
      expect(shown(session)).toBe("none");
    });
  });
});

describe("choosing what to study", () => {
  it("knows how many cards each would give, and changes nothing", async () => {
    await withStore(async (store) => {
      await fill(store);
      const before = await dump(store);
      const more = new StudyMore({ ready: Promise.resolve(store), allContent: Promise.resolve() });
      await more.start();
      if (more.view.kind !== "ready") throw new Error("It is read.");
      expect(more.view.topics.map(({ id, cards }) => [id, cards])).toEqual([
        [OTHER, 1],
        [TOPIC, 4],
      ]);
      expect(more.view.decks).toMatchObject([{ id: DECK, cards: 3 }]);
      for (const { id, cards } of more.view.topics)
        expect(await more.count({ kind: "cram", topic: id })).toBe(cards);
      expect(await more.count({ kind: "preview", deckId: DECK, cards: 2 })).toBe(2);
      expect(await more.count({ kind: "ahead", days: 1 })).toBe(0);
      expect(queryOf({ kind: "ahead", days: 3 })).toBe("ahead=3");
      expect(await dump(store)).toEqual(before);
    });
  });
});
