import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { MS_PER_DAY, studyDayOf } from "#lib/core/time.ts";
import { answer } from "./answer.ts";
import type { RateEvent } from "./event.ts";
import type { LearningMemory, Memory, Rating, ReviewMemory } from "./memory.ts";
import { replanned } from "./replan.ts";
import { retraced } from "./retrace.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "./settings.ts";
import { START } from "./testing/arbitraries.ts";

const CARD = "card" as CardId;

interface Past {
  readonly memory: ReviewMemory;
  readonly events: readonly RateEvent[];
}

/** Lives through ratings and whole days between them; ends with Easy, so that the card is in review. */
function past(steps: readonly (readonly [Rating, number])[], settings: SchedulingSettings): Past {
  const events: RateEvent[] = [];
  let memory: Memory = { phase: "new" };
  let atMs = START.atMs;
  for (const [rating, days] of [...steps, [4, 0] as const]) {
    const moment = { ...START, atMs };
    const after: ReviewMemory | LearningMemory = answer(memory, rating, moment, settings, CARD).memory;
    events.push({
      kind: "rate",
      id: `e${events.length}` as EventId,
      deviceId: "phone" as DeviceId,
      seq: events.length,
      cardId: CARD,
      rating,
      phase: memory.phase,
      durationMs: 1_000,
      chosenDueDay: after.phase === "review" ? after.dueDay : null,
      presetId: "default" as PresetId,
      parametersId: "p" as ParametersId,
      studyDay: studyDayOf(moment, settings),
      ...moment,
    });
    memory = after;
    atMs += days * MS_PER_DAY;
  }
  if (memory.phase !== "review") throw new Error("Easy leaves the steps.");
  return { memory, events };
}

const steps = fc.array(fc.tuple(fc.constantFrom<Rating>(1, 2, 3, 4), fc.constantFrom(0, 1, 2, 5, 20, 90)), {
  maxLength: 8,
});
const settings = fc.record({
  retention: fc.constantFrom(0.8, 0.9, 0.95),
  fuzz: fc.boolean(),
  learningSteps: fc.constantFrom([], [1, 10]),
  growth: fc.constantFrom(1, 1.3),
});

function settingsFrom({
  retention,
  growth,
  ...others
}: {
  readonly retention: number;
  readonly fuzz: boolean;
  readonly learningSteps: readonly number[];
  readonly growth: number;
}): SchedulingSettings {
  const weights = DEFAULT_SETTINGS.weights.map((weight, index) => (index < 4 ? weight * growth : weight));
  return { ...DEFAULT_SETTINGS, ...others, desiredRetention: retention, weights };
}

describe("a past under other settings", () => {
  it("is where those settings would have led, day and memory", () => {
    fc.assert(
      fc.property(steps, settings, settings, (script, first, second) => {
        // Where a card stands in its steps is never lived through again, so the steps are the same.
        const learningSteps = [1, 10];
        const before = settingsFrom({ ...first, learningSteps });
        const after = settingsFrom({ ...second, learningSteps, fuzz: false });
        const lived = past(script, before);
        const wanted = past(script, after).memory;
        const found = replanned(CARD, lived.memory, lived.events, after, null) ?? lived.memory;
        expect(found.dueDay).toBe(wanted.dueDay);
        expect(found.stability).toBeCloseTo(wanted.stability, 8);
        expect(found.difficulty).toBeCloseTo(wanted.difficulty, 8);
        expect(retraced(lived.memory, lived.events, after).phase).toBe("review");
      }),
      { numRuns: 300 },
    );
  });

  it("changes nothing under the settings that were in use, wherever fuzz or full days put the card", () => {
    fc.assert(
      fc.property(steps, settings, (script, record) => {
        const own = settingsFrom(record);
        const { memory, events } = past(script, own);
        expect(replanned(CARD, memory, events, own, null)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("is not guessed at where it is not all there", () => {
    const { memory, events } = past([[3, 1], [3, 9]], DEFAULT_SETTINGS); // prettier-ignore
    const strict = { ...DEFAULT_SETTINGS, desiredRetention: 0.97 };
    expect(replanned(CARD, memory, events, strict, null)).not.toBeNull();
    expect(replanned(CARD, memory, events.slice(1), strict, null)).toBeNull();
    expect(replanned(CARD, memory, events.slice(0, -1), strict, null)).toBeNull();
    expect(replanned(CARD, memory, [], strict, null)).toBeNull();
    expect(retraced(memory, [], strict)).toEqual(memory);
  });
});
