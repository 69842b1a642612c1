import { describe, expect, it } from "vitest";

import type { CardId, DeckId, ExerciseId, TopicId } from "#lib/core/ids.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { isBuried, isSameState, placeOf } from "./card-row.ts";
import type { CardFacts } from "./card-row.ts";

const traces = { stability: 3, difficulty: 5, lastStudyDay: 100, lastReviewAtMs: 8_640_000_000 };
const NEW: Memory = { phase: "new" };
const STEPS: Memory = { phase: "relearning", step: 0, dueAtMs: 8_640_600_000, ...traces };
const REVIEW: Memory = { phase: "review", dueDay: 110, ...traces };

function card(changes: Partial<CardFacts> = {}): CardFacts {
  return {
    id: "a" as CardId,
    kind: "basic",
    key: { context: [], subject: "a", attribute: "", discriminator: "" },
    deckId: "deck" as DeckId,
    topic: "topic" as TopicId,
    memory: NEW,
    suspended: false,
    buriedUntilDay: null,
    flag: 0,
    position: 7,
    revision: 0,
    archived: false,
    ...changes,
  } as CardFacts;
}

describe("the place of a card", () => {
  it.each([
    ["a new card by its position", card(), { queue: "new", order: 7 }],
    [
      "a new exercise apart",
      card({ kind: "exercise", exerciseId: "softmax" as ExerciseId }),
      { queue: "new-exercise", order: 7 },
    ],
    ["a card in steps by its instant", card({ memory: STEPS }), { queue: "steps", order: 8_640_600_000 }],
    ["a review card by its due day", card({ memory: REVIEW }), { queue: "review", order: 110 }],
    [
      "a buried review card by the day it is shown again",
      card({ memory: REVIEW, buriedUntilDay: 112 }),
      { queue: "review", order: 112 },
    ],
    [
      "a review card due after its burying by its due day",
      card({ memory: REVIEW, buriedUntilDay: 105 }),
      { queue: "review", order: 110 },
    ],
    ["a suspended card nowhere", card({ memory: REVIEW, suspended: true }), { queue: "out", order: 0 }],
    ["an archived card nowhere", card({ memory: STEPS, archived: true }), { queue: "out", order: 0 }],
  ])("is %s", (_, facts, place) => {
    expect(placeOf(facts)).toEqual(place);
  });
});

describe("burying", () => {
  it("ends on the day it names", () => {
    expect([111, 112, 113].map((day) => isBuried(card({ buriedUntilDay: 112 }), day))).toEqual([
      true,
      false,
      false,
    ]);
    expect(isBuried(card(), 0)).toBe(false);
  });
});

describe("the same state", () => {
  it("is the same memory and switches, whatever the revision", () => {
    expect(isSameState(card({ memory: REVIEW }), card({ memory: { ...REVIEW }, revision: 9 }))).toBe(true);
  });

  it.each([
    { memory: STEPS },
    { memory: { ...REVIEW, stability: 3.1 } as Memory },
    { suspended: true },
    { buriedUntilDay: 1 },
    { flag: 2 as const },
  ])("is not %j", (change) => {
    expect(isSameState(card({ memory: REVIEW }), card({ memory: REVIEW, ...change }))).toBe(false);
  });
});
