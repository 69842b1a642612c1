import { beforeAll, describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import { exerciseFolders, loadVariants } from "../../scripts/content/load-exercise.ts";
import type { Proof, Run } from "../../scripts/content/prove-exercise.ts";
import { startPython, type PythonInNode } from "../python/run-python.ts";
import { exerciseOf, expectEnough, proofOf } from "./folder-proof.ts";
import { editedVariant, graderOf, type Grader } from "./wrong-programs.ts";
import { withSeed } from "./with-seed.ts";
import { WRONG_PYTHON } from "./wrong-python.ts";

// MicroPython starts once for a file, so what is shown in Python is shown here.
let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

/** @param seed where chance begins in every run; np.random takes its own seed from `Math.random` */
function runnerOf(exercise: Exercise, seed = 1): Run {
  return (source, cases) =>
    withSeed(seed, () => python.run(source, exercise.entryPoints.python ?? "", cases));
}

describe.each(exerciseFolders())("%s in Python, on TensorFlow.js's cpu backend", (folder) => {
  let exercise: Exercise;
  let proof: Proof | null = null;

  beforeAll(async () => {
    exercise = await exerciseOf(folder);
    if (exercise.entryPoints.python === undefined) return;
    proof = await proofOf(exercise, "python", runnerOf(exercise));
  }, 120_000);

  it("tells right from wrong and names what is wrong", () => {
    expect(proof?.problems ?? []).toEqual([]);
  });

  it("has enough to show it with", () => {
    if (proof !== null) expectEnough(proof, exercise);
  });
});

describe.each(Object.keys(WRONG_PYTHON))("another's wrong %s in Python", (folder) => {
  let grader: Grader;

  beforeAll(async () => {
    const exercise = await exerciseOf(folder);
    grader = await graderOf(exercise, "python", runnerOf(exercise), runnerOf(exercise, 5));
  }, 60_000);

  it.each(WRONG_PYTHON[folder] ?? [])(
    "is named rightly or not at all: %s",
    async (_what, variant, edits, namedAs) => {
      const graded = await grader.grade(editedVariant(folder, "python", variant, edits));
      expect(graded.verdict.kind).not.toBe("passed");
      expect(graded.namedAs).toBe(namedAs);
    },
  );
});

describe("a right program that changes what it is given", () => {
  it.each([
    ["batch-norm", "in-place", "y = x.copy()", "y = x"],
    ["adam", "in-place", "updated = param.copy()", "updated = param"],
  ])("passes, and is told so: %s", async (folder, variant, find, replace) => {
    const exercise = await exerciseOf(folder);
    const grader = await graderOf(exercise, "python", runnerOf(exercise));
    const { verdict } = await grader.grade(editedVariant(folder, "python", variant, [[find, replace]]));
    expect(verdict).toMatchObject({ kind: "passed" });
    expect(verdict.kind === "passed" ? verdict.changedInputs : []).not.toEqual([]);
  });
});

describe("dropout in Python under other draws", () => {
  let exercise: Exercise;

  beforeAll(async () => {
    exercise = await exerciseOf("dropout");
  });

  it("passes however it is written", async () => {
    const variants = loadVariants("dropout").filter(({ language }) => language === "python");
    const failures: string[] = [];
    for (let seed = 100; seed < 110; seed++) {
      const grader = await graderOf({ ...exercise, mistakes: [] }, "python", runnerOf(exercise, seed));
      for (const { name, code } of variants) {
        const { verdict } = await grader.grade(code);
        if (verdict.kind !== "passed") failures.push(`${name}, seed ${seed}: ${JSON.stringify(verdict)}`);
      }
    }
    expect(failures).toEqual([]);
  }, 120_000);

  it("has every mistake named under draws that are not those it was compared with", async () => {
    const grader = await graderOf(exercise, "python", runnerOf(exercise, 1), runnerOf(exercise, 7));
    const misnamed: string[] = [];
    for (const mistake of exercise.mistakes) {
      const source = mistakenSource(exercise, mistake, "python") ?? "";
      const { namedAs } = await grader.grade(source);
      if (namedAs !== mistake.id) misnamed.push(`${mistake.id}: named as ${namedAs ?? "nothing"}`);
    }
    expect(misnamed).toEqual([]);
  }, 120_000);
});
