import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId, PresetId, TopicId } from "#lib/core/ids.ts";
import { studyDayOf } from "#lib/core/time.ts";
import { buildQueue, type PresetToday, type QueueContext } from "./build-queue.ts";
import type { ReviewMemory } from "./memory.ts";
import type { NewMix, NewOrder, ReviewOrder } from "./order.ts";
import { nextCard, withoutCard, type Candidate, type Queue } from "./queue.ts";
import { retrievability } from "./retrievability.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { START } from "./testing/arbitraries.ts";

const TODAY = studyDayOf(START, DEFAULT_SETTINGS.rolloverHour);
const PRESETS = ["cards", "own", "exercises"] as PresetId[];
const TOPIC_ORDER = ["tensors", "losses", "optimisers"] as TopicId[];

const orders = fc.record({
  reviews: fc.constantFrom<ReviewOrder[]>("due", "retrievability", "overdueness", "random"),
  newCards: fc.constantFrom<NewOrder[]>("added", "topics", "random"),
  mix: fc.constantFrom<NewMix[]>("after", "before", "interleaved"),
});

const limit = fc.option(fc.nat({ max: 12 }));
const presets = fc
  .tuple(...PRESETS.map(() => fc.tuple(limit, limit, fc.boolean(), fc.nat({ max: 5 }), fc.nat({ max: 5 }))))
  .map(
    (rows) =>
      new Map(
        rows.map(([newCards, reviews, newIgnoresReviewLimit, shownNew, shownReviews], index) => {
          const limits = { newCards, reviews, newIgnoresReviewLimit };
          const shownToday = { newCards: shownNew, reviews: shownReviews };
          const preset: PresetToday = { limits, shownToday, settings: DEFAULT_SETTINGS };
          return [PRESETS[index] ?? ("" as PresetId), preset] as const;
        }),
      ),
  );

const reviewMemory: fc.Arbitrary<ReviewMemory> = fc
  .tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 90 }), fc.double({ min: 0.1, max: 200, noNaN: true }))
  .map(([overdue, interval, stability]) => ({
    phase: "review",
    dueDay: TODAY - overdue,
    lastStudyDay: TODAY - overdue - interval,
    lastReviewAtMs: START.atMs,
    stability,
    difficulty: 5,
  }));

const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      memory: fc.oneof(reviewMemory, fc.constant({ phase: "new" as const })),
      preset: fc.nat({ max: 2 }),
      topic: fc.constantFrom(...TOPIC_ORDER, "own topic" as TopicId),
      fact: fc.option(fc.nat({ max: 30 })),
    }),
    { maxLength: 40 },
  )
  .map((cards) =>
    cards.map(({ memory, preset, topic, fact }, index): Candidate => {
      const presetId = PRESETS[preset] ?? ("" as PresetId);
      const isExercise = presetId === "exercises";
      const base = { cardId: `c${index}` as CardId, memory, presetId, topic, isExercise };
      return fact === null || isExercise ? base : { ...base, fact: `${fact}` };
    }),
  );

const contexts: fc.Arbitrary<QueueContext> = fc
  .record({ presets, orders, seed: fc.nat({ max: 9 }) })
  .map((parts) => ({ now: START, settings: DEFAULT_SETTINGS, topicOrder: TOPIC_ORDER, ...parts }));

/** Every card in the order of showing, each leaving after it was shown. */
function shown(queue: Queue): CardId[] {
  const next = nextCard(queue, START, DEFAULT_SETTINGS);
  return next.kind === "card" ? [next.cardId, ...shown(withoutCard(queue, next.cardId))] : [];
}

const review = (id: string, more: Partial<ReviewMemory>): Candidate => {
  const memory: ReviewMemory = {
    phase: "review",
    dueDay: TODAY,
    lastStudyDay: TODAY - 10,
    lastReviewAtMs: START.atMs,
    stability: 10,
    difficulty: 5,
    ...more,
  };
  return { cardId: id as CardId, presetId: "cards" as PresetId, memory };
};
const fresh = (id: string, topic = "tensors"): Candidate => ({
  cardId: id as CardId,
  presetId: "cards" as PresetId,
  topic: topic as TopicId,
  memory: { phase: "new" },
});

