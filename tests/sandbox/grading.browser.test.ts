import { afterAll, describe, expect, it } from "vitest";

import type { ExerciseId, TopicId } from "#lib/core/ids.ts";
import type { Exercise, ExerciseCase } from "#lib/exercises/exercise.ts";
import { createGrader, type GradeRequest, type GradingStage } from "#lib/sessions/grade-submission.ts";
import { reference } from "./products.ts";

const text = (words: string) => ({ zh: words, en: words });
const prompt = { body: "", hints: [] };
const cases: readonly ExerciseCase[] = reference.cases.map(({ id, steps }) => ({
  id,
  steps,
  title: text(id),
  visible: id === "small",
}));

const exercise: Exercise = {
  id: "product" as ExerciseId,
  topic: "tensors" as TopicId,
  title: text("Product"),
  minutes: 1,
  entryPoints: { typescript: "product" },
  prerequisites: [],
  subjects: [],
  forbiddenOps: [],
  tolerance: { relative: 1e-4, absolute: 1e-4, reason: text("float32") },
  prompt: { zh: prompt, en: prompt },
  starter: {},
  solution: { typescript: reference.source },
  cases,
  mistakes: [
    mistake("elementwise", "tf.matMul(x, x)", "tf.mul(x, x)"),
    mistake("transposed", "tf.matMul(x, x)", "tf.matMul(x, x, true)"),
  ],
};

function mistake(id: string, find: string, replace: string) {
  return { id, message: text(id), subject: "", edits: { typescript: [{ find, replace }] } };
}

function handIn(body: string, scope: "visible" | "all" = "all"): GradeRequest {
  return { exercise, language: "typescript", source: `function product(x) { ${body} }`, scope };
}

describe("grading a submission", () => {
  const grader = createGrader({ backends: ["cpu"] });
  afterAll(() => grader.dispose());

  it("passes what the reference gives", async () => {
    const { verdict, backend } = await grader.grade(handIn("return x.matMul(x);"));
    expect(verdict).toMatchObject({ kind: "passed", caseCount: 2 });
    expect(backend).toBe("cpu");
  });

  it("names the usual mistake after a failure, and tells how far it is", async () => {
    const stages: GradingStage[] = [];
    const onStage = (stage: GradingStage) => stages.push(stage);
    const { verdict, printed } = await grader.grade(
      handIn("console.log('here'); return x.transpose().matMul(x);"),
      {
        onStage,
      },
    );
    expect(verdict).toMatchObject({ kind: "wrong-value", mistake: { id: "transposed" } });
    expect(printed).toEqual(["here", "here"]);
    expect(stages.map(({ kind }) => kind)).toEqual([
      ...["preparing", "running", "running", "running", "diagnosing", "diagnosing"],
    ]);
    expect(stages.flatMap((stage) => (stage.kind === "running" ? [stage.caseId] : []))).toEqual([
      ...[null, "small", "large"],
    ]);
  });

  it("runs only the visible cases when asked to", async () => {
    const lines = "if (x.shape[0] > 3) throw new Error('hidden'); return x.matMul(x);";
    expect((await grader.grade(handIn(lines, "visible"))).verdict).toMatchObject({
      kind: "passed",
      caseCount: 1,
    });
    expect((await grader.grade(handIn(lines))).verdict).toMatchObject({
      kind: "error",
      failedCase: { id: "large" },
    });
  });

  it("says that a language is not there yet", async () => {
    const { verdict } = await grader.grade({ exercise, language: "python", source: "pass", scope: "all" });
    expect(verdict).toMatchObject({ kind: "could-not-run", cause: { kind: "sandbox" } });
  });
});

describe("a program that needs an operation a backend does not have", () => {
  it("runs on the next backend that has all of them, which is said", async () => {
    const grader = createGrader({ backends: ["webgpu", "wasm", "cpu"] });
    try {
      // WebGPU has no Unique, wasm no Conv2DBackpropFilter.
      const lines = `tf.grad((w) => tf.conv2d(x.reshape([1, -1, 1, 1]), w, 1, "same").sum())(tf.ones([3, 1, 1, 1]));
        return tf.unique(x.reshape([-1])).values.size > 0 ? x.matMul(x) : x;`;
      expect(await grader.grade(handIn(lines))).toMatchObject({
        verdict: { kind: "passed" },
        backend: "cpu",
        passedOver: [
          { backend: "webgpu", reason: "no-kernel" },
          { backend: "wasm", reason: "no-kernel" },
        ],
      });
    } finally {
      grader.dispose();
    }
  });
});

describe("a program that reads values in the middle of a computation", () => {
  it("runs on the next backend, which is said", async () => {
    const grader = createGrader({ backends: ["webgpu", "cpu"] });
    try {
      const grading = await grader.grade(handIn("return x.matMul(x).add(0 * x.sum().dataSync()[0]);"));
      expect(grading).toMatchObject({
        verdict: { kind: "passed" },
        backend: "cpu",
        passedOver: [{ backend: "webgpu", reason: "reads-values" }],
      });
    } finally {
      grader.dispose();
    }
  });
});
