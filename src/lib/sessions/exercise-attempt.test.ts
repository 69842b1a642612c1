import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ExerciseId } from "#lib/core/ids.ts";
import {
  afterStep,
  attemptSetting,
  NEW_ATTEMPT,
  suggestionFor,
  type AttemptStep,
  type ExerciseAttempt,
} from "./exercise-attempt.ts";

const MINUTES = 10;
const submitted = (passed: boolean, workedMs: number): AttemptStep => ({
  kind: "submitted",
  passed,
  workedMs,
});

function after(...steps: readonly AttemptStep[]): ExerciseAttempt {
  return steps.reduce(afterStep, NEW_ATTEMPT);
}

describe("suggestionFor", () => {
  it("waits until the attempt is over", () => {
    expect(suggestionFor(after({ kind: "hint" }, submitted(false, 1)), MINUTES)).toBeNull();
  });

  it.each([
    ["quick", 4, [submitted(true, 60_000)]],
    ["first-try", 3, [submitted(true, 599_000)]],
    ["hints", 2, [{ kind: "hint" }, submitted(true, 1)]],
    ["several-tries", 2, [submitted(false, 1), submitted(true, 1)]],
    ["solution", 1, [{ kind: "hint" }, { kind: "solution" }, submitted(true, 1)]],
    ["given-up", 1, [submitted(false, 1), { kind: "gave-up" }]],
  ] as const)("says %s and suggests %i", (reason, rating, steps) => {
    expect(suggestionFor(after(...steps), MINUTES)).toEqual({ rating, reason });
  });

  it("does not change any more once the exercise is passed", () => {
    const passed = after(submitted(true, 1));
    expect(afterStep(passed, { kind: "solution" })).toEqual(passed);
    expect(afterStep(passed, submitted(false, 9))).toEqual(passed);
  });
});

describe("the language of an attempt", () => {
  it("is the one it was last written in, and stays when it is over", () => {
    const written = after({ kind: "wrote", language: "python" }, { kind: "wrote", language: "typescript" });
    expect(written.language).toBe("typescript");
    const passed = afterStep(written, submitted(true, 1));
    expect(afterStep(passed, { kind: "wrote", language: "python" })).toEqual(passed);
  });

  it("costs no try and no hint", () => {
    expect(after({ kind: "wrote", language: "python" })).toEqual({ ...NEW_ATTEMPT, language: "python" });
  });
});

describe("attemptSetting", () => {
  const { parse } = attemptSetting("softmax" as ExerciseId);

  it("gives back every attempt that was stored", () => {
    const attempt = after({ kind: "wrote", language: "python" }, { kind: "hint" }, submitted(false, 5));
    expect(parse(structuredClone(attempt))).toEqual(attempt);
  });

  it("takes anything else as a new attempt", () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(["open", "passed", "given-up"]).toContain(parse(stored).outcome);
      }),
    );
    expect(parse({ ...NEW_ATTEMPT, hintsUsed: Number.NaN })).toEqual(NEW_ATTEMPT);
    expect(parse(undefined)).toEqual(NEW_ATTEMPT);
  });
});
