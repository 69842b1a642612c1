import { beforeAll, expect, it } from "vitest";

import type { Step } from "#lib/exercises/exercise.ts";
import { startPython, type PythonInNode } from "./run-python.ts";

/* What a worker holds is what it held before, however often programs were loaded and called in it. */

const SOURCE = `
import numpy as np
from collections import defaultdict
class Net:
    seen = []
    def __init__(self):
        self.w = np.ones((8, 8))
        self.history = defaultdict(list)
    def forward(self, x):
        for step in range(5):
            x = np.maximum(x @ self.w * 0.1 + step, 0) / (1 + x.std())
            self.history["x"].append(x)
            self.w[step % 8] = x[0]
        Net.seen.append(x)
        print(f"{x.mean():.3f}", x.shape)
        return {"x": x, "all": self.history["x"]}
`;

const tensor = { shape: [4, 8], dtype: "float32", values: new Float32Array(32).fill(0.5) } as const;
const steps: readonly Step[] = [
  { do: "construct", args: [] },
  { do: "call", method: "forward", args: [{ kind: "tensor", tensor }], keep: "y" },
];
const only = { id: "only", title: { zh: "", en: "" }, visible: true, steps };

/** Where MicroPython keeps the JavaScript objects that Python holds. */
interface Held {
  readonly proxy_js_ref: readonly unknown[];
}

interface Usage {
  readonly tensors: number;
  readonly tensorBytes: number;
  readonly heapBytes: number;
  readonly wasmBytes: number;
  readonly held: number;
}

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

async function runTimes(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const outcome = await python.run(SOURCE, "Net", [only]);
    if (outcome.kind !== "ran" || outcome.cases[0]?.kind !== "outputs")
      throw new Error(JSON.stringify(outcome));
  }
}

function usage(): Usage {
  globalThis.gc?.();
  const { numTensors, numBytes } = python.tf.memory();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const { proxy_js_ref } = globalThis as unknown as Held;
  const held = proxy_js_ref.filter((each) => each !== undefined).length;
  return {
    tensors: numTensors,
    tensorBytes: numBytes,
    heapBytes: heapUsed,
    wasmBytes: arrayBuffers,
    held,
  };
}

it("memory is flat over 1,000 runs", { timeout: 60_000 }, async () => {
  await runTimes(200);
  const before = usage();
  await runTimes(800);
  const after = usage();
  expect(after.tensors).toBe(before.tensors);
  expect(after.tensorBytes).toBe(before.tensorBytes);
  // Collected now and then, not after every run: what one collection lets pass, and no more.
  expect(after.held).toBeLessThan(before.held + 5_000);
  expect(after.wasmBytes).toBeLessThan(before.wasmBytes + 16e6);
  expect(after.heapBytes).toBeLessThan(before.heapBytes + 40e6);
});
