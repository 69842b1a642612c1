import { describe, expect, it } from "vitest";

import type { ExerciseReport, FoundProblem, PlacedProof } from "./check-exercise.ts";
import { reportText } from "./report-text.ts";

const proof: PlacedProof = {
  exercise: "adam",
  language: "python",
  backend: "webgpu",
  caseCount: 9,
  right: [
    { name: "solution", worstTolerances: 0 },
    { name: "variants/loops", worstTolerances: 0.125 },
  ],
  wrong: [
    {
      id: "one",
      namedAs: "one",
      isKilled: true,
      tolerancesOff: 60,
      finiteTolerancesOff: 60,
      boundsOff: 0,
      failedCases: 1,
    },
    {
      id: "two",
      namedAs: null,
      isKilled: false,
      tolerancesOff: 2,
      finiteTolerancesOff: 2,
      boundsOff: 0,
      failedCases: 1,
    },
  ],
  nudged: ["default of eps"],
  slowestCase: { caseId: "large", ms: 41.6 },
  problems: [],
  ms: 1_000,
};

function reportOf(problems: readonly FoundProblem[], proofs = [proof]): ExerciseReport {
  return { exercise: "adam", proofs, problems, missingCards: [], notes: [] };
}

function problem(backend: "webgpu" | "wasm" | null, what: string, todo = "Mend it."): FoundProblem {
  return {
    exercise: "adam",
    file: "cases.ts",
    language: backend === null ? null : "python",
    backend,
    what,
    todo,
  };
}

describe("the table", () => {
  it("counts what is killed and named, and names the worst right program and the slowest case", () => {
    const [headings = "", , row = ""] = reportText([reportOf([])], "exercises").split("\n");
    const cells = row.split(/ {2,}/);
    expect(Object.fromEntries(headings.split(/ {2,}/).map((heading, at) => [heading, cells[at]]))).toEqual({
      exercise: "adam",
      language: "python",
      backend: "webgpu",
      cases: "9",
      "mistakes killed": "1/2",
      "mistakes named": "1/2",
      "numbers nudged": "1",
      "worst correct error": "0.125 (variants/loops)",
      "slowest case": "42 ms (large)",
    });
  });

  it("says that a right program failed, or did not run there", () => {
    const failing = { ...proof, right: [{ name: "golden", worstTolerances: NaN }] };
    expect(reportText([reportOf([], [failing])], "exercises")).toMatch(/ fails /);
    const elsewhere = {
      ...proof,
      right: [...proof.right, { name: "variants/reads", worstTolerances: null }],
    };
    const text = reportText([reportOf([], [elsewhere])], "exercises");
    expect(text).toContain("Note: adam in python: not run on webgpu, as they read values: variants/reads");
    expect(text).toContain("0.125 (variants/loops)");
  });
});

describe("the problems", () => {
  it("are told once however often they were found, with where and what to do", () => {
    const found = [
      problem("webgpu", "is wrong"),
      problem("wasm", "is wrong"),
      problem(null, "is unfinished", "Write it."),
    ];
    expect(
      reportText([reportOf(found)], "exercises")
        .split("\n")
        .slice(-5),
    ).toEqual([
      "Problems: 2",
      "exercises/adam/cases.ts (python on webgpu; python on wasm): is wrong",
      "  → Mend it.",
      "exercises/adam/cases.ts: is unfinished",
      "  → Write it.",
    ]);
  });

  it("share what to do about them where it is the same", () => {
    const found = [problem(null, "lacks one"), problem(null, "lacks two")];
    expect(
      reportText([reportOf(found)], "exercises")
        .split("\n")
        .slice(-3),
    ).toEqual(["exercises/adam/cases.ts: lacks one", "exercises/adam/cases.ts: lacks two", "  → Mend it."]);
  });

  it("are none", () => {
    const report = { ...reportOf([]), missingCards: [{ subject: "adam-step", languages: ["zh" as const] }] };
    const lines = reportText([report], "exercises").split("\n");
    expect(lines.at(-1)).toBe("No problems.");
    expect(lines).toContain("adam: cards missing: 1: adam-step (zh)");
  });
});
