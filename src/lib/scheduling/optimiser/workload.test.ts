import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { nextTraces, intervalOf } from "../algorithm.ts";
import { retrievability } from "../retrievability.ts";
import { DEFAULT_SETTINGS } from "../settings.ts";
import { DEFAULT_WEIGHTS } from "../weights.ts";
import { expectedWorkload, type WorkloadCard, type WorkloadQuestion } from "./workload.ts";

const TODAY = 20_000;

const NO_CARDS: WorkloadQuestion = {
  today: TODAY,
  days: 30,
  settings: DEFAULT_SETTINGS,
  cards: [],
  weight: 1,
  newCards: { perDay: 0, waiting: 0 },
  firstRatings: { 1: 0.2, 2: 0.1, 3: 0.6, 4: 0.1 },
  rightRatings: { 2: 0.1, 3: 0.8, 4: 0.1 },
};

const CARD: WorkloadCard = { stability: 10, difficulty: 5, lastStudyDay: TODAY - 10, dueDay: TODAY };

const cards = fc.array(
  fc.record({
    stability: fc.double({ min: 0.5, max: 300, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    lastStudyDay: fc.integer({ min: TODAY - 200, max: TODAY - 1 }),
    dueDay: fc.integer({ min: TODAY - 50, max: TODAY + 100 }),
  }),
  { maxLength: 20 },
);

describe("the expected workload", () => {
  it("of one card on one day is its answer, and the step after it if it is forgotten", () => {
    const { answersPerDay } = expectedWorkload({ ...NO_CARDS, days: 1, cards: [CARD] }, 0.9);
    expect(answersPerDay).toBeCloseTo(1 + (1 - retrievability(10, 10, DEFAULT_WEIGHTS)), 9);
  });

  it("follows every outcome to its next day", () => {
    // Only Good when right; without steps a lapse is one answer.
    const settings = { ...DEFAULT_SETTINGS, relearningSteps: [] };
    const rightRatings = { 2: 0, 3: 1, 4: 0 };
    const recall = retrievability(10, 10, DEFAULT_WEIGHTS);
    const memory = { phase: "review", lastReviewAtMs: 0, ...CARD } as const;
    const lapsed = nextTraces(memory, 1, 10, settings).stability;
    const next = intervalOf(lapsed, settings);
    // Forgotten it returns after `next` days, remembered after more than this.
    expect(intervalOf(nextTraces(memory, 3, 10, settings).stability, settings)).toBeGreaterThan(next + 1);
    const until = (days: number): number => {
      const { answersPerDay } = expectedWorkload(
        { ...NO_CARDS, days, settings, rightRatings, cards: [CARD] },
        0.9,
      );
      return answersPerDay * days;
    };
    expect(until(next)).toBeCloseTo(1, 9);
    expect(until(next + 1)).toBeCloseTo(1 + (1 - recall), 9);
  });

  it("counts new cards as they are let in, with the steps of their day, until none is waiting", () => {
    const question = { ...NO_CARDS, days: 1, newCards: { perDay: 10, waiting: 4 } };
    // Steps 1m 10m: Again and Hard need two more Goods than they have, Good one, Easy none.
    const steps = 0.2 * 2 + 0.1 * 2 + 0.6 * 1;
    expect(expectedWorkload(question, 0.9).answersPerDay).toBeCloseTo(4 * (1 + steps), 9);
  });

  it("asks nothing where nothing is due, and remembers by the forgetting curve", () => {
    const later = { ...CARD, dueDay: TODAY + 40 };
    const workload = expectedWorkload({ ...NO_CARDS, cards: [later] }, 0.9);
    expect(workload.answersPerDay).toBe(0);
    expect(workload.remembered).toBeCloseTo(retrievability(10, 10 + 29, DEFAULT_WEIGHTS), 9);
  });

  it("is the same for the same question, and doubles with every card", () => {
    fc.assert(
      fc.property(cards, fc.double({ min: 0.7, max: 0.97, noNaN: true }), (some, retention) => {
        const once = expectedWorkload({ ...NO_CARDS, cards: some }, retention);
        expect(expectedWorkload({ ...NO_CARDS, cards: some }, retention)).toEqual(once);
        const twice = expectedWorkload({ ...NO_CARDS, cards: some, weight: 2 }, retention);
        expect(twice.answersPerDay).toBeCloseTo(2 * once.answersPerDay, 6);
        expect(twice.remembered).toBeCloseTo(2 * once.remembered, 6);
      }),
    );
  });

  it("remembers no more cards than there are, and answers each that is due at least once", () => {
    fc.assert(
      fc.property(cards, fc.double({ min: 0.7, max: 0.97, noNaN: true }), (some, retention) => {
        const { answersPerDay, remembered } = expectedWorkload({ ...NO_CARDS, cards: some }, retention);
        expect(remembered).toBeLessThanOrEqual(some.length + 1e-9);
        const due = some.filter(({ dueDay }) => dueDay < TODAY + 30).length;
        expect(answersPerDay * 30).toBeGreaterThanOrEqual(due - 1e-9);
      }),
    );
  });

  it("of a grown collection rises with the desired retention, and so does what is remembered", () => {
    const grown = Array.from({ length: 300 }, (_, index) => ({
      stability: 2 + (index % 60),
      difficulty: 3 + (index % 5),
      lastStudyDay: TODAY - (index % 30),
      dueDay: TODAY + (index % 30),
    }));
    const asked = [0.7, 0.8, 0.9, 0.97].map((retention) =>
      expectedWorkload({ ...NO_CARDS, days: 90, cards: grown }, retention),
    );
    const answers = asked.map(({ answersPerDay }) => answersPerDay);
    const remembered = asked.map((each) => each.remembered);
    expect(answers).toEqual(answers.toSorted((a, b) => a - b));
    expect(remembered).toEqual(remembered.toSorted((a, b) => a - b));
  });
});
