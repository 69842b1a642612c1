import { expect, it } from "vitest";

import type { CardId, DeckId, TopicId } from "#lib/core/ids.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { ReviewQueue } from "#lib/sessions/review-queue.svelte.ts";
import { changePlan } from "#lib/sessions/save-plan.ts";
import { CARD_PLAN } from "#lib/sessions/study-plan.ts";
import { readTodayQueue } from "#lib/sessions/today-queue.ts";
import { rowOf, type CardRow } from "#lib/store/card-row.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { chunkOf } from "#lib/store/seal-tail.ts";
import type { Store } from "#lib/store/open.ts";
import { simulatedLog } from "#lib/scheduling/testing/simulated-log.ts";
import { DEFAULT_WEIGHTS } from "#lib/scheduling/weights.ts";
import { countReads, type Reads } from "../store/count-reads.ts";
import { momentAfter } from "../store/reviewing.ts";
import { valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const DUE = 200;
const NEW = 300;
const NOW = momentAfter(0);

function memoryOf(number: number): Memory {
  const traces = {
    stability: 30,
    difficulty: 5,
    lastReviewAtMs: NOW.atMs - 1,
    lastStudyDay: NOW.studyDay - 30,
  };
  if (number < DUE) return { phase: "review", dueDay: NOW.studyDay - (number % 5), ...traces };
  if (number < DUE + NEW) return { phase: "new" };
  return { phase: "review", dueDay: NOW.studyDay + 1 + (number % 90), ...traces };
}

/** The same cards for today, whatever else there is. */
function cardOf(number: number): CardRow {
  return rowOf({
    id: `card ${number}` as CardId,
    kind: "basic",
    key: { context: ["Deep learning"], subject: `${number}`, attribute: "definition", discriminator: "" },
    deckId: `deck ${number % 20}` as DeckId,
    topic: "losses" as TopicId,
    position: number,
    revision: 0,
    memory: memoryOf(number),
    suspended: false,
    buriedUntilDay: null,
    flag: 0,
    archived: false,
  });
}

async function readsOfToday(cards: number, chunks: number): Promise<Reads> {
  return withStore(async (store: Store) => {
    await store.cards.bulkAdd(Array.from({ length: cards }, (_, number) => cardOf(number)));
    const log = simulatedLog({ weights: DEFAULT_WEIGHTS, seed: 1, ratings: 1_000 * chunks });
    for (let chunk = 0; chunk < chunks; chunk++) {
      const events = log.slice(1_000 * chunk, 1_000 * (chunk + 1));
      const [first] = events;
      if (first !== undefined) await store.eventChunks.add(chunkOf(first.deviceId, events));
    }
    return countReads(async () => {
      const { queue } = await readTodayQueue(store, NOW);
      expect(queue.reviews).toHaveLength(DUE);
      expect(queue.newCards.length).toBeGreaterThan(0);
    });
  });
}

it("reads a long backlog part by part, and counts all of it from the first", async () => {
  await withStore(async (store: Store) => {
    const due = 620;
    const memory = memoryOf(0);
    const cards = Array.from({ length: due }, (_, number) => ({ ...cardOf(number), memory }));
    await store.cards.bulkAdd(cards.map(rowOf));
    const reads = await countReads(async () => {
      const { queue, unread } = await readTodayQueue(store, NOW);
      expect(queue.reviews).toHaveLength(500);
      expect(unread).toBe(due - 500);
    });
    // The rest by their keys alone.
    expect(reads["cards"]).toBe(500 + due);

    const session = new ReviewQueue(store);
    await session.read(NOW);
    const asked = new Set<CardId>();
    for (let next = await session.nextOfAll(NOW); next.kind === "card"; next = await session.nextOfAll(NOW)) {
      expect(session.left).toBe(due - asked.size);
      asked.add(next.cardId);
      const card = await session.cards.read(next.cardId);
      if (card === undefined) throw new Error("A card is gone.");
      const after = rowOf({ ...card, memory: { ...memory, dueDay: NOW.studyDay + 9 } as Memory });
      await store.cards.put(after);
      session.keep(after, NOW);
    }
    expect(asked.size).toBe(due);
    expect(session.left).toBe(0);
  });
});

it("a card that is answered while the day is read again is not asked again, whenever that is", async () => {
  await withStore(async (store: Store) => {
    const moments = 24;
    await store.cards.bulkAdd(Array.from({ length: moments + 1 }, (_, number) => cardOf(number)));
    // Where days are levelled, more is read after the cards.
    valueOf(await changePlan(store, CARD_PLAN.presetId, { settings: { fuzz: true } }, NOW));
    const session = new ReviewQueue(store);
    await session.read(NOW);
    for (let moment = 0; moment < moments; moment += 1) {
      const reading = session.read(NOW);
      for (let wait = 0; wait < moment; wait += 1) await store.settings.get("nothing");
      const card = await session.cards.read(cardOf(moment).id);
      if (card === undefined) throw new Error("A card is gone.");
      const memory = { ...memoryOf(moment), dueDay: NOW.studyDay + 9 } as Memory;
      const answered = rowOf({ ...card, memory, revision: card.revision + 1 });
      await store.cards.put(answered);
      session.keep(answered, NOW);
      await reading;
      expect(session.left, `after ${String(moment)} reads`).toBe(moments - moment);
      expect(session.cards.get(card.id)).toEqual(answered);
    }
  });
});

it("reads as much for today with 20,000 cards as with 1,000, and nothing of the log", async () => {
  const few = await readsOfToday(1_000, 1);
  const many = await readsOfToday(20_000, 20);
  expect(many).toEqual(few);
  expect(few["cards"]).toBeLessThan(DUE + NEW);
  for (const table of ["events", "eventChunks", "sources", "notes"]) expect(few).not.toHaveProperty(table);
});

it("gives as many new cards as a day may have, however many siblings stand before others", async () => {
  await withStore(async (store: Store) => {
    const siblings = 9;
    const cards = Array.from({ length: 300 }, (_, number): CardRow => {
      const key = {
        context: ["Deep learning"],
        subject: `${Math.floor(number / siblings)}`,
        attribute: "parts",
        discriminator: `${number % siblings}`,
      };
      return rowOf({ ...cardOf(number), kind: "set", key, memory: { phase: "new" } });
    });
    await store.cards.bulkAdd(cards);
    valueOf(await rebuildAggregates(store));
    const { queue } = await readTodayQueue(store, NOW);
    expect(queue.newCards).toHaveLength(20);
    expect(new Set(queue.newCards.map(({ fact }) => fact)).size).toBe(20);
  });
});
