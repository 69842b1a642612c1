import { beforeAll, describe, expect, it } from "vitest";

import { readKnown } from "./known-values.ts";
import { startPython, type PythonInNode } from "./run-python.ts";
import { disagreements, onlyCase, runSnippet } from "./run-snippet.ts";

/* Code as real notes have it; docs/notes-in-numpy.md says which of it is right. */

const KNOWN = readKnown(new URL("seeds/values.json", import.meta.url));

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

describe("what notes have gives what NumPy gives", () => {
  it.each(KNOWN.map((known) => [known.names.join(" "), known] as const))("%s", async (_name, known) => {
    expect(await disagreements(python, known)).toEqual([]);
  });
});

describe("what is not NumPy's says what to do", () => {
  it.each([
    [
      "import torch\nimport torch.nn as nn",
      "ImportError",
      /no module named 'torch': PyTorch is not here: write it with numpy/,
    ],
    ["import torch.nn as nn", "ImportError", /PyTorch is not here/],
    ["import tensorflow as tf", "ImportError", /in TypeScript with tf/],
    ["from tensorflow import keras", "ImportError", /TensorFlow is not here in Python/],
    ["r = torch.relu(np.ones(3))", "NameError", /torch/],
    ["r = ReLU(30 * 0.5 + 10)", "NameError", /ReLU/],
    ["r = np.softmax(np.ones(3))", "AttributeError", /NumPy has none: e = np\.exp\(x - x\.max/],
  ])("%s", async (code, name, message) => {
    const only = onlyCase(await runSnippet(python, code));
    expect(only).toMatchObject({ kind: "threw", problem: { name, line: 2 } });
    expect(only.kind === "threw" && only.problem.message).toMatch(message);
  });

  it("a formula written with × is a syntax error with its line", async () => {
    const outcome = await runSnippet(python, "# 参数更新公式\nθ = θ - η × ∇L(θ)");
    expect(outcome).toMatchObject({ kind: "syntax-error", problem: { name: "SyntaxError", line: 3 } });
  });

  it("Greek letters are names", async () => {
    const only = onlyCase(
      await runSnippet(python, "θ, η, grad = np.ones(2), 0.1, np.array([1.0, 2.0])\nθ = θ - η * grad\nr = θ"),
    );
    expect(only).toMatchObject({ kind: "outputs" });
  });
});
