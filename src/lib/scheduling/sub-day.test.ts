import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MS_PER_MINUTE } from "#lib/core/time.ts";
import { answer } from "./answer.ts";
import type { Rating } from "./memory.ts";
import { retrievability } from "./retrievability.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { after, CARD, histories, ratings, START } from "./testing/arbitraries.ts";

const NO_STEPS = { ...DEFAULT_SETTINGS, learningSteps: [], relearningSteps: [] };

describe("intervals within a day", () => {
  it("come from the stability where there are no steps: 0.212 days are five hours", () => {
    const { memory, delay } = answer({ phase: "new" }, 1, START, NO_STEPS, CARD);
    expect(delay).toEqual({ unit: "minutes", minutes: 305 });
    expect(memory).toMatchObject({ phase: "learning", dueAtMs: START.atMs + 305 * MS_PER_MINUTE });
  });

  it("come for a lapse too, and then the phase is relearning", () => {
    const { memory: learnt } = answer({ phase: "new" }, 2, START, NO_STEPS, CARD);
    const { memory } = answer(learnt, 1, START, { ...NO_STEPS, desiredRetention: 0.97 }, CARD);
    expect(memory.phase).toBe("relearning");
  });

  it("are not for those who want whole days", () => {
    const whole = { ...NO_STEPS, subDayIntervals: false };
    expect(answer({ phase: "new" }, 1, START, whole, CARD).delay).toEqual({ unit: "days", days: 1 });
  });

  it("never occur where there are steps, and are shorter than half a day where there are none", () => {
    const phases = fc.record({
      history: histories,
      rating: ratings,
      retention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
    });
    fc.assert(
      fc.property(phases, ({ history, rating, retention }) => {
        const settings = { ...NO_STEPS, desiredRetention: retention };
        const { memory, now } = after(history, settings);
        const { delay } = answer(memory, rating, now, settings, CARD);
        if (delay.unit === "minutes") expect(delay.minutes).toBeLessThanOrEqual(720);
        const steps = { ...DEFAULT_SETTINGS, desiredRetention: retention };
        const stepped = answer(memory, rating, now, steps, CARD).delay;
        if (stepped.unit === "minutes") expect([1, 5.5, 10, 15]).toContain(stepped.minutes);
      }),
    );
  });

  it("bring the card back when recall has fallen to what is desired", () => {
    for (const rating of [1, 2, 3] satisfies Rating[]) {
      const settings = { ...NO_STEPS, desiredRetention: 0.98 };
      const { memory, delay } = answer({ phase: "new" }, rating, START, settings, CARD);
      if (delay.unit !== "minutes") continue;
      const days = delay.minutes / 1_440;
      expect(retrievability(memory.stability, days, settings.weights)).toBeCloseTo(0.98, 3);
    }
  });
});
