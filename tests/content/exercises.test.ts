import { beforeAll, describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import {
  exerciseFolders,
  loadExerciseFolder,
  loadVariants,
  readGolden,
} from "../../scripts/content/load-exercise.ts";
import type { Proof } from "../../scripts/content/prove-exercise.ts";
import { proveExercise } from "../../scripts/content/prove-exercise.ts";
import { runInNode } from "./run-in-node.ts";
import { loadTensorFlow } from "./tensorflow-in-node.ts";

type TensorFlow = Awaited<ReturnType<typeof loadTensorFlow>>;

describe.each(exerciseFolders())("%s in TypeScript, on TensorFlow.js's cpu backend", (folder) => {
  let tensorFlow: TensorFlow;
  let exercise: Exercise;
  let proof: Proof;

  beforeAll(async () => {
    tensorFlow = await loadTensorFlow();
    const loaded = await loadExerciseFolder(folder);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 2));
    exercise = loaded.value;
    const run = runInNode(tensorFlow, exercise.entryPoints.typescript ?? "", exercise.forbiddenOps);
    proof = await proveExercise(exercise, "typescript", loadVariants(folder), readGolden(folder), run);
  }, 60_000);

  it("tells right from wrong and names what is wrong", () => {
    if (process.env["SHOW_PROOF"] !== undefined) console.log(JSON.stringify(proof, null, 1));
    expect(proof.problems).toEqual([]);
  });

  it("has enough to show it with", () => {
    expect(proof.right.length).toBeGreaterThanOrEqual(6); // the solution, golden values and four variants
    expect(proof.wrong.length).toBe(exercise.mistakes.length);
    expect(proof.wrong.length).toBeGreaterThanOrEqual(3);
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
