import { describe, expect, it } from "vitest";

import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { MS_PER_DAY } from "#lib/core/time.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { historyOf, tracesOf } from "./review-info.ts";

const NOON = { atMs: 200 * MS_PER_DAY, utcOffsetMinutes: 0 };

const MEMORY: Memory = {
  phase: "review",
  dueDay: 190,
  stability: 10,
  difficulty: 5.5,
  lastReviewAtMs: 180 * MS_PER_DAY,
  lastStudyDay: 180,
};

describe("the memory of a card", () => {
  it("fades from certainty to 0.9 at its stability, and is shown as far as today and the due day", () => {
    const traces = tracesOf(MEMORY, NOON, DEFAULT_SETTINGS);
    const points = traces?.curve.points ?? [];
    expect(points[0]).toEqual({ days: 0, recall: 1 });
    expect(
      points.every(({ recall }, index) => index === 0 || recall < (points[index - 1]?.recall ?? 0)),
    ).toBe(true);
    expect(traces?.curve.due?.days).toBe(10);
    expect(traces?.curve.due?.recall).toBeCloseTo(0.9, 7);
    expect(traces?.curve.now.days).toBe(20);
    expect(traces?.curve.now.recall).toBeLessThan(0.9);
    expect(points.at(-1)?.days).toBeGreaterThanOrEqual(20);
  });

  it("is nothing for a new card, and has no due day in steps", () => {
    expect(tracesOf({ phase: "new" }, NOON, DEFAULT_SETTINGS)).toBeNull();
    const { lastReviewAtMs, lastStudyDay, stability, difficulty } = MEMORY;
    const learning = { phase: "learning", step: 0, dueAtMs: NOON.atMs, stability, difficulty } as const;
    const traces = tracesOf({ ...learning, lastReviewAtMs, lastStudyDay }, NOON, DEFAULT_SETTINGS);
    expect(traces?.curve.due).toBeNull();
  });
});

describe("the history of a card", () => {
  const base = (seq: number) => ({
    id: `a:${seq}` as EventId,
    deviceId: "a" as DeviceId,
    seq,
    atMs: seq,
    utcOffsetMinutes: 0,
    studyDay: 180,
    cardId: "card" as CardId,
  });
  const rated = (seq: number, chosenDueDay: number | null): ReviewEvent => ({
    ...base(seq),
    kind: "rate",
    rating: 3,
    phase: "review",
    durationMs: 4_000,
    chosenDueDay,
    presetId: "default" as PresetId,
    parametersId: "p" as ParametersId,
  });

  it("is newest first, with the interval each rating gave, and without what was taken back", () => {
    const events: ReviewEvent[] = [
      rated(1, null),
      rated(2, 183),
      { ...base(3), kind: "retract", retracts: "a:2" as EventId },
      rated(4, 188),
      { ...base(5), kind: "reset" },
    ];
    const history = historyOf(events, () => DEFAULT_SETTINGS);
    expect(history.map((entry) => ("delay" in entry ? entry.delay : entry.kind))).toEqual([
      "reset",
      { unit: "days", days: 8 },
      { unit: "minutes", minutes: 10 },
    ]);
  });

  it("tells the steps of a card, learning and relearning, by the settings of then", () => {
    const log = [
      { ...rated(1, null), rating: 1, phase: "new" },
      { ...rated(2, null), rating: 3, phase: "learning" },
      { ...rated(3, 184), rating: 3, phase: "learning" },
      { ...rated(4, null), rating: 1, phase: "review", parametersId: "longer" },
    ] as ReviewEvent[];
    const history = historyOf(log, ({ parametersId }) =>
      parametersId === "longer" ? { ...DEFAULT_SETTINGS, relearningSteps: [2_880] } : DEFAULT_SETTINGS,
    );
    expect(history.map((entry) => ("delay" in entry ? entry.delay : null))).toEqual([
      { unit: "days", days: 2 },
      { unit: "days", days: 4 },
      { unit: "minutes", minutes: 10 },
      { unit: "minutes", minutes: 1 },
    ]);
  });
});
