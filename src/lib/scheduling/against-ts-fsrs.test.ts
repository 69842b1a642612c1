import fc from "fast-check";
import { createEmptyCard, fsrs, State } from "ts-fsrs";
import { describe, expect, it } from "vitest";

import { MS_PER_DAY } from "#lib/core/time.ts";
import { answer } from "./answer.ts";
import type { Memory, Phase, Rating } from "./memory.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { CARD } from "./testing/arbitraries.ts";
import { DEFAULT_WEIGHTS } from "./weights.ts";

const PHASES: Readonly<Record<State, Phase>> = {
  [State.New]: "new",
  [State.Learning]: "learning",
  [State.Review]: "review",
  [State.Relearning]: "relearning",
};

/** Noon UTC, so that its days and ours are the same. */
const NOON = Date.UTC(2026, 10, 21, 12);

describe("ts-fsrs's own scheduler", () => {
  it("uses the same default parameters", () => {
    expect(fsrs().parameters.w).toEqual(DEFAULT_WEIGHTS);
  });

  it("agrees where Anki and it agree: Again and Good at any day", () => {
    const histories = fc.array(
      fc.record({ rating: fc.constantFrom<Rating[]>(1, 3), gapDays: fc.nat({ max: 60 }) }),
      { minLength: 1, maxLength: 30 },
    );
    const scheduler = fsrs({ enable_fuzz: false });
    fc.assert(
      fc.property(histories, (history) => {
        let theirs = createEmptyCard(new Date(NOON));
        let memory: Memory = { phase: "new" };
        let atMs = NOON;
        for (const { rating, gapDays } of history) {
          atMs += gapDays * MS_PER_DAY;
          theirs = scheduler.next(theirs, new Date(atMs), rating).card;
          const ours = answer(memory, rating, { atMs, utcOffsetMinutes: 0 }, DEFAULT_SETTINGS, CARD);
          memory = ours.memory;
          expect({ ...memory, days: ours.intervalDays }).toMatchObject({
            phase: PHASES[theirs.state],
            stability: theirs.stability,
            difficulty: theirs.difficulty,
            days: theirs.scheduled_days,
          });
        }
      }),
    );
  });
});
