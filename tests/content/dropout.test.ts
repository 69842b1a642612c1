import { beforeAll, describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { diagnose } from "#lib/grading/diagnose.ts";
import { judge } from "#lib/grading/judge.ts";
import type { Run } from "../../scripts/content/prove-exercise.ts";
import { exerciseOf } from "./folder-proof.ts";
import { runInNode } from "./run-in-node.ts";
import { loadTensorFlow } from "./tensorflow-in-node.ts";

const SEEDS = Array.from({ length: 50 }, (_, index) => 1_000 + index);

describe("dropout under other draws", () => {
  let exercise: Exercise;
  let expected: readonly CaseOutcome[];
  let solution: string;
  let runWith: (seed: number) => Run;
  const mistaken = new Map<string, SubmissionOutcome>();

  beforeAll(async () => {
    const tensorFlow = await loadTensorFlow();
    exercise = await exerciseOf("dropout");
    solution = exercise.solution.typescript ?? "";
    runWith = (seed) => runInNode(tensorFlow, "Dropout", exercise.forbiddenOps, seed);
    const reference = await runWith(1)(solution, exercise.cases);
    expected = reference.kind === "ran" ? reference.cases : [];
    for (const mistake of exercise.mistakes) {
      const source = mistakenSource(exercise, mistake, "typescript");
      if (source !== null) mistaken.set(mistake.id, await runWith(1)(source, exercise.cases));
    }
  }, 60_000);

  it("passes the solution under every seed", async () => {
    const failures: string[] = [];
    for (const seed of SEEDS) {
      const verdict = judge(exercise, expected, await runWith(seed)(solution, exercise.cases));
      if (verdict.kind !== "passed") failures.push(`${String(seed)}: ${JSON.stringify(verdict)}`);
    }
    expect(failures).toEqual([]);
  }, 120_000);

  it("names every mistake under draws that are not those it was compared with", async () => {
    const misnamed: string[] = [];
    for (const mistake of exercise.mistakes) {
      const source = mistakenSource(exercise, mistake, "typescript");
      if (source === null) continue;
      const outcome = await runWith(7)(source, exercise.cases);
      const named = diagnose(exercise, outcome, expected, mistaken)?.id ?? "nothing";
      if (named !== mistake.id) misnamed.push(`${mistake.id}: named as ${named}`);
    }
    expect(misnamed).toEqual([]);
  }, 120_000);
});
