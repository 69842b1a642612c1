import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import type { RateEvent, ReviewEvent } from "../event.ts";
import { replay } from "../replay.ts";
import { inReplayOrder } from "../replay-order.ts";
import { retractedIds } from "../retractions.ts";
import { DEFAULT_SETTINGS } from "../settings.ts";
import { actions, live } from "../testing/study-log.ts";
import { DEFAULT_WEIGHTS, WEIGHT_RANGES } from "../weights.ts";
import { canFit, checkedWeights, judgeFit } from "./fitted-weights.ts";
import { predictionLoss, tracesAfter } from "./prediction-loss.ts";
import { reviewSequences, type ReviewSequence } from "./review-sequences.ts";
import { FEWEST_ITEMS, packItems, splitByTime, trainingItems } from "./training-items.ts";

let seq = 0;

function base(studyDay: number) {
  seq += 1;
  return {
    id: `e${seq}` as EventId,
    deviceId: "phone" as DeviceId,
    seq,
    atMs: studyDay * 86_400_000 + seq,
    utcOffsetMinutes: 0,
    studyDay,
  };
}

function rated(card: string, studyDay: number, rating: number, isFirst = false): RateEvent {
  return {
    ...base(studyDay),
    kind: "rate",
    cardId: card as CardId,
    rating: rating as RateEvent["rating"],
    phase: isFirst ? "new" : "review",
    durationMs: 1_000,
    chosenDueDay: null,
    presetId: "default" as PresetId,
    parametersId: "p" as ParametersId,
  };
}

/** A card that was rated so, so many days apart. */
function card(name: string, from: number, ...ratingsAndGaps: readonly (readonly [number, number])[]) {
  let day = from;
  return ratingsAndGaps.map(([rating, gap], index) => {
    day += gap;
    return rated(name, day, rating, index === 0);
  });
}

const shapes = (sequences: readonly ReviewSequence[]) =>
  sequences.map(({ reviews }) => reviews.map(({ rating, gapDays }) => [rating, gapDays]));

describe("sequences of reviews", () => {
  it("hold each card's ratings and gaps, those within a day with a gap of none", () => {
    const { sequences, leftOut } = reviewSequences([
      ...card("a", 100, [3, 0], [3, 0], [2, 3]),
      ...card("b", 101, [1, 0], [4, 7]),
    ]);
    expect(shapes(sequences)).toEqual([
      [
        [3, 0],
        [3, 0],
        [2, 3],
      ],
      [
        [1, 0],
        [4, 7],
      ],
    ]);
    expect(leftOut).toBe(0);
  });

  it("begin anew at a reset", () => {
    const cardId = "a" as CardId;
    const { sequences } = reviewSequences([
      ...card("a", 100, [3, 0], [3, 2]),
      { ...base(103), kind: "reset", cardId },
      ...card("a", 104, [1, 0], [3, 1]),
    ]);
    expect(shapes(sequences)).toEqual([
      [
        [3, 0],
        [3, 2],
      ],
      [
        [1, 0],
        [3, 1],
      ],
    ]);
  });

  it("leave out a card whose beginning is missing, and what comes after a day that ran backwards", () => {
    const { sequences, leftOut } = reviewSequences([
      rated("a", 100, 3),
      rated("a", 103, 3),
      ...card("b", 100, [3, 0], [3, 5], [3, -2], [3, 9]),
    ]);
    expect(shapes(sequences)).toEqual([
      [
        [3, 0],
        [3, 5],
      ],
    ]);
    expect(leftOut).toBe(4);
  });

  it("leave out ratings that do not exist", () => {
    const { sequences, leftOut } = reviewSequences(card("a", 100, [3, 0], [7, 1], [3, 1]));
    expect(shapes(sequences)).toEqual([[[3, 0]]]);
    expect(leftOut).toBe(2);
  });

  it("hold every rating that counts, whatever was undone, redone, reset or put off, and give its card's memory", () => {
    fc.assert(
      fc.property(actions, (script) => {
        const { log } = live(script, ["phone" as DeviceId]);
        const { sequences, leftOut } = reviewSequences(log);
        const retracted = retractedIds(log);
        const counting = log.filter(({ kind, id }) => kind === "rate" && !retracted.has(id));
        const held = sequences.reduce((sum, { reviews }) => sum + reviews.length, 0);
        expect(held + leftOut).toBe(counting.length);
        if (leftOut > 0) return;
        const memories = replay(log, () => DEFAULT_SETTINGS);
        const last = new Map(sequences.map((sequence) => [sequence.cardId, sequence]));
        for (const [cardId, memory] of memories) {
          if (memory.phase === "new") continue;
          const traces = last
            .get(cardId)
            ?.reviews.reduce<ReturnType<typeof tracesAfter> | null>(
              (before, { rating, gapDays }) => tracesAfter(before, rating, gapDays, DEFAULT_SETTINGS),
              null,
            );
          expect(traces).toEqual({ stability: memory.stability, difficulty: memory.difficulty });
        }
      }),
    );
  });

  it("are the same in whatever order the log is read", () => {
    fc.assert(
      fc.property(actions, fc.infiniteStream(fc.nat()), (script, keys) => {
        const { log } = live(script);
        const shuffled = log
          .map((event) => ({ event, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ event }) => event);
        expect(reviewSequences([...shuffled, ...log.slice(0, 3)])).toEqual(reviewSequences(log));
      }),
    );
  });
});

