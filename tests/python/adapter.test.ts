import { beforeAll, describe, expect, it } from "vitest";

import type { ExerciseCase, Step } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import { startPython, type PythonInNode } from "./run-python.ts";

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
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
      { name: "RecursionError", message: "maximum recursion depth exceeded", line: 2 },
    ],
    ["import numpy as np\ndef f(x):\n    return np.softmax(x)", { name: "AttributeError", line: 3 }],
    [
      "def f(x):\n    weight = 1\n    return wieght",
      { name: "NameError", message: "name 'wieght' is not defined. Did you mean: 'weight'?", line: 3 },
    ],
    [
      "def f(x):\n    return np.ones(3)",
      { name: "NameError", message: "name 'np' is not defined. Did you forget 'import numpy as np'?" },
    ],
    [
      "class A:\n    def __init__(self):\n        self.gamma = 1\ndef f(x):\n    return A().gama",
      {
        name: "AttributeError",
        message: "'A' object has no attribute 'gama'. Did you mean: 'gamma'?",
        line: 5,
      },
    ],
    [
      "def f(x):\n    return 1 + 'a'",
      { name: "TypeError", message: "unsupported operand type(s) for +: 'int' and 'str'", line: 2 },
    ],
    [
      "def f(x):\n    return 1 < 'a'",
      { name: "TypeError", message: "'<' not supported between instances of 'int' and 'str'", line: 2 },
    ],
    [
      "def f(x):\n    return 3[0]",
      { name: "TypeError", message: "'int' object is not subscriptable", line: 2 },
    ],
    ["def f(x):\n    return 1 / 0", { name: "ZeroDivisionError", message: "division by zero", line: 2 }],
    [
      "def g(a): return a\ndef f(x):\n    return g(1, 2)",
      { name: "TypeError", message: "g() takes 1 positional argument but 2 were given", line: 3 },
    ],
    [
      "def f(x):\n    print(y)\n    y = 1",
      {
        name: "UnboundLocalError",
        message: "cannot access a local variable where it is not associated with a value",
        line: 2,
      },
    ],
    [
      "import numpy as np\ndef f(x):\n    return np.ones(3) + np.ones(4)",
      {
        name: "ValueError",
        message: "operands could not be broadcast together with shapes (3,) (4,)",
        line: 3,
      },
    ],
    [
      "import numpy as np\ndef f(x):\n    return np.ones((2, 3)) @ np.ones((2, 3))",
      {
        name: "ValueError",
        message:
          "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature " +
          "(n?,k),(k,m?)->(n?,m?) (size 2 is different from 3): shapes (2, 3) and (2, 3)",
        line: 3,
      },
    ],
    [
      "def f(x):\n    return [0] * 10**9",
      { name: "MemoryError", message: "this needs more memory than a program has here", line: 2 },
    ],
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

  it.each([
    ["def f(x):\n    y = = 3\n", { name: "SyntaxError", message: "invalid syntax", line: 2 }],
    ["def f(x)\n    return x\n", { name: "SyntaxError", message: "expected ':'", line: 1 }],
    [
      "def f(x):\n    y = [1, 2\n    return x\n",
      { name: "SyntaxError", message: "'[' was never closed", line: 2 },
    ],
    ["d = {'w': 1\n", { name: "SyntaxError", message: "'{' was never closed", line: 1 }],
    ["a = [1]\nb = [*a, 2\n", { name: "SyntaxError", message: "'[' was never closed", line: 2 }],
    [
      "import numpy as np\ndef f(x):\n    y = np.mean((x, axis=0)\n    z = x[0]\n\n    return y\n",
      { name: "SyntaxError", message: "'(' was never closed", line: 3 },
    ],
    ["def f(x):\n    return 'x\n", { name: "SyntaxError", line: 2 }],
    [
      "def f(x):\nreturn x\n",
      { name: "IndentationError", message: "expected an indented block after line 1", line: 2 },
    ],
    ["def f(x):\n  y = 1\n   z = 2\n", { name: "IndentationError", message: "unexpected indent", line: 3 }],
    [
      "def f(x):\n    match x:\n        case 1:\n            return x\n",
      { name: "SyntaxError", message: "match is not supported here: write if and elif", line: 2 },
    ],
  ])("of syntax is told with its line: %j", async (source, problem) => {
    const outcome = await python.run(source, "f", [caseOf(call(row))]);
    expect(outcome).toMatchObject({ kind: "syntax-error", problem });
  });

  it("does not come of 200 calls inside one another", async () => {
    expect(
      await problemOf("def g(n):\n    return 0 if n == 0 else 1 + g(n - 1)\ndef f(x):\n    return g(200)"),
    ).toBeNull();
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

  it.each([
    ["np.linalg.norm", "np.linalg.norm(x)", 3],
    ["np.linalg.norm", "norm(x)", 3],
    ["np.sum", "np.sum(x)", 3],
    ["np.sum", "x.sum()", 3],
    ["np.matmul", "x @ x", 3],
    ["np.sum", "np.mean(x) + x.std()", null],
    ["np.linalg.norm", "np.sqrt((x * x).sum())", null],
    ["np.nothing", "x + 1", null],
  ])("that is not to use %s: %s", async (forbidden, expression, line) => {
    const source = `import numpy as np; from numpy.linalg import norm\ndef f(x):\n    return ${expression}\n`;
    const outcome = await python.run(source, "f", [caseOf(call(row))], { forbiddenOps: [forbidden] });
    if (line === null) expect(outcome).toMatchObject({ cases: [{ kind: "outputs" }] });
    else
      expect(outcome).toMatchObject({
        cases: [{ problem: { message: `${forbidden} is not allowed here.`, line } }],
      });
    expect(await problemOf(source), "the next program may").toBeNull();
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
