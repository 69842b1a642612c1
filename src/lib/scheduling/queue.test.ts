import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId, PresetId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, studyDayOf, type Moment } from "#lib/core/time.ts";
import { answer } from "./answer.ts";
import { buildQueue, type PresetToday, type QueueContext } from "./build-queue.ts";
import { DEFAULT_DAILY_LIMITS } from "./daily-limits.ts";
import type { Memory } from "./memory.ts";
import { DEFAULT_ORDERS } from "./order.ts";
import { nextCard, withCard, withoutCard, type Candidate, type Next, type Queue } from "./queue.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { ratings, START } from "./testing/arbitraries.ts";

const TODAY = studyDayOf(START, DEFAULT_SETTINGS.rolloverHour);
const PRESET = "default" as PresetId;

function contextOf(preset: Partial<PresetToday>, seed = 1): QueueContext {
  const standard: PresetToday = {
    limits: DEFAULT_DAILY_LIMITS,
    shownToday: { newCards: 0, reviews: 0 },
    settings: DEFAULT_SETTINGS,
    ...preset,
  };
  return {
    now: START,
    settings: DEFAULT_SETTINGS,
    presets: new Map([[PRESET, standard]]),
    orders: DEFAULT_ORDERS,
    topicOrder: [],
    seed,
  };
}

const context = contextOf({});

function card(id: string, memory: Memory): Candidate {
  return { cardId: id as CardId, memory, presetId: PRESET };
}

function newCard(id: string): Candidate {
  return card(id, { phase: "new" });
}

function review(id: string, dueInDays: number): Candidate {
  const known = { stability: 9, difficulty: 5, lastReviewAtMs: 0, lastStudyDay: TODAY - 9 };
  return card(id, { phase: "review", dueDay: TODAY + dueInDays, ...known });
}

function inSteps(id: string, dueInMinutes: number, lastStudyDay = TODAY): Candidate {
  const dueAtMs = START.atMs + dueInMinutes * MS_PER_MINUTE;
  const known = { stability: 1, difficulty: 5, lastReviewAtMs: START.atMs, lastStudyDay };
  return card(id, { phase: "learning", step: 0, dueAtMs, ...known });
}

function later(minutes: number): Moment {
  return { ...START, atMs: START.atMs + minutes * MS_PER_MINUTE };
}

/** Every card in the order of showing, each leaving after it was shown. */
function shown(queue: Queue): string[] {
  const next = nextCard(queue, START, DEFAULT_SETTINGS);
  return next.kind === "card" ? [next.cardId, ...shown(withoutCard(queue, next.cardId))] : [];
}

describe("buildQueue and nextCard", () => {
  it("shows due steps, then reviews from the longest overdue, then new cards, then steps a little early", () => {
    const candidates = [
      newCard("n1"),
      inSteps("soon", 15),
      review("today", 0),
      newCard("n2"),
      review("overdue", -30),
      inSteps("due", -1),
      review("yesterday", -1),
      review("tomorrow", 1),
    ];
    expect(shown(buildQueue(candidates, context))).toEqual([
      "due",
      "overdue",
      "yesterday",
      "today",
      "n1",
      "n2",
      "soon",
    ]);
  });

  it("says where a card comes from, how long to wait, and when the day is done", () => {
    const queue = buildQueue([inSteps("far", 60)], context);
    const next = (minutes: number): Next => nextCard(queue, later(minutes), DEFAULT_SETTINGS);
    expect(next(0)).toEqual({ kind: "wait", untilMs: later(40).atMs });
    expect(next(40)).toEqual({ kind: "card", cardId: "far", from: "ahead" });
    expect(next(60)).toEqual({ kind: "card", cardId: "far", from: "steps" });
    expect(nextCard(withoutCard(queue, "far" as CardId), START, DEFAULT_SETTINGS)).toEqual({ kind: "done" });
  });

  it("shows a step of a day from the beginning of its day, and not the day before", () => {
    const fromYesterday = inSteps("step", 10 * 60, TODAY - 1);
    expect(shown(buildQueue([fromYesterday], context))).toEqual(["step"]);
    expect(buildQueue([inSteps("step", 24 * 60)], context).inSteps).toEqual([]);
  });

  it("keeps to the daily limits, less what was shown today", () => {
    const many = Array.from({ length: 30 }, (_, index) => newCard(`n${index}`));
    const reviews = Array.from({ length: 30 }, (_, index) => review(`r${index}`, -index));
    const queue = buildQueue(
      [...many, ...reviews],
      contextOf({
        limits: { newCards: 20, reviews: 5, newIgnoresReviewLimit: true },
        shownToday: { newCards: 13, reviews: 1 },
      }),
    );
    expect(queue.newCards.map(({ cardId }) => cardId)).toEqual(["n0", "n1", "n2", "n3", "n4", "n5", "n6"]);
    expect(queue.reviews.map(({ cardId }) => cardId)).toEqual(["r29", "r28", "r27", "r26"]);
    const spent = contextOf({ shownToday: { newCards: 99, reviews: 0 } });
    expect(buildQueue(many, spent).newCards).toEqual([]);
  });

  it("shuffles reviews of one day by the seed alone, whatever order they come in", () => {
    const reviews = Array.from({ length: 12 }, (_, index) => review(`r${index}`, 0));
    const first = shown(buildQueue(reviews, context));
    expect(shown(buildQueue(reviews.toReversed(), context))).toEqual(first);
    expect(shown(buildQueue(reviews, contextOf({}, 2)))).not.toEqual(first);
    expect(first).not.toEqual(reviews.map(({ cardId }) => cardId));
  });
});