describe("training items", () => {
  it("are all reviews on another day than the one before, in the order in which they happened", () => {
    fc.assert(
      fc.property(actions, (script) => {
        const { log } = live(script);
        const { sequences } = reviewSequences(log);
        const items = trainingItems(sequences);
        const reviews = sequences.flatMap((sequence) => sequence.reviews.slice(1));
        expect(items).toHaveLength(reviews.filter(({ gapDays }) => gapDays > 0).length);
        const orders = items.map(({ review }) => review.order);
        expect(orders).toEqual(orders.toSorted((a, b) => a - b));
      }),
    );
  });

  it("part at a day: nothing that judges happened before anything that trained, and nothing is lost", () => {
    fc.assert(
      fc.property(actions, (script) => {
        const items = trainingItems(reviewSequences(live(script, ["phone" as DeviceId]).log).sequences);
        const { earlier, later } = splitByTime(items);
        expect(earlier.length + later.length).toBe(items.length);
        const lastTrained = Math.max(...earlier.map(({ review }) => review.studyDay));
        expect(later.every(({ review }) => review.studyDay > lastTrained)).toBe(true);
        if (items.length > 0) expect(later.length).toBeGreaterThan(0);
        expect(earlier.length).toBeLessThanOrEqual(0.8 * items.length);
      }),
    );
  });

  it("are packed each with its whole past", () => {
    const log = card("a", 100, [3, 0], [3, 0], [1, 2], [4, 5]);
    const packed = packItems(trainingItems(reviewSequences(log).sequences));
    expect([...packed.lengths]).toEqual([3, 4]);
    expect([...packed.ratings]).toEqual([3, 3, 1, 3, 3, 1, 4]);
    expect([...packed.gapDays]).toEqual([0, 0, 2, 0, 0, 2, 5]);
  });
});

