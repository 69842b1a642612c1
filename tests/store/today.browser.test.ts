import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { CardId, DeckId, TopicId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { EXERCISE_DECK, isBuried, rowOf } from "#lib/store/card-row.ts";
import type { CardFacts, CardRow } from "#lib/store/card-row.ts";
import { counts, deckSummaries } from "#lib/store/counts.ts";
import { dueSums } from "#lib/store/sums.ts";
import { dueCandidates } from "#lib/store/due-candidates.ts";
import type { Store } from "#lib/store/open.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { topicEvidence } from "#lib/store/topic-evidence.ts";
import { endOfDayMs, momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, DECK, note, TOPIC, valueOf } from "./samples.ts";
import { RULES, withStore } from "./temporary-store.ts";

const { atMs: NOW, studyDay: TODAY } = momentAfter(0);
const UNTIL = endOfDayMs(TODAY);
const DECKS = [DECK, "training" as DeckId, EXERCISE_DECK] as const;
const ALL = { reviews: Infinity, newCards: Infinity, newExercises: Infinity };

const traces = { stability: 3.1, difficulty: 5, lastStudyDay: TODAY - 3, lastReviewAtMs: NOW };
const day = fc.integer({ min: -3, max: 3 }).map((days): StudyDay => TODAY + days);
const memory: fc.Arbitrary<Memory> = fc.oneof(
  fc.constant<Memory>({ phase: "new" }),
  day.map((dueDay): Memory => ({ phase: "review", dueDay, ...traces })),
  fc
    .integer({ min: -20, max: 40 })
    .map((hours): Memory => ({ phase: "learning", step: 0, dueAtMs: NOW + hours * 3_600_000, ...traces })),
);

/** Cards in every state there is, in several decks. */
const cards = fc
  .array(
    fc.record({
      deckId: fc.constantFrom(...DECKS),
      memory,
      suspended: fc.boolean(),
      archived: fc.boolean(),
      buriedUntilDay: fc.option(day),
    }),
    { maxLength: 30 },
  )
  .map((states) =>
    states.map((state, position): CardRow => {
      const facts = {
        id: `card ${position}` as CardId,
        topic: (position % 2 === 0 ? "losses" : "attention") as TopicId,
        position,
        revision: 0,
        flag: 0,
        ...state,
      } as const;
      const row: CardFacts =
        state.deckId === EXERCISE_DECK
          ? { ...facts, kind: "exercise", exerciseId: `${position}` as never }
          : {
              ...facts,
              kind: "basic",
              key: { context: [], subject: "", attribute: "", discriminator: "" },
            };
      return rowOf(row);
    }),
  );

async function fill(store: Store, rows: readonly CardRow[]): Promise<void> {
  await store.cards.bulkAdd(rows);
  valueOf(await rebuildAggregates(store));
}

const isActive = (row: CardRow): boolean => !row.suspended && !row.archived;
const isDueReview = (row: CardRow): boolean =>
  isActive(row) && row.memory.phase === "review" && row.memory.dueDay <= TODAY && !isBuried(row, TODAY);
const isInSteps = (row: CardRow): boolean =>
  isActive(row) && row.memory.phase === "learning" && row.memory.dueAtMs <= UNTIL && !isBuried(row, TODAY);
const isNew = (row: CardRow): boolean => isActive(row) && row.memory.phase === "new";
const idsOf = (rows: readonly CardRow[]): readonly string[] => rows.map((row) => row.id).sort();

afterEach(() => void vi.restoreAllMocks());

describe("today's candidates", () => {
  it("are exactly the cards that a look at every card would find", async () => {
    const property = fc.asyncProperty(cards, fc.option(fc.constantFrom(...DECKS)), async (rows, deckId) => {
      await withStore(async (store) => {
        await fill(store, rows);
        const inDeck = rows.filter((row) => deckId === null || row.deckId === deckId);
        const shown = inDeck.filter((row) => !isBuried(row, TODAY));
        const found = await dueCandidates(store, {
          studyDay: TODAY,
          stepsUntilMs: UNTIL,
          limits: ALL,
          deckId,
        });
        expect(idsOf(found.reviews)).toEqual(idsOf(inDeck.filter(isDueReview)));
        expect(idsOf(found.inSteps)).toEqual(idsOf(inDeck.filter(isInSteps)));
        const fresh = shown.filter(isNew);
        expect(found.newCards).toEqual(fresh.filter((row) => row.kind !== "exercise"));
        expect(found.newExercises).toEqual(fresh.filter((row) => row.kind === "exercise"));
      });
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it("come in order, and no more than asked for", async () => {
    await withStore(async (store) => {
      const names = ["a", "b", "c", "d", "e", "f"];
      valueOf(
        await saveNote(
          store,
          note("n"),
          names.map((name) => card(name)),
        ),
      );
      valueOf(await rate(store, cardIdOf("a"), 4, momentAfter(0)));
      valueOf(await rate(store, cardIdOf("b"), 4, momentAfter(-24)));
      valueOf(await rate(store, cardIdOf("c"), 3, momentAfter(0.5)));
      valueOf(await rate(store, cardIdOf("d"), 1, momentAfter(0.5)));
      const studyDay = TODAY + 30;
      const limits = { reviews: 2, newCards: 1, newExercises: 0 };
      const found = await dueCandidates(store, {
        studyDay,
        stepsUntilMs: endOfDayMs(studyDay),
        limits,
        deckId: null,
      });
      const names_ = (rows: readonly CardRow[]): readonly string[] => rows.map((row) => row.id);
      expect(names_(found.reviews)).toEqual(["b", "a"]);
      expect(names_(found.inSteps)).toEqual(["d", "c"]);
      expect(names_(found.newCards)).toEqual(["e"]);
      expect(found.newExercises).toEqual([]);
    });
  });

  it("are read from indexes alone", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("n"), [card("a"), card("b")]));
      const scans = (["openCursor", "getAll", "openKeyCursor", "getAllKeys", "count"] as const).map(
        (method) => vi.spyOn(IDBObjectStore.prototype, method),
      );
      await dueCandidates(store, { studyDay: TODAY, stepsUntilMs: UNTIL, limits: ALL, deckId: null });
      await dueCandidates(store, { studyDay: TODAY, stepsUntilMs: UNTIL, limits: ALL, deckId: DECK });
      for (const scan of scans) expect(scan).not.toHaveBeenCalled();
    });
  });
});

