import { describe, expect, it } from "vitest";

import type { ExerciseCase, Mistake } from "#lib/exercises/exercise.ts";
import { tensor, toValue } from "#lib/exercises/inputs.ts";
import { apply } from "#lib/exercises/steps.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { diagnose } from "./diagnose.ts";

const CASE_IDS = ["a", "b", "c"];
const cases: readonly ExerciseCase[] = CASE_IDS.map((id) => ({
  id,
  title: { zh: id, en: id },
  visible: id === "a",
  steps: [apply([])],
}));
const mistakes: readonly Mistake[] = ["sign", "factor"].map((id) => ({
  id,
  message: { zh: id, en: id },
  subject: id,
  edits: {},
}));
const exercise = {
  cases,
  mistakes,
  tolerance: { relative: 1e-3, absolute: 1e-3, reason: { zh: "", en: "" } },
};

/** One output for each case: its numbers, or the message it threw. */
function caseOutcomes(...results: readonly (readonly number[] | string)[]): readonly CaseOutcome[] {
  return results.map((result, i): CaseOutcome => {
    const caseId = CASE_IDS[i] ?? "";
    if (typeof result === "string") {
      return { kind: "threw", caseId, problem: { name: "Error", message: result, line: i, column: null } };
    }
    return { kind: "outputs", caseId, outputs: { output: toValue(tensor(result)) }, changedInputs: [] };
  });
}

function ran(outcomes: readonly CaseOutcome[]): SubmissionOutcome {
  return { kind: "ran", cases: outcomes, printed: [], backend: "cpu", adapter: null, durationMs: 1 };
}

const expected = caseOutcomes([1, 2], [3, 4], [5, 6]);

function named(
  submitted: readonly CaseOutcome[],
  sign: readonly CaseOutcome[],
  factor: readonly CaseOutcome[],
): string | null {
  const outcomes = new Map([
    ["sign", ran(sign)],
    ["factor", ran(factor)],
  ]);
  return diagnose(exercise, ran(submitted), expected, outcomes)?.id ?? null;
}

const sign = caseOutcomes([-1, -2], [3, 4], [-5, -6]);
const factor = caseOutcomes([2, 4], [6, 8], [5, 6]);

describe("diagnosis", () => {
  it("names the mistake whose outcomes are the submission's, within the tolerance", () => {
    expect(named(sign, sign, factor)).toBe("sign");
    expect(named(factor, sign, factor)).toBe("factor");
    expect(named(caseOutcomes([-1.0005, -2], [3, 4.0005], [-5, -6]), sign, factor)).toBe("sign");
  });

  it("names none that explains only some of the failing cases", () => {
    expect(named(caseOutcomes([-1, -2], [3, 4], [7, 7]), sign, factor)).toBeNull();
  });

  it("names none that would also fail a case which passed", () => {
    expect(named(caseOutcomes([-1, -2], [3, 4], [5, 6]), sign, factor)).toBeNull();
  });

  it("names none when two explain it equally well", () => {
    expect(named(sign.slice(0, 2), sign, sign)).toBeNull();
  });

  it("names none when the mistake hardly shows in the cases that ran", () => {
    const faint = caseOutcomes([1.005, 2], [3, 4], [5, 6]);
    expect(named(faint, faint, factor)).toBeNull();
  });

  it("names none for a submission that is right", () => {
    expect(named(expected, sign, factor)).toBeNull();
  });

  it("takes NaN for NaN, since both programs are wrong", () => {
    const nan = caseOutcomes([NaN, 2], [30, 4], [5, 6]);
    expect(named(nan, nan, factor)).toBe("sign");
    expect(named(caseOutcomes([1, NaN], [30, 4], [5, 6]), nan, factor)).toBeNull();
  });

  it("takes the same error for the same mistake, wherever its line is, and another error for another", () => {
    const threw = caseOutcomes("cannot broadcast [4,3] and [4]", [3, 4], [5, 6]);
    expect(named(threw, threw, factor)).toBe("sign");
    expect(named(caseOutcomes("x is not a function", [3, 4], [5, 6]), threw, factor)).toBeNull();
    expect(named(sign, threw, factor)).toBeNull();
    expect(named(threw, sign, factor)).toBeNull();
  });

  it("considers only mistakes that ran, and only submissions that did", () => {
    const timedOut: SubmissionOutcome = { kind: "timed-out", caseId: null, cause: "clock", limitMs: 1 };
    expect(diagnose(exercise, ran(sign), expected, new Map([["sign", timedOut]]))).toBeNull();
    expect(diagnose(exercise, ran(sign), expected, new Map())).toBeNull();
    expect(diagnose(exercise, timedOut, expected, new Map([["sign", timedOut]]))).toBeNull();
  });
});
