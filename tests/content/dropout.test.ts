import { beforeAll, describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { diagnose } from "#lib/grading/diagnose.ts";
import { judge } from "#lib/grading/judge.ts";
import { loadExerciseFolder, loadVariants } from "../../scripts/content/load-exercise.ts";
import type { Run } from "../../scripts/content/prove-exercise.ts";
import { runInNode } from "./run-in-node.ts";
import { loadTensorFlow } from "./tensorflow-in-node.ts";

const SEEDS = Array.from({ length: 50 }, (_, index) => 1_000 + index);
/** Wrong programs as others would write them: edits of the variants, not of the reference. */
const WRONG: readonly [
  what: string,
  variant: string,
  find: string,
  replace: string,
  namedAs: string | null,
][] = [
  ["no scale, in where", "where", "x.mul(1 / (1 - this.rate))", "x", "scale-missing"],
  ["keep and drop swapped, in where", "where", "tf.less(", "tf.greaterEqual(", "comparison-swapped"],
  ["columns dropped, in where", "where", "x.shape, 0, 1", "[1, x.shape[1]], 0, 1", "mask-shared-by-rows"],
  ["rows of a fixed seed", "step", "x.shape)", 'x.shape, 0, 1, "float32", 7)', "mask-reused"],
  ["one number for all", "step", "tf.randomUniform(x.shape)", "Math.random()", "whole-tensor-decision"],
  [
    "the way back unscaled",
    "floor",
    "tf.mul(dy, this.mask).div(this.keep)",
    "tf.mul(dy, this.mask)",
    "backward-unscaled",
  ],
  [
    "the way back without a mask",
    "floor",
    "tf.mul(dy, this.mask).div(this.keep)",
    "dy",
    "backward-without-mask",
  ],
  ["half of it, in floor", "floor", "add(this.keep)", "add(0.5)", "draw-rounded"],
];

describe("dropout under other draws", () => {
  let exercise: Exercise;
  let expected: readonly CaseOutcome[];
  let solution: string;
  let runWith: (seed: number) => Run;
  const mistaken = new Map<string, SubmissionOutcome>();

  beforeAll(async () => {
    const tensorFlow = await loadTensorFlow();
    const loaded = await loadExerciseFolder("dropout");
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 2));
    exercise = loaded.value;
    solution = exercise.solution.typescript ?? "";
    runWith = (seed) => runInNode(tensorFlow, "Dropout", exercise.forbiddenOps, seed);
    const reference = await runWith(1)(solution, exercise.cases);
    expected = reference.kind === "ran" ? reference.cases : [];
    for (const mistake of exercise.mistakes) {
      const source = mistakenSource(exercise, mistake, "typescript") ?? "";
      mistaken.set(mistake.id, await runWith(1)(source, exercise.cases));
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
      const source = mistakenSource(exercise, mistake, "typescript") ?? "";
      const outcome = await runWith(7)(source, exercise.cases);
      const named = diagnose(exercise, outcome, expected, mistaken)?.id ?? "nothing";
      if (named !== mistake.id) misnamed.push(`${mistake.id}: named as ${named}`);
    }
    expect(misnamed).toEqual([]);
  }, 120_000);

  it.each(WRONG)("names another's version: %s, in %s", async (_what, variant, find, replace, namedAs) => {
    const code = loadVariants("dropout").find(({ name }) => name === variant)?.code ?? "";
    expect(code.split(find)).toHaveLength(2);
    const outcome = await runWith(5)(
      code.replace(find, () => replace),
      exercise.cases,
    );
    expect(judge(exercise, expected, outcome).kind).not.toBe("passed");
    expect(diagnose(exercise, outcome, expected, mistaken)?.id ?? null).toBe(namedAs);
  });
});