function contextWith(
  some: Partial<QueueContext["orders"]>,
  limits: Partial<PresetToday["limits"]> = {},
): QueueContext {
  const preset: PresetToday = {
    limits: { newCards: null, reviews: null, newIgnoresReviewLimit: false, ...limits },
    shownToday: { newCards: 0, reviews: 0 },
    settings: DEFAULT_SETTINGS,
  };
  return {
    now: START,
    settings: DEFAULT_SETTINGS,
    presets: new Map(PRESETS.map((id) => [id, preset])),
    orders: { reviews: "due", newCards: "added", mix: "after", ...some },
    topicOrder: TOPIC_ORDER,
    seed: TODAY,
  };
}

describe("buildQueue", () => {
  it("keeps every preset's limits, counting what was shown", () => {
    fc.assert(
      fc.property(candidates, contexts, (cards, context) => {
        const queue = buildQueue(cards, context);
        for (const [id, { limits, shownToday }] of context.presets) {
          const reviews = queue.reviews.filter(({ presetId }) => presetId === id).length;
          const newCards = queue.newCards.filter(({ presetId }) => presetId === id).length;
          if (newCards > 0 && limits.newCards !== null)
            expect(shownToday.newCards + newCards).toBeLessThanOrEqual(limits.newCards);
          if (limits.reviews === null) continue;
          if (reviews > 0) expect(shownToday.reviews + reviews).toBeLessThanOrEqual(limits.reviews);
          if (limits.newIgnoresReviewLimit || reviews + newCards === 0) continue;
          const all = shownToday.reviews + shownToday.newCards + reviews + newCards;
          expect(all).toBeLessThanOrEqual(limits.reviews);
        }
      }),
    );
  });

  it("leaves nothing out but for a limit or a sibling", () => {
    fc.assert(
      fc.property(candidates, fc.nat({ max: 9 }), (cards, seed) => {
        const queue = buildQueue(cards, { ...contextWith({}), seed });
        const ids = new Set(shown(queue));
        const facts = new Set(cards.filter((each) => ids.has(each.cardId)).map(({ fact }) => fact));
        for (const { cardId, fact } of cards)
          if (!ids.has(cardId)) expect(fact !== undefined && facts.has(fact)).toBe(true);
      }),
    );
  });

  it("asks for a fact once a day, and for a review rather than for its new sibling", () => {
    fc.assert(
      fc.property(candidates, contexts, (cards, context) => {
        const { reviews, newCards } = buildQueue(cards, context);
        const facts = [...reviews, ...newCards].flatMap(({ fact }) => (fact === undefined ? [] : [fact]));
        expect(new Set(facts).size).toBe(facts.length);
      }),
    );
    const both = [
      { ...fresh("new"), fact: "f" },
      { ...review("due", {}), fact: "f" },
    ];
    expect(shown(buildQueue(both, contextWith({ mix: "before" })))).toEqual(["due"]);
  });

  it("goes on in the same order after a reload, whatever the orders, limits and siblings", () => {
    fc.assert(
      fc.property(candidates, contexts, fc.nat({ max: 8 }), (cards, context, before) => {
        const expected = shown(buildQueue(cards, context));
        let rest = cards;
        let now = context;
        for (const id of expected.slice(0, before)) {
          const rated = rest.find(({ cardId }) => cardId === id);
          const preset = rated === undefined ? undefined : now.presets.get(rated.presetId);
          if (rated === undefined || preset === undefined) throw new Error("Not a card of the test.");
          const { newCards, reviews } = preset.shownToday;
          const shownToday =
            rated.memory.phase === "new"
              ? { newCards: newCards + 1, reviews }
              : { newCards, reviews: reviews + 1 };
          now = { ...now, presets: new Map(now.presets).set(rated.presetId, { ...preset, shownToday }) };
          rest = rest.filter(
            ({ cardId, fact }) => cardId !== id && (fact === undefined || fact !== rated.fact),
          );
        }
        expect(shown(buildQueue(rest, now))).toEqual(expected.slice(before));
      }),
    );
  });

  it("sorts reviews by what the learner chose", () => {
    fc.assert(
      fc.property(fc.array(reviewMemory, { maxLength: 20 }), (memories) => {
        const cards = memories.map((memory, index) => review(`r${index}`, memory));
        const inOrder = (order: ReviewOrder) =>
          buildQueue(cards, contextWith({ reviews: order })).reviews.map(({ memory }) => memory);
        const rises = (values: readonly number[]): void =>
          expect(values).toEqual(values.toSorted((a, b) => a - b));
        rises(inOrder("due").map(({ dueDay }) => dueDay));
        rises(
          inOrder("retrievability").map(({ stability, lastStudyDay }) =>
            retrievability(stability, TODAY - lastStudyDay, DEFAULT_SETTINGS.weights),
          ),
        );
        rises(
          inOrder("overdueness").map(
            ({ dueDay, lastStudyDay }) => -(TODAY - dueDay) / (dueDay - lastStudyDay),
          ),
        );
      }),
    );
  });

  it("takes new cards by topic, prerequisites first and a learner's own topics last", () => {
    const cards = [fresh("o", "optimisers"), fresh("x", "own"), fresh("t"), fresh("l", "losses"), fresh("u")];
    expect(shown(buildQueue(cards, contextWith({ newCards: "topics" })))).toEqual(["t", "u", "l", "o", "x"]);
    const random = (seed: number) =>
      shown(buildQueue(cards, { ...contextWith({ newCards: "random" }), seed }));
    expect(random(1)).toEqual(random(1));
    expect([2, 3, 4].map(random)).not.toEqual([1, 1, 1].map(random));
  });

  it("puts new cards after, before or evenly among reviews", () => {
    const cards = [
      ...Array.from({ length: 6 }, (_, index) => review(`r${index}`, { dueDay: TODAY - 9 + index })),
      fresh("n0"),
      fresh("n1"),
    ];
    const order = (mix: NewMix) => shown(buildQueue(cards, contextWith({ mix }))).join(" ");
    expect(order("after")).toBe("r0 r1 r2 r3 r4 r5 n0 n1");
    expect(order("before")).toBe("n0 n1 r0 r1 r2 r3 r4 r5");
    expect(order("interleaved")).toBe("r0 r1 n0 r2 r3 r4 n1 r5");
  });

  it("spreads exercises evenly among the reviews of cards", () => {
    const cards = Array.from({ length: 4 }, (_, index) => review(`r${index}`, { dueDay: TODAY - 9 + index }));
    const exercises = ["e0", "e1"].map((id, index) => ({
      ...review(id, { dueDay: TODAY - 30 + index }),
      presetId: "exercises" as PresetId,
      isExercise: true,
    }));
    const queue = buildQueue([...exercises, ...cards], contextWith({}));
    expect(shown(queue).join(" ")).toBe("r0 e0 r1 r2 e1 r3");
  });

  it("lets new cards ignore the review limit, or takes their places from it", () => {
    const cards = [review("r", {}), ...["a", "b", "c"].map((id) => fresh(id))];
    const limited = (newIgnoresReviewLimit: boolean) =>
      shown(buildQueue(cards, contextWith({}, { reviews: 2, newIgnoresReviewLimit })));
    expect(limited(true)).toEqual(["r", "a", "b", "c"]);
    expect(limited(false)).toEqual(["r", "a"]);
  });

  it("is a bug to ask for a preset that was not given", () => {
    const lost = { ...fresh("a"), presetId: "lost" as PresetId };
    expect(() => buildQueue([lost], contextWith({}))).toThrow("No preset lost was given with its cards.");
  });
});
