import { beforeAll, describe, expect, it } from "vitest";

import { startPython, type PythonInNode } from "./run-python.ts";

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

/** Truth of expressions, after some lines. */
async function truths(lines: string, expressions: readonly string[]): Promise<readonly boolean[]> {
  const steps = [{ do: "call", method: null, args: [], keep: "r" }] as const;
  const only = { id: "only", title: { zh: "", en: "" }, visible: true, steps };
  const source = `import numpy as np\n${lines}\ndef main():\n    return [bool(t) for t in [${expressions.join(", ")}]]\n`;
  const outcome = await python.run(source, "main", [only]);
  const [first] = outcome.kind === "ran" ? outcome.cases : [];
  const r = first?.kind === "outputs" ? first.outputs["r"] : undefined;
  if (r?.kind !== "list") throw new Error(JSON.stringify(outcome));
  return r.items.map((item) => item.kind === "boolean" && item.value);
}

async function expectTrue(lines: string, expressions: readonly string[]): Promise<void> {
  const got = await truths(lines, expressions);
  expect(expressions.filter((_, at) => !got[at])).toEqual([]);
}

/** As many as make a wrong distribution show: z = 6.1. */
const N = 65_536;

describe("numbers drawn", () => {
  it.each([
    ["np.random.seed(3)", "np.random.randn(5)"],
    ["np.random.seed(3)", "np.random.randint(0, 100, 5)"],
    ["rng = np.random.default_rng(3)", "rng.normal(size=5)"],
    ["rng = np.random.default_rng(3)", "rng.permutation(20)"],
  ])("repeat from a seed, and not before: %s; %s", async (seed, draw) => {
    const lines = `${seed}\na = ${draw}\nb = ${draw}\n${seed}\nc = ${draw}`;
    await expectTrue(lines, ["(a == c).all()", "(a != b).any()"]);
  });

  it.each([
    [`np.random.randn(${N})`, 0, 1],
    [`np.random.normal(3.0, 2.0, size=${N})`, 3, 2],
    [`np.random.default_rng(1).standard_normal(${N})`, 0, 1],
    [`np.random.rand(${N})`, 0.5, Math.sqrt(1 / 12)],
    [`np.random.random((256, 256))`, 0.5, Math.sqrt(1 / 12)],
    [`np.random.uniform(-2, 4, ${N})`, 1, Math.sqrt(3)],
    [`np.random.binomial(1, 0.3, ${N})`, 0.3, Math.sqrt(0.21)],
    [`np.random.binomial(10, 0.3, size=${N})`, 3, Math.sqrt(2.1)],
    [`np.random.randint(0, 6, ${N})`, 2.5, Math.sqrt(35 / 12)],
    [`np.random.choice(6, ${N})`, 2.5, Math.sqrt(35 / 12)],
    [`np.random.exponential(2.0, ${N})`, 2, 2],
    [`np.random.laplace(1, 2, ${N})`, 1, Math.sqrt(8)],
    [`np.random.logistic(0, 1, ${N})`, 0, Math.PI / Math.sqrt(3)],
    [`np.random.gumbel(0, 1, ${N})`, 0.5772156649, Math.PI / Math.sqrt(6)],
    [`np.random.default_rng(2).uniform(1, 3, ${N})`, 2, Math.sqrt(1 / 3)],
    [`np.random.default_rng(2).integers(0, 6, ${N})`, 2.5, Math.sqrt(35 / 12)],
    [`np.random.default_rng(2).binomial(4, 0.25, ${N})`, 1, Math.sqrt(0.75)],
    [`np.random.default_rng(2).random(${N})`, 0.5, Math.sqrt(1 / 12)],
  ])("%s has mean %d and deviation %d", async (draw, mean, deviation) => {
    const error = (6.1 * deviation) / Math.sqrt(N);
    await expectTrue(`x = ${draw}`, [
      `abs(float(x.mean()) - ${mean}) < ${error}`,
      `abs(float(x.std()) / ${deviation} - 1) < 0.034`,
    ]);
  });

  it.each([
    ["one after the other", "g = np.random.default_rng(5)", "g.normal(size=n)", "g.normal(size=n)"],
    [
      "of two seeds",
      "",
      "np.random.default_rng(1).normal(size=n)",
      "np.random.default_rng(2).normal(size=n)",
    ],
    ["of two kinds", "np.random.seed(4)", "np.random.rand(n)", "np.random.randn(n)"],
    ["of one and the one before", "np.random.seed(4)", "np.random.randint(0, 9, n + 1)[1:]", "np.roll(a, 1)"],
  ])("have nothing to do with each other: %s", async (_which, seed, first, second) => {
    const lines = `n = ${N}\n${seed}\na = ${first}\nb = ${second}`;
    await expectTrue(lines, [`abs(float(np.corrcoef(a, b)[0, 1])) < ${6.1 / Math.sqrt(N)}`]);
  });

  it("stay within their bounds", async () => {
    await expectTrue(`u = np.random.uniform(2, 3, 10000)\ni = np.random.randint(1, 4, 10000)`, [
      "(u >= 2).all() and (u < 3).all()",
      "np.unique(i).tolist() == [1, 2, 3]",
    ]);
  });

  it("without replacement come once each", async () => {
    await expectTrue(
      "p = np.random.permutation(50)\nc = np.random.choice(50, 50, replace=False)\nl = list(range(50))\nnp.random.shuffle(l)\nx = np.arange(50)\nnp.random.shuffle(x)",
      [
        "sorted(p.tolist()) == list(range(50))",
        "sorted(c.tolist()) == sorted(l) == sorted(x.tolist()) == list(range(50))",
        "l != list(range(50))",
      ],
    );
  });

  it("by weight follow the weights", async () => {
    await expectTrue("x = np.random.choice(3, 20000, p=[0.5, 0.5, 0.0])", [
      "(x < 2).all()",
      "abs(float((x == 0).mean()) - 0.5) < 0.0216",
    ]);
  });

  it("keep as many as dropout says, scaled", async () => {
    const lines = `
def dropout(x, p, training=True):
    if not training:
        return x
    mask = (np.random.rand(*x.shape) >= p) / (1.0 - p)
    return x * mask
np.random.seed(1)
y = dropout(np.ones((256, 256)), 0.3)`;
    await expectTrue(lines, ["abs(float((y == 0).mean()) - 0.3) < 0.011", "np.allclose(y[y > 0], 1 / 0.7)"]);
  });

  it("initialise as He does", async () => {
    await expectTrue("w = np.random.randn(512, 128) * np.sqrt(2.0 / 512)", [
      "abs(float(w.std()) / (2.0 / 512) ** 0.5 - 1) < 0.034",
    ]);
  });
});
