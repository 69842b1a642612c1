import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addActivity, type WorkedTime } from "./worked-time.ts";

const START: WorkedTime = { workedMs: 0, lastActivityAtMs: null };

describe("addActivity", () => {
  it("counts the time between signs of life that follow closely", () => {
    const time = [1_000, 31_000, 61_000].reduce(addActivity, START);
    expect(time.workedMs).toBe(60_000);
  });

  it("counts of a night away only as much as a thought takes", () => {
    const time = [0, 8 * 3_600_000].reduce(addActivity, START);
    expect(time.workedMs).toBe(120_000);
  });

  it("never goes back, whatever the clock does, and never exceeds the time that passed", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e9 }), { minLength: 1 }), (instants) => {
        let time = START;
        for (const instant of instants) {
          const next = addActivity(time, instant);
          expect(next.workedMs).toBeGreaterThanOrEqual(time.workedMs);
          expect(next.workedMs - time.workedMs).toBeLessThanOrEqual(
            Math.max(0, instant - (time.lastActivityAtMs ?? instant)),
          );
          time = next;
        }
      }),
    );
  });
});
