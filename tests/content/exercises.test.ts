import { beforeAll, describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import { exerciseFolders } from "../../scripts/content/load-exercise.ts";
import type { Proof } from "../../scripts/content/prove-exercise.ts";
import { exerciseOf, expectEnough, proofOf } from "./folder-proof.ts";
import { runInNode } from "./run-in-node.ts";
import { loadTensorFlow } from "./tensorflow-in-node.ts";

describe.each(exerciseFolders())("%s in TypeScript, on TensorFlow.js's cpu backend", (folder) => {
  let exercise: Exercise;
  let proof: Proof;

  beforeAll(async () => {
    exercise = await exerciseOf(folder);
    const tensorFlow = await loadTensorFlow();
    const run = runInNode(tensorFlow, exercise.entryPoints.typescript ?? "", exercise.forbiddenOps);
    proof = await proofOf(exercise, "typescript", run);
  }, 60_000);

  it("tells right from wrong and names what is wrong", () => {
    expect(proof.problems).toEqual([]);
  });

  it("has enough to show it with", () => {
    expectEnough(proof, exercise);
  });

  it("has a case that is large enough to run on the GPU for real", () => {
    const sizes = exercise.cases.flatMap(({ steps }) =>
      steps.flatMap((step) =>
        step.do === "read"
          ? []
          : step.args.map((arg) => (arg.kind === "tensor" ? arg.tensor.values.length : 0)),
      ),
    );
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(10_000);
  });
});
