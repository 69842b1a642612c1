import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";
import type { RunOutcome, Submission } from "#lib/sandbox/submission.ts";

/** A signed matrix without symmetry. */
function matrix(rows: number, columns: number): Value {
  const values = Float32Array.from({ length: rows * columns }, (_, at) => Math.sin(1 + at * 1.7));
  return { kind: "tensor", tensor: { shape: [rows, columns], dtype: "float32", values } };
}

const call = (x: Value) => ({ do: "call", method: null, args: [x], keep: "y" }) as const;

/** A small exercise: the product of a square matrix with itself, without `tf.softmax`. */
export const reference: Submission = {
  language: "typescript",
  source: "function product(x: tf.Tensor2D): tf.Tensor {\n  return tf.matMul(x, x);\n}\n",
  entryPoint: "product",
  forbiddenOps: ["softmax", "losses"],
  cases: [
    { id: "small", steps: [call(matrix(3, 3))] },
    { id: "large", steps: [call(matrix(64, 64))] },
  ],
};

/** The same exercise, solved by this body of `product(x)`; it begins on line 2. */
export function withBody(body: string): Submission {
  return { ...reference, source: `function product(x: tf.Tensor2D) {\n${body}\n}\n` };
}

/** The same exercise, solved by this program. */
export function withSource(source: string): Submission {
  return { ...reference, source };
}

/** The cases of a run; fails the test if it did not run. */
export function casesOf(outcome: RunOutcome): readonly CaseOutcome[] {
  if (outcome.kind !== "ran") throw new Error(`did not run: ${JSON.stringify(outcome)}`);
  return outcome.cases;
}

/** What was kept as `y` in a case. */
export function resultOf(outcome: RunOutcome, caseId = "small"): Value {
  const found = casesOf(outcome).find((one) => one.caseId === caseId);
  const y = found?.kind === "outputs" ? found.outputs["y"] : undefined;
  if (!y) throw new Error(`no result in ${caseId}: ${JSON.stringify(found)}`);
  return y;
}

/** A tensor's numbers. */
export function tensorOf(value: Value): TensorData {
  if (value.kind !== "tensor") throw new Error(`no tensor but ${value.kind}`);
  return value.tensor;
}