describe("counts", () => {
  it("are those of the cards themselves, in all and by deck", async () => {
    await fc.assert(
      fc.asyncProperty(cards, async (rows) => {
        await withStore(async (store) => {
          await fill(store, rows);
          await store.notes.bulkAdd(
            DECKS.slice(0, 2).map((deckId) => note(`note of ${deckId}`, { deckId, title: deckId })),
          );
          const countOf = (some: readonly CardRow[]): object => ({
            due: some.filter((row) => isDueReview(row) || isInSteps(row)).length,
            new: some.filter(isNew).length,
            total: some.filter(isActive).length,
            suspended: some.filter((row) => row.suspended && !row.archived).length,
          });
          const query = { studyDay: TODAY, stepsUntilMs: UNTIL };
          expect(await counts(store, query)).toEqual({
            cards: countOf(rows.filter((row) => row.kind !== "exercise")),
            exercises: countOf(rows.filter((row) => row.kind === "exercise")),
          });
          for (const summary of await deckSummaries(store, query)) {
            const deck = rows.filter((row) => row.deckId === summary.deckId);
            expect(summary).toMatchObject({
              ...countOf(deck),
              notes: [{ title: summary.deckId, language: "en" }],
            });
          }
        });
      }),
      { numRuns: 20 },
    );
  });

  it("foretell on which day cards become ready", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("n"), [card("a")]));
      const { card: rated } = valueOf(await rate(store, cardIdOf("a"), 4, momentAfter(0)));
      const ready = await dueSums(store, TODAY, TODAY + 400);
      expect(ready).toEqual([{ readyDay: rated.order, deckId: DECK, cards: 1 }]);
      expect(await dueSums(store, TODAY, rated.order - 1)).toEqual([]);
    });
  });
});

describe("evidence of a topic", () => {
  it("counts unseen cards, and seen ones by last study day and stability", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("n"), [card("a"), card("b"), card("c")]));
      const { card: first } = valueOf(await rate(store, cardIdOf("a"), 4, momentAfter(0)));
      valueOf(await rate(store, cardIdOf("b"), 4, momentAfter(1)));
      if (first.memory.phase !== "review") throw new Error("Easy should graduate a card.");
      const stabilityBin = RULES.stabilityBin(first.memory.stability);
      expect(await topicEvidence(store)).toEqual([
        {
          topic: TOPIC,
          new: 1,
          seen: 2,
          suspended: 0,
          cells: [{ topic: TOPIC, lastStudyDay: TODAY, stabilityBin, cards: 2 }],
        },
      ]);
    });
  });
});
