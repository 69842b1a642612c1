import { afterAll, expect, test } from "vitest";

import { createSandbox } from "#lib/sandbox/host.ts";

const sandbox = createSandbox({});
afterAll(() => sandbox.dispose());

const reference = {
  language: "typescript",
  source: "export function product(a: tf.Tensor2D, b: tf.Tensor2D) {\n  return tf.matMul(a, b);\n}\n",
  entryPoint: "product",
  forbiddenOps: [],
  cases: [
    {
      id: "small",
      steps: [
        {
          do: "call",
          method: null,
          args: [
            {
              kind: "tensor",
              tensor: { shape: [2, 2], dtype: "float32", values: Float32Array.of(1, 2, 3, 4) },
            },
            { kind: "tensor", tensor: { shape: [2, 1], dtype: "float32", values: Float32Array.of(1, -1) } },
          ],
          keep: "product",
        },
      ],
    },
  ],
} as const;

test("runs", async () => {
  const t0 = performance.now();
  await sandbox.prepare(reference);
  const t1 = performance.now();
  const attempt = await sandbox.attempt(reference, reference);
  console.log(t1 - t0, performance.now() - t1, JSON.stringify(attempt));
  expect(attempt.outcome.kind).toBe("ran");
});
