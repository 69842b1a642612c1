import { beforeAll, describe, expect, it } from "vitest";

import { exerciseOf } from "./folder-proof.ts";
import { runInNode } from "./run-in-node.ts";
import { loadTensorFlow } from "./tensorflow-in-node.ts";
import { editedVariant, graderOf, type Grader } from "./wrong-programs.ts";
import { WRONG_TYPESCRIPT } from "./wrong-typescript.ts";

describe.each(Object.keys(WRONG_TYPESCRIPT))("another's wrong %s in TypeScript", (folder) => {
  let grader: Grader;

  beforeAll(async () => {
    const exercise = await exerciseOf(folder);
    const tensorFlow = await loadTensorFlow();
    const run = (seed: number) =>
      runInNode(tensorFlow, exercise.entryPoints.typescript ?? "", exercise.forbiddenOps, seed);
    grader = await graderOf(exercise, "typescript", run(1), run(5));
  }, 60_000);

  it.each(WRONG_TYPESCRIPT[folder] ?? [])(
    "is named rightly or not at all: %s",
    async (_what, variant, edits, namedAs) => {
      const graded = await grader.grade(editedVariant(folder, "typescript", variant, edits));
      expect(graded.verdict.kind).not.toBe("passed");
      expect(graded.namedAs).toBe(namedAs);
    },
  );
});