describe("the loss of weights", () => {
  const itemsOf = (log: readonly ReviewEvent[]) => trainingItems(reviewSequences(log).sequences);

  it("is that of a small log worked out by hand", () => {
    // First rated Good, so S = w₂ = 2.3065; R(t) = (1 + F·t/S)^−w₂₀ with F = 0.9^(−1/w₂₀) − 1 = 0.980373…
    // a: recalled after 2 days, R = 0.910910; b: forgotten after 5, R = 0.838183.
    const log = [...card("a", 100, [3, 0], [3, 2]), ...card("b", 100, [3, 0], [1, 5])];
    const factor = 0.9 ** (-1 / 0.1542) - 1;
    const recall = (days: number) => (1 + (factor * days) / 2.3065) ** -0.1542;
    const loss = predictionLoss(itemsOf(log), DEFAULT_WEIGHTS);
    expect(loss.items).toBe(2);
    expect(loss.logLoss).toBeCloseTo((-Math.log(recall(2)) - Math.log(1 - recall(5))) / 2, 6);
    // Gaps of 2 and 5 days fall into different bins (3.62 parts them): each bin's error counts once.
    expect(loss.rmseBins).toBeCloseTo(Math.sqrt(((1 - recall(2)) ** 2 + recall(5) ** 2) / 2), 6);
  });

  it("joins alike reviews in a bin and weighs a bin by its reviews", () => {
    // Three reviews after 2 days in one bin, of which two are recalled; one after 20 days in another.
    const log = [
      ...card("a", 100, [3, 0], [3, 2]),
      ...card("b", 100, [3, 0], [1, 2]),
      ...card("c", 100, [3, 0], [3, 2]),
      ...card("d", 100, [3, 0], [3, 20]),
    ];
    const factor = 0.9 ** (-1 / 0.1542) - 1;
    const recall = (days: number) => (1 + (factor * days) / 2.3065) ** -0.1542;
    const expected = Math.sqrt((3 * (recall(2) - 2 / 3) ** 2 + (recall(20) - 1) ** 2) / 4);
    expect(predictionLoss(itemsOf(log), DEFAULT_WEIGHTS).rmseBins).toBeCloseTo(expected, 6);
  });

  it("parts bins by lapses before the review, those within a day not counted", () => {
    const within = card("a", 100, [3, 0], [3, 3], [1, 0], [3, 3]);
    const across = card("b", 100, [3, 0], [1, 3], [3, 3]);
    const one = (log: readonly ReviewEvent[]) => itemsOf(log).slice(-1);
    const alone = [...one(within), ...one(across)].map(
      (item) => predictionLoss([item], DEFAULT_WEIGHTS).rmseBins,
    );
    const [first = 0, second = 0] = alone;
    const together = predictionLoss([...one(within), ...one(across)], DEFAULT_WEIGHTS).rmseBins;
    expect(together).toBeCloseTo(Math.sqrt((first ** 2 + second ** 2) / 2), 9);
  });

  it("does not depend on the order of the items", () => {
    fc.assert(
      fc.property(actions, (script) => {
        const items = trainingItems(reviewSequences(live(script).log).sequences);
        const forwards = predictionLoss(items, DEFAULT_WEIGHTS);
        const backwards = predictionLoss(items.toReversed(), DEFAULT_WEIGHTS);
        expect(backwards.logLoss).toBeCloseTo(forwards.logLoss, 9);
        expect(backwards.rmseBins).toBeCloseTo(forwards.rmseBins, 9);
      }),
    );
  });
});

describe("fitted weights", () => {
  /** Learners who forget much sooner than the defaults say. */
  const forgetful = Array.from({ length: 20 }, (_, index) =>
    card(`f${index}`, 100 + index, [3, 0], [index % 3 === 0 ? 3 : 1, 2]),
  ).flat();
  const split = splitByTime(trainingItems(reviewSequences(inReplayOrder(forgetful)).sequences));
  const shorter = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight / 20 : weight));

  it("are kept only if they foretell the held-out reviews better", () => {
    expect(judgeFit(split, DEFAULT_WEIGHTS, shorter).better).toBe(true);
    expect(judgeFit(split, shorter, DEFAULT_WEIGHTS).better).toBe(false);
    expect(judgeFit(split, shorter, shorter).better).toBe(false);
  });

  it("need enough to learn from and enough to judge by", () => {
    const some = split.earlier.slice(0, FEWEST_ITEMS);
    const enough = [...some].slice(0, FEWEST_ITEMS);
    expect(canFit({ earlier: some, later: enough })).toBe(true);
    expect(canFit({ earlier: some.slice(1), later: enough })).toBe(false);
    expect(canFit({ earlier: some, later: enough.slice(1) })).toBe(false);
  });

  it("are refused unless all are there, finite and in range", () => {
    expect(checkedWeights(Float32Array.from(DEFAULT_WEIGHTS)).ok).toBe(true);
    expect(checkedWeights(DEFAULT_WEIGHTS.slice(1))).toEqual({
      ok: false,
      error: { kind: "wrong-count", count: 20 },
    });
    for (const wrong of [Number.NaN, Infinity, 1_000, -1]) {
      const weights = DEFAULT_WEIGHTS.with(4, wrong);
      expect(checkedWeights(weights)).toEqual({
        ok: false,
        error: { kind: "out-of-range", index: 4, value: wrong },
      });
    }
  });

  it("come out in range even where 32 bits rounded them beyond it", () => {
    const ends = Float32Array.from(WEIGHT_RANGES, ({ max }) => max);
    const checked = checkedWeights(ends);
    expect(checked).toEqual({
      ok: true,
      value: WEIGHT_RANGES.map(({ max }) => expect.closeTo(max, 6) as number),
    });
    if (checked.ok)
      for (const [index, weight] of checked.value.entries())
        expect(weight).toBeLessThanOrEqual(WEIGHT_RANGES[index]?.max ?? 0);
  });
});
