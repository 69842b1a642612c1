import prettier from "prettier";
import { beforeAll, describe, expect, it } from "vitest";

import { readKnown } from "./known-values.ts";
import { isTried, numpyPage } from "./numpy-page.ts";
import { startPython, type PythonInNode } from "./run-python.ts";
import { PARTLY, USED_METHODS, USED_NAMES } from "./used-names.ts";

const DOCUMENT = new URL("../../docs/numpy.md", import.meta.url).pathname;
const CONFIG = new URL("../../.prettierrc.json", import.meta.url).pathname;

const KNOWN = readKnown(new URL("values.json", import.meta.url));
const COMBINATIONS = readKnown(new URL("combinations.json", import.meta.url));

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

  it("is tried with every one of them", () => {
    const untried = USED_NAMES.filter((name) => !KNOWN.some((known) => isTried(name, known)));
    expect(untried).toEqual([]);
    expect(Object.keys(PARTLY).filter((name) => !USED_NAMES.includes(name))).toEqual([]);
  });

  it("is described in docs/numpy.md as it is", async () => {
    const listing = (object: string) => texts(`def main():\n    return ${object}._names`);
    const modules = {
      numpy: await listing("np"),
      "numpy.random": await listing("np.random"),
      "numpy.linalg": await listing("np.linalg"),
      "numpy.lib.stride_tricks": await listing("np.lib.stride_tricks"),
    };
    const text = numpyPage(modules, KNOWN, COMBINATIONS);
    const options = await prettier.resolveConfig(CONFIG);
    await expect(await prettier.format(text, { ...options, parser: "markdown" })).toMatchFileSnapshot(
      DOCUMENT,
    );
  });
});
