import { describe, expect, it } from "vitest";

import type { TopicId } from "#lib/core/ids.ts";
import type { CustomStudy } from "#lib/scheduling/custom-study.ts";
import { customStudyCards } from "#lib/sessions/custom-study.ts";
import { appendEvents } from "#lib/store/append-event.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import type { Store } from "#lib/store/open.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { sealTail } from "#lib/store/seal-tail.ts";
import { setSuspended } from "#lib/store/switch-card.ts";
import { undoLast } from "#lib/store/undo.ts";
import { dump } from "../store/dump.ts";
import { momentAfter, rate } from "../store/reviewing.ts";
import { card, cardIdOf, DECK, exercise, note, TOPIC, valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const OTHER = "losses" as TopicId;

async function fill(store: Store): Promise<void> {
  const names = ["a", "b", "c", "d"].map((name) => card(name));
  valueOf(await saveNote(store, note("n"), [...names, card("other", { topic: OTHER })]));
  valueOf(await ensureExerciseCards(store, [exercise("batch-norm")]));
}

/** As many events of that day as make the log's tail a chunk. */
async function fillChunk(store: Store): Promise<void> {
  const drafts = Array.from({ length: 1_000 }, () => ({
    kind: "reset" as const,
    cardId: cardIdOf("a"),
    ...momentAfter(73),
  }));
  await store.transaction("rw", [store.events, store.settings], async () => appendEvents(store, drafts));
  valueOf(await sealTail(store));
}

/** What is chosen, and that choosing changed nothing. */
async function chosen(store: Store, study: CustomStudy, hours: number): Promise<readonly string[]> {
  const before = await dump(store);
  const cards = valueOf(await customStudyCards(store, study, momentAfter(hours)));
  expect(await dump(store)).toEqual(before);
  return cards.map(({ id }) => id);
}

describe("custom study", () => {
  it("crams a topic: every card that is asked, in an order of the day", async () => {
    await withStore(async (store) => {
      await fill(store);
      valueOf(await rate(store, cardIdOf("a"), 4, momentAfter(0)));
      valueOf(await setSuspended(store, { cardId: cardIdOf("b"), readRevision: 0 }, true));
      const cram = { kind: "cram", topic: TOPIC } as const;
      const first = await chosen(store, cram, 1);
      expect(first.toSorted()).toEqual(["a", "c", "d"]);
      expect(await chosen(store, cram, 2)).toEqual(first);
      expect(await chosen(store, { kind: "cram", topic: OTHER }, 1)).toEqual(["other"]);
    });
  });

  it("previews the new cards that come next", async () => {
    await withStore(async (store) => {
      await fill(store);
      valueOf(await rate(store, cardIdOf("a"), 4, momentAfter(0)));
      expect(await chosen(store, { kind: "preview", deckId: null, cards: 2 }, 1)).toEqual(["b", "c"]);
      expect(await chosen(store, { kind: "preview", deckId: DECK, cards: 9 }, 1)).toEqual([
        "b",
        "c",
        "d",
        "other",
      ]);
    });
  });

  it("goes over what was forgotten in the last days, in chunks too, without what was taken back", async () => {
    await withStore(async (store) => {
      await fill(store);
      valueOf(await rate(store, cardIdOf("d"), 1, momentAfter(0)));
      valueOf(await rate(store, cardIdOf("a"), 1, momentAfter(72)));
      await fillChunk(store);
      expect(await store.eventChunks.count()).toBe(1);
      valueOf(await rate(store, cardIdOf("b"), 1, momentAfter(96)));
      valueOf(await rate(store, cardIdOf("c"), 1, momentAfter(97)));
      valueOf(await undoLast(store, momentAfter(98)));
      const forgotten = (days: number) => chosen(store, { kind: "forgotten", days }, 99);
      expect(await forgotten(1)).toEqual(["b"]);
      expect(await forgotten(2)).toEqual(["b", "a"]);
      expect(await forgotten(30)).toEqual(["b", "a", "d"]);
    });
  });
});
