import { beforeAll, describe, expect, it } from "vitest";

import { inCodeLanguage } from "#lib/exercises/code-wording.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import { judge } from "#lib/grading/judge.ts";
import type { Run } from "../../scripts/content/prove-exercise.ts";
import { exerciseOf } from "./folder-proof.ts";
import { runInNode } from "./run-in-node.ts";
import { loadTensorFlow } from "./tensorflow-in-node.ts";

describe("batch-norm", () => {
  let exercise: Exercise;
  let run: Run;
  let expected: readonly CaseOutcome[];

  beforeAll(async () => {
    exercise = await exerciseOf("batch-norm");
    run = runInNode(await loadTensorFlow(), "BatchNorm", exercise.forbiddenOps);
    const reference = await run(exercise.solution.typescript ?? "", exercise.cases);
    if (reference.kind !== "ran") throw new Error(reference.kind);
    expected = reference.cases;
  }, 60_000);

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

  it.each([
    ["zh", "typescript"],
    ["en", "typescript"],
    ["zh", "python"],
    ["en", "python"],
  ] as const)("works out the example as the %s prompt does in %s", (language, codeLanguage) => {
    const example = expected.find(({ caseId }) => caseId === "example");
    if (example?.kind !== "outputs") throw new Error("the example gave no outputs");
    const body = inCodeLanguage(exercise.prompt[language].body, codeLanguage);
    for (const [name, output] of Object.entries(example.outputs)) {
      if (output.kind !== "tensor") throw new Error(`${name} is no tensor`);
      const own = codeLanguage === "python" ? name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`) : name;
      const [, list = ""] = new RegExp(`\\b${own} = (\\[.*?\\])( |$)`, "m").exec(body) ?? [];
      const stated = (JSON.parse(name === "y" ? list : `[${list}]`) as number[][]).flat();
      expect(Array.from(output.tensor.values, (value) => Number(value.toPrecision(6)))).toEqual(stated);
    }
  });
});
