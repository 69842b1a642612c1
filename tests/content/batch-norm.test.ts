import { beforeAll, describe, expect, it } from "vitest";

import type { Edit, Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { diagnose } from "#lib/grading/diagnose.ts";
import { judge } from "#lib/grading/judge.ts";
import { loadExerciseFolder, loadVariants } from "../../scripts/content/load-exercise.ts";
import type { Run } from "../../scripts/content/prove-exercise.ts";
import { runInNode } from "./run-in-node.ts";
import { loadTensorFlow } from "./tensorflow-in-node.ts";

/** Wrong programs as others would write them: edits of the variants, not of the reference. */
const WRONG: readonly [what: string, variant: string, edits: readonly Edit[], namedAs: string | null][] = [
  [
    "ε outside the root, with functions",
    "moments",
    [{ find: "tf.sqrt(tf.add(variance, this.eps))", replace: "tf.add(tf.sqrt(variance), this.eps)" }],
    "eps-outside-root",
  ],
  [
    "N − 1 in the normalisation, as a sum over n − 1",
    "folded",
    [{ find: "squares.div(n)]", replace: "squares.div(n - 1)]" }],
    "unbiased-in-normalisation",
  ],
  [
    "momentum inverted, as a step towards the batch",
    "folded",
    [
      {
        find: "mean.sub(this.runningMean).mul(this.momentum)",
        replace: "mean.sub(this.runningMean).mul(1 - this.momentum)",
      },
      {
        find: "unbiased.sub(this.runningVar).mul(this.momentum)",
        replace: "unbiased.sub(this.runningVar).mul(1 - this.momentum)",
      },
    ],
    "momentum-inverted",
  ],
  [
    "a biased running variance, features first",
    "transposed",
    [{ find: ".mul((m * n) / (n - 1))", replace: ".mul(m)" }],
    "biased-running-variance",
  ],
  [
    "training taken for granted",
    "moments",
    [
      { find: "if (training)", replace: "if (n)" },
      { find: "let mean", replace: "const n = x.shape[0];\n    let mean" },
    ],
    "training-ignored",
  ],
  [
    "β inside γ, with private state",
    "matrix-means",
    [{ find: ".mul(this.#gamma).add(this.#beta)", replace: ".add(this.#beta).mul(this.#gamma)" }],
    "beta-inside-gamma",
  ],
  [
    "two mistakes at once",
    "moments",
    [
      { find: "tf.sqrt(tf.add(variance, this.eps))", replace: "tf.add(tf.sqrt(variance), this.eps)" },
      { find: "const keep = 1 - this.momentum", replace: "const keep = 1" },
    ],
    null,
  ],
  [
    "a mistake of its own",
    "moments",
    [{ find: "tf.sqrt(tf.add(variance, this.eps))", replace: "tf.abs(tf.add(variance, this.eps)).pow(0.4)" }],
    null,
  ],
];

describe("batch-norm", () => {
  let exercise: Exercise;
  let run: Run;
  let expected: readonly CaseOutcome[];
  const mistakeOutcomes = new Map<string, SubmissionOutcome>();

  beforeAll(async () => {
    const loaded = await loadExerciseFolder("batch-norm");
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    exercise = loaded.value;
    run = runInNode(await loadTensorFlow(), "BatchNorm", exercise.forbiddenOps);
    const reference = await run(exercise.solution.typescript ?? "", exercise.cases);
    if (reference.kind !== "ran") throw new Error(reference.kind);
    expected = reference.cases;
    for (const mistake of exercise.mistakes) {
      const source = mistakenSource(exercise, mistake, "typescript") ?? "";
      mistakeOutcomes.set(mistake.id, await run(source, exercise.cases));
    }
  }, 60_000);

  it.each(WRONG)("names %s, written another way", async (_what, variant, edits, namedAs) => {
    const solution = loadVariants("batch-norm").find(({ name }) => name === variant)?.code ?? "";
    const mistake = { id: "", subject: "", message: { zh: "", en: "" }, edits: { typescript: edits } };
    const source = mistakenSource({ solution: { typescript: solution } }, mistake, "typescript") ?? "";
    const outcome = await run(source, exercise.cases);
    expect(judge(exercise, expected, outcome).kind).not.toBe("passed");
    expect(diagnose(exercise, outcome, expected, mistakeOutcomes)?.id ?? null).toBe(namedAs);
  });

  it.each(["tf.batchNorm(x, mean, variance)", "x.batchNorm(mean, variance)"])("refuses %s", async (call) => {
    const answer = exercise.solution.typescript?.replace(
      "return this.normalise(x, mean, variance);",
      `return ${call};`,
    );
    const outcome = await run(answer ?? "", exercise.cases);
    expect(judge(exercise, expected, outcome)).toEqual({
      kind: "forbidden-operation",
      op: "batchNorm",
      line: null,
    });
  });

  it.each(["zh", "en"] as const)("works out the example as the %s prompt does", (language) => {
    const example = expected.find(({ caseId }) => caseId === "example");
    if (example?.kind !== "outputs") throw new Error("the example gave no outputs");
    for (const [name, output] of Object.entries(example.outputs)) {
      if (output.kind !== "tensor") throw new Error(`${name} is no tensor`);
      const [, list = ""] =
        new RegExp(`\\b${name} = (\\[.*?\\])( |$)`, "m").exec(exercise.prompt[language].body) ?? [];
      const stated = (JSON.parse(name === "y" ? list : `[${list}]`) as number[][]).flat();
      expect(Array.from(output.tensor.values, (value) => Number(value.toPrecision(6)))).toEqual(stated);
    }
  });
});
