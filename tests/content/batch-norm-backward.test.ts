import { beforeAll, describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { measureGradient } from "#lib/grading/gradient.ts";
import { judge } from "#lib/grading/judge.ts";
import { isExplainable } from "#lib/grading/verdict.ts";
import { loadVariants } from "../../scripts/content/load-exercise.ts";
import type { Run } from "../../scripts/content/prove-exercise.ts";
import { exerciseOf } from "./folder-proof.ts";
import { runInNode } from "./run-in-node.ts";
import { loadTensorFlow } from "./tensorflow-in-node.ts";

/** Per mistake: forward, backward, and the first stage that is wrong. */
const INSIGHTS: readonly (readonly [mistake: string, forward: string, backward: string, stage: string])[] = [
  ["mean-constant", "right", "wrong", "the term through μ"],
  ["variance-constant", "right", "wrong", "the term through σ²"],
  ["statistics-constant", "right", "wrong", "the term through μ"],
  ["neither-divided", "right", "wrong", "the term through μ"],
  ["gamma-forgotten", "right", "wrong", "the direct term of dx"],
  ["epsilon-forgotten-backward", "right", "wrong", "the direct term of dx"],
  ["dgamma-over-features", "right", "wrong", "dγ"],
  ["dbeta-averaged", "right", "wrong", "dβ"],
  ["epsilon-forgotten-forward", "wrong", "wrong", "x̂"],
  ["epsilon-missing", "wrong", "true-to-forward", "x̂"],
  ["unbiased-variance", "wrong", "wrong", "σ²"],
  ["beta-inside-gamma", "wrong", "right", "y"],
  ["beta-missing", "wrong", "right", "y"],
];

describe("batch-norm-backward", () => {
  let exercise: Exercise;
  let run: Run;
  let expected: readonly CaseOutcome[];

  beforeAll(async () => {
    exercise = await exerciseOf("batch-norm-backward");
    run = runInNode(await loadTensorFlow(), "BatchNorm", exercise.forbiddenOps);
    const reference = await run(exercise.solution.typescript ?? "", exercise.cases);
    if (reference.kind !== "ran") throw new Error(reference.kind);
    expected = reference.cases;
  }, 60_000);

  /** How many tolerances the gradient furthest from its own forward's differences is off. */
  function furthestFromForward(outcome: SubmissionOutcome): number {
    const cases = outcome.kind === "ran" ? outcome.cases : [];
    const measures = exercise.cases.flatMap(({ id, checks = [] }) => {
      const own = cases.find(({ caseId }) => caseId === id);
      return checks.flatMap((check) =>
        check.kind !== "gradient" || own?.kind !== "outputs" ? [] : [measureGradient(check, own.outputs)],
      );
    });
    expect(measures).toHaveLength(4);
    return Math.max(...measures.map((measure) => measure?.tolerancesOff ?? Infinity));
  }

  it("leaves room between right gradients and wrong ones against central differences", async () => {
    for (const { code, name } of loadVariants("batch-norm-backward").filter(
      (v) => v.language === "typescript",
    )) {
      expect(furthestFromForward(await run(code, exercise.cases)), name).toBeLessThan(0.25);
    }
    for (const mistake of exercise.mistakes) {
      const outcome = await run(mistakenSource(exercise, mistake, "typescript") ?? "", exercise.cases);
      const isTrue = mistake.id === "epsilon-missing";
      const off = furthestFromForward(outcome);
      if (isTrue) expect(off).toBeLessThan(0.25);
      else expect(off, mistake.id).toBeGreaterThan(50);
    }
  }, 60_000);

  it.each(INSIGHTS)(
    "tells of %s: forward %s, backward %s, first wrong at %s",
    async (id, forward, backward, at) => {
      const mistake = exercise.mistakes.find((one) => one.id === id);
      if (mistake === undefined) throw new Error(`there is no mistake ${id}`);
      const outcome = await run(mistakenSource(exercise, mistake, "typescript") ?? "", exercise.cases);
      const verdict = judge(exercise, expected, outcome);
      if (!isExplainable(verdict)) throw new Error(verdict.kind);
      expect(verdict.halves).toMatchObject({ forward, backward });
      expect(verdict.stages.find(({ state }) => state === "wrong")?.title.en).toBe(at);
    },
  );

  it.each(["zh", "en"] as const)("works out the example as the %s prompt does", (language) => {
    const example = expected.find(({ caseId }) => caseId === "example");
    const gradients = example?.kind === "outputs" ? example.outputs["gradients"] : undefined;
    if (gradients?.kind !== "list") throw new Error("the example gave no gradients");
    ["dx", "dgamma", "dbeta"].forEach((name, index) => {
      const [, list = ""] = new RegExp(`^${name} = (.*)$`, "m").exec(exercise.prompt[language].body) ?? [];
      const stated = (JSON.parse(list) as (number | number[])[]).flat();
      const item = gradients.items[index];
      if (item?.kind !== "tensor") throw new Error(`${name} is no tensor`);
      expect(Array.from(item.tensor.values, (value) => Number(value.toPrecision(5)))).toEqual(stated);
    });
  });
});