describe("withCard", () => {
  const queue = buildQueue([newCard("n1"), newCard("n2"), review("r1", 0), review("r2", -3)], context);

  it("brings a card that was undone back to the front", () => {
    const undone = withCard(withoutCard(queue, "r2" as CardId), review("r2", -3), START, DEFAULT_SETTINGS);
    expect(shown(undone)).toEqual(["r2", "r1", "n1", "n2"]);
    expect(shown(withCard(queue, newCard("n2"), START, DEFAULT_SETTINGS)).slice(-2)).toEqual(["n2", "n1"]);
  });

  it("leaves a card out whose sibling stands in the queue", () => {
    const [forth, back] = [newCard("forth"), newCard("back")].map((each) => ({ ...each, fact: "a term" }));
    if (forth === undefined || back === undefined) throw new Error("The test has two cards.");
    const withForth = withCard(queue, forth, START, DEFAULT_SETTINGS);
    expect(withCard(withForth, back, START, DEFAULT_SETTINGS)).toEqual(withForth);
    expect(shown(withCard(withForth, forth, START, DEFAULT_SETTINGS))).toEqual(shown(withForth));
  });

  it("puts a card in steps in its place and lets a card of another day go", () => {
    const rated = withCard(queue, inSteps("n1", 10), START, DEFAULT_SETTINGS);
    expect(shown(rated)).toEqual(["r2", "r1", "n2", "n1"]);
    expect(shown(withCard(queue, review("r1", 4), START, DEFAULT_SETTINGS))).toEqual(["r2", "n1", "n2"]);
  });
});

describe("a study day", () => {
  it("ends: answering what is shown shows every card once and leaves nothing, whatever the ratings", () => {
    const decks = fc.array(fc.constantFrom("new", "review"), { maxLength: 12 });
    fc.assert(
      fc.property(decks, fc.array(ratings, { minLength: 1, maxLength: 40 }), (deck, given) => {
        const candidates = deck.map((kind, index) =>
          kind === "new" ? newCard(`c${index}`) : review(`c${index}`, -1),
        );
        const memories = new Map(candidates.map(({ cardId, memory }) => [cardId, memory]));
        let queue = buildQueue(candidates, context);
        let now = START;
        const seen = new Set<CardId>();
        for (let turn = 0; ; turn += 1) {
          const next = nextCard(queue, now, DEFAULT_SETTINGS);
          if (next.kind === "done") break;
          if (next.kind === "wait") {
            now = { ...now, atMs: next.untilMs };
            continue;
          }
          const rating = given[turn] ?? 4;
          const memory = memories.get(next.cardId) ?? { phase: "new" };
          const answered = answer(memory, rating, now, DEFAULT_SETTINGS, next.cardId).memory;
          memories.set(next.cardId, answered);
          queue = withCard(queue, card(next.cardId, answered), now, DEFAULT_SETTINGS);
          seen.add(next.cardId);
          now = { ...now, atMs: now.atMs + 5_000 };
        }
        expect(seen.size).toBe(deck.length);
        for (const memory of memories.values()) expect(memory.phase).toBe("review");
      }),
    );
  });
});
