import { beforeAll, describe, expect, it } from "vitest";

import type { Exercise, ExerciseCase, Step } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import {
  exerciseFolders,
  loadExerciseFolder,
  loadVariants,
  readGolden,
} from "../../scripts/content/load-exercise.ts";
import { proveExercise } from "../../scripts/content/prove-exercise.ts";
import { startPython, type PythonInNode } from "./run-python.ts";

let python: PythonInNode;
const exercises = new Map<string, Exercise>();

beforeAll(async () => {
  python = await startPython();
  for (const folder of exerciseFolders()) {
    const loaded = await loadExerciseFolder(folder);
    if (loaded.ok && loaded.value.entryPoints.python !== undefined) exercises.set(folder, loaded.value);
  }
}, 60_000);

function caseOf(...steps: Step[]): ExerciseCase {
  return { id: "only", title: { zh: "", en: "" }, visible: true, steps };
}

const row = {
  kind: "tensor",
  tensor: { shape: [3], dtype: "float32", values: new Float32Array([1, 2, 3]) },
} as const;
const call = (
  ...args: (typeof row | { readonly kind: "list"; readonly items: readonly (typeof row)[] })[]
): Step => {
  return { do: "call", method: null, args, keep: "y" };
};

async function outcomeOf(source: string, ...steps: Step[]): Promise<CaseOutcome> {
  const outcome = await python.run(source, "f", [caseOf(...steps)]);
  const [only] = outcome.kind === "ran" ? outcome.cases : [];
  if (!only) throw new Error(JSON.stringify(outcome));
  return only;
}

async function problemOf(source: string) {
  const outcome = await outcomeOf(source, call(row));
  return outcome.kind === "threw" ? outcome.problem : null;
}

describe("an error", () => {
  it("has its name and the program's own line, however deep in numpy it was raised", async () => {
    const source =
      "import numpy as np\n\ndef g(x):\n    return np.stack([x, x[:1]])\n\ndef f(x):\n    return g(x)\n";
    expect(await problemOf(source)).toMatchObject({ name: "ValueError", line: 4 });
  });

  it.each([
    ["def f(x):\n    raise KeyError('k')", { name: "KeyError", line: 2 }],
    [
      "def f(x):\n    return x.foo",
      { name: "AttributeError", message: "'ndarray' object has no attribute 'foo'", line: 2 },
    ],
    ["def f(x):\n    return undefined_name", { name: "NameError", line: 2 }],
    [
      "def f(x):\n    x *= 2\n    assert 0 < x[0] < 1, 'no'\n    return x",
      { name: "AssertionError", message: "no", line: 3 },
    ],
    [
      "def f(x):\n    return f(x)",
      { name: "RuntimeError", message: "maximum recursion depth exceeded", line: 2 },
    ],
    ["import numpy as np\ndef f(x):\n    return np.softmax(x)", { name: "AttributeError", line: 3 }],
    [
      "def f(x):\n    return lambda: 1",
      { name: "TypeError", message: "A result cannot be a function.", line: null },
    ],
  ])("%s", async (source, problem) => {
    expect(await problemOf(source)).toMatchObject(problem);
  });

  it("at the top level stands for the first case", async () => {
    expect(await problemOf("a = 1\nb = a / 0\ndef f(x): return x")).toMatchObject({
      name: "ZeroDivisionError",
      line: 2,
    });
  });

  it("of syntax is told with its line", async () => {
    const outcome = await python.run("def f(x):\n    y = = 3\n", "f", [caseOf(call(row))]);
    expect(outcome).toMatchObject({ kind: "syntax-error", problem: { name: "SyntaxError", line: 2 } });
  });

  it("does not spoil the next program", async () => {
    for (let count = 0; count < 20; count++)
      await problemOf("import numpy as np\ndef f(x):\n    return np.ones(2) + x");
    expect(await problemOf("def f(x):\n    return x + 1")).toBeNull();
  });
});

describe("a program", () => {
  it("without its entry point is not defined", async () => {
    expect(await python.run("def g(x): return x", "f", [])).toEqual({ kind: "not-defined", entryPoint: "f" });
  });

  it.each([
    ["x *= 2", ["step 1, argument 0"]],
    ["x[0] = 5", ["step 1, argument 0"]],
    ["x[::2] += 1", ["step 1, argument 0"]],
    ["x.reshape(1, 3)[0] = 1", ["step 1, argument 0"]],
    ["x = x * 2", []],
    ["x.copy()[0] = 1", []],
  ])("that changes its argument is noticed: %s", async (line, changedInputs) => {
    const outcome = await outcomeOf(`def f(x):\n    ${line}\n    return 1`, call(row));
    expect(outcome).toMatchObject({ kind: "outputs", changedInputs });
  });

  it("that changes a list is noticed", async () => {
    const outcome = await outcomeOf(
      "def f(xs):\n    xs[0] = xs[0] + 1\n    return 1",
      call({ kind: "list", items: [row] }),
    );
    expect(outcome).toMatchObject({ changedInputs: ["step 1, argument 0"] });
  });

  it("keeps what its top level made and a case changed", async () => {
    const source =
      "import numpy as np\ntotal = np.zeros(3)\ndef f(x):\n    global total\n    total += x\n    return total";
    const cases = [1, 2, 3].map((id) => ({ ...caseOf(call(row)), id: String(id) }));
    const outcome = await python.run(source, "f", cases);
    const last = outcome.kind === "ran" ? outcome.cases.at(-1) : undefined;
    expect(last).toMatchObject({ outputs: { y: { tensor: { values: new Float32Array([3, 6, 9]) } } } });
  });

  it("finds no way to the page's globals", async () => {
    const source =
      "def f(x):\n    import js\n    return [hasattr(js, n) for n in ('Object', 'fetch', 'tf', 'globalThis', 'Function')]";
    const outcome = await outcomeOf(source, call(row));
    const items = Array.from({ length: 5 }, () => ({ kind: "boolean", value: false }));
    expect(outcome).toMatchObject({ outputs: { y: { items } } });
  });

  it("leaves no tensor behind, however often it runs", async () => {
    const source =
      "import numpy as np\nw = np.ones((3, 3))\ndef f(x):\n    global w\n    w[0] = x\n    print(w)\n    return w @ x";
    const run = () => python.run(source, "f", [caseOf(call(row))]);
    for (let count = 0; count < 3; count++) await run();
    const before = python.tf.memory().numTensors;
    for (let count = 0; count < 50; count++) await run();
    expect(python.tf.memory().numTensors).toBe(before);
  });
});

describe("exercises in Python", () => {
  it("there are some", () => expect(exercises.size).toBeGreaterThan(0));

  it("tell right from wrong and name what is wrong", async () => {
    for (const [folder, exercise] of exercises) {
      const run = (source: string, cases: readonly ExerciseCase[]) =>
        python.run(source, exercise.entryPoints.python ?? "", cases);
      const proof = await proveExercise(exercise, "python", loadVariants(folder), readGolden(folder), run);
      expect(proof.problems, folder).toEqual([]);
      expect(proof.wrong.length).toBe(exercise.mistakes.length);
    }
  }, 120_000);
});
