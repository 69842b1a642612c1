import { readFileSync } from "node:fs";
import prettier from "prettier";
import { beforeAll, describe, expect, it } from "vitest";

import { startPython, type PythonInNode } from "./run-python.ts";
import { USED_METHODS, USED_NAMES } from "./used-names.ts";

const DOCUMENT = new URL("../../docs/numpy.md", import.meta.url).pathname;
const CONFIG = new URL("../../.prettierrc.json", import.meta.url).pathname;

const TESTED = new Set(
  (
    JSON.parse(readFileSync(new URL("values.json", import.meta.url), "utf8")) as {
      readonly names: string[];
    }[]
  ).flatMap(({ names }) => names),
);

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

async function texts(source: string): Promise<readonly string[]> {
  const steps = [{ do: "call", method: null, args: [], keep: "names" }] as const;
  const only = { id: "only", title: { zh: "", en: "" }, visible: true, steps };
  const outcome = await python.run(`import numpy as np\n${source}`, "main", [only]);
  const [first] = outcome.kind === "ran" ? outcome.cases : [];
  const names = first?.kind === "outputs" ? first.outputs["names"] : undefined;
  if (names?.kind !== "list") throw new Error(JSON.stringify(outcome));
  return names.items.map((item) => (item.kind === "string" ? item.value : ""));
}

/** Those of `names` that the object has not got. */
async function missing(object: string, names: readonly string[]): Promise<readonly string[]> {
  return texts(`
def has(thing, name):
    for part in name.split("."):
        if not hasattr(thing, part):
            return False
        thing = getattr(thing, part)
    return True
def main():
    return [name for name in ${JSON.stringify(names)} if not has(${object}, name)]
`);
}

describe("numpy", () => {
  it("has every name and method that learners use", async () => {
    expect(await missing("np", USED_NAMES)).toEqual([]);
    expect(await missing("np.ones(1)", USED_METHODS)).toEqual([]);
  });

  it("is described in docs/numpy.md as it is", async () => {
    const listing = (object: string) => texts(`def main():\n    return ${object}._names`);
    const modules = {
      numpy: await listing("np"),
      "numpy.random": await listing("np.random"),
      "numpy.linalg": await listing("np.linalg"),
      "numpy.lib.stride_tricks": await listing("np.lib.stride_tricks"),
    };
    const text = documentOf(modules);
    const options = await prettier.resolveConfig(CONFIG);
    await expect(await prettier.format(text, { ...options, parser: "markdown" })).toMatchFileSnapshot(
      DOCUMENT,
    );
  });
});

function documentOf(modules: Readonly<Record<string, readonly string[]>>): string {
  const code = (name: string): string => `\`${name}\``;
  const rows = USED_NAMES.map((name, at) => {
    const how = TESTED.has(name) ? "values" : name.startsWith("random.") ? "distribution" : "in snippets";
    return `| ${at + 1} | ${code(name)} | ${how} |`;
  });
  const lists = Object.entries(modules).map(
    ([name, members]) => `### ${name}\n\n${members.map(code).join(", ")}`,
  );
  return `# NumPy in Gradus

Python submissions run on MicroPython; their \`numpy\` is a module of ours over TensorFlow.js, so that arrays are computed
on the GPU. This page is made from the module itself: \`npx vitest run --project unit tests/python/coverage.test.ts -u\`.

## What differs from NumPy

- float32 stands for float64, int32 for every integer type, without wrapping round. \`x.dtype\` says \`float64\` and
  \`int64\` all the same, and any float type equals any other.
- A number that a function gives is an array without axes here. It prints and computes like a number; \`float(x)\` makes
  one of Python's.
- On WebGPU values cannot be had in the middle of a computation. \`print\` and f-strings are resolved after the run; where
  a program needs a value to go on (\`float(x)\`, \`if x > 0\`, \`x.tolist()\`, \`x[mask]\`, \`np.nonzero\`), it runs again on
  wasm or cpu, and the verdict says so.
- Random numbers repeat from a seed, but they are not NumPy's own.
- Indices that lie outside an array and are computed on the GPU are not noticed there.
- Strings, objects, complex numbers and structured types are not supported. \`order="F"\`, \`where=\` in reductions and
  \`np.unique\` along an axis are not either.
- Any other name raises an AttributeError that names the nearest one there is.

## What learners use, most used first

"values": against what NumPy gives for the same snippet (tests/python/values.json).

| # | name | tested |
| --- | --- | --- |
${rows.join("\n")}

Methods and attributes: ${USED_METHODS.map(code).join(", ")}.

## All names

${lists.join("\n\n")}
`;
}
