import { describe, expect, it } from "vitest";

import { firstWrong } from "#lib/sandbox/worker/self-test.ts";
import { loadTensorFlow } from "../content/tensorflow-in-node.ts";

const tf = await loadTensorFlow();

type Library = Parameters<typeof firstWrong>[0];
type Op = (...args: never[]) => unknown;

/** TensorFlow.js with one op that does something else. */
function broken(op: string, replacement: Op): Library {
  return { ...tf, [op]: replacement };
}

describe("the self-test of a backend", () => {
  it("finds nothing wrong where nothing is, and leaves nothing behind", async () => {
    const before = tf.memory().numTensors;
    expect(await firstWrong(tf)).toBeNull();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each<[string, Op]>([
    ["matMul", (a: never, b: never) => tf.mul(tf.matMul(a, b), 1.0001)],
    ["softmax", (x: never) => tf.softmax(tf.mul(x, 1.01))],
    ["mul", (a: never, b: never) => tf.add(a, b)],
    ["add", (a: never) => a],
    ["log", (x: never) => tf.log1p(x)],
    ["tanh", (x: never) => tf.sigmoid(x)],
    ["mean", (x: never, axis: never) => tf.mul(tf.mean(x, axis), 0.9999)],
    ["sub", (a: never) => tf.clone(a)],
    ["square", (x: never) => tf.abs(x)],
    ["greater", (a: never, b: never) => tf.less(a, b)],
    ["where", (_: never, a: never) => tf.clone(a)],
    ["gather", (x: never) => tf.slice(x, [0, 0], [7, 3])],
    ["cast", (x: never) => tf.round(x)],
    ["transpose", (x: never) => tf.reshape(x, [9, 7])],
    ["sum", (x: never) => tf.mean(x)],
  ])("catches a wrong %s", async (op, replacement) => {
    expect(await firstWrong(broken(op, replacement))).not.toBeNull();
  });

  it.each(["matMul", "tanh", "sum"])("catches zeros and NaN from %s", async (op) => {
    const real = (tf as unknown as Record<string, (...args: unknown[]) => ReturnType<typeof tf.add>>)[op];
    for (const wrong of [0, NaN]) {
      const replacement = (...args: never[]) => tf.mul(real?.(...args) as never, wrong);
      expect(await firstWrong(broken(op, replacement))).not.toBeNull();
    }
  });
});
