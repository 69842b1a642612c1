import { beforeAll, describe, expect, it } from "vitest";

import { readKnown } from "./known-values.ts";
import { startPython, type PythonInNode } from "./run-python.ts";
import { disagreements } from "./run-snippet.ts";

const KNOWN = readKnown(new URL("values.json", import.meta.url));
const COMBINATIONS = readKnown(new URL("combinations.json", import.meta.url));

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

describe("snippets give what NumPy gives", () => {
  it.each(KNOWN.map((known) => [known.names.join(" "), known] as const))("%s", async (_names, known) => {
    expect(await disagreements(python, known)).toEqual([]);
  });
});

describe("every function with every kind of array gives what NumPy gives", () => {
  it.each(COMBINATIONS.map((known) => [known.names.join(" "), known] as const))(
    "%s",
    async (_names, known) => {
      expect(await disagreements(python, known)).toEqual([]);
    },
  );
});
