import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { stabilityBin } from "#lib/scheduling/stability-bin.ts";
import { emptyTally, tallyCard, tallyRating } from "#lib/store/aggregate-tally.ts";
import { isSameMemory, placeOf } from "#lib/store/card-row.ts";
import { hasFields } from "#lib/store/changed-fields.ts";
import { unpackEvents } from "#lib/store/unpack-events.ts";
import { cardIdsOf } from "#lib/store/undo-stack.ts";
import { liveLearner } from "./learner.ts";
import { notesOf } from "./texts.ts";
import { PLAIN_WORDINGS } from "./wording.ts";

const SIZE = { cards: 200, entries: 2_750, seed: 3 };
const learner = liveLearner(SIZE);
const log = [
  ...learner.chunks.flatMap(({ packed }) => {
    const unpacked = unpackEvents(packed);
    if (!unpacked.ok) throw new Error(unpacked.error.kind);
    return unpacked.value;
  }),
  ...learner.tail,
];

describe("the learner who is lived through", () => {
  it("has as many cards and entries as were asked for, of every kind that the figures need", () => {
    expect(learner.cards).toHaveLength(SIZE.cards);
    expect(log).toHaveLength(SIZE.entries);
    expect(learner.chunks).toHaveLength(2);
    expect(learner.device.nextSeq).toBe(SIZE.entries);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index));
    expect(log.some(({ kind }) => kind === "retract")).toBe(true);
    expect(new Set(learner.cards.map(({ queue }) => queue))).toContain("review");
    expect(log.every(({ atMs }, index) => atMs >= (log[index - 1]?.atMs ?? 0))).toBe(true);
  });

  it("is the same for one seed and another for another", () => {
    expect(liveLearner(SIZE)).toEqual(learner);
    expect(liveLearner({ ...SIZE, seed: 4 })).not.toEqual(learner);
  });

  it("remembers each card as the replay of the log does", () => {
    const memories = replay(log, () => DEFAULT_SETTINGS);
    for (const card of learner.cards) {
      expect(isSameMemory(card.memory, memories.get(card.id) ?? { phase: "new" })).toBe(true);
      expect(card).toMatchObject(placeOf(card));
    }
  });

  it("has the counts that cards and log give when they are counted afresh", () => {
    const tally = emptyTally();
    const retracted = retractedIds(log);
    for (const event of log) {
      if (event.kind === "rate" && !retracted.has(event.id)) tallyRating(tally, event, 1);
    }
    for (const card of learner.cards) tallyCard(tally, card, 1, stabilityBin);
    // A day on which everything was taken back is no row, whichever way it is counted.
    expect(new Map([...learner.tally.days].filter(([, day]) => day.durationMs > 0))).toEqual(tally.days);
    expect({ ...learner.tally, days: 0 }).toEqual({ ...tally, days: 0 });
  });

  it("can undo its last ratings: each card is as the newest step that names it left it", () => {
    const cards = new Map(learner.cards.map((card) => [card.id, card]));
    const seen = new Set<CardId>();
    const changes = learner.undoSteps.toReversed().flatMap((step) => step.changes);
    for (const change of changes) {
      for (const cardId of cardIdsOf(change)) {
        const card = cards.get(cardId);
        if (!seen.has(cardId)) expect(card !== undefined && hasFields(card, change.after)).toBe(true);
        seen.add(cardId);
      }
    }
    expect(learner.undoSteps.map(({ order }) => order)).toEqual(
      learner.undoSteps.map((_, index) => (learner.undoSteps[0]?.order ?? 0) + index),
    );
    expect(seen.size).toBeGreaterThan(50);
  });

  it("finds every card in a note", () => {
    const notes = [...notesOf(learner.cards, PLAIN_WORDINGS, 0)];
    expect(notes.flatMap(({ sources }) => sources.map(({ cardId }) => cardId))).toEqual(
      learner.cards.map(({ id }) => id),
    );
  });
});
