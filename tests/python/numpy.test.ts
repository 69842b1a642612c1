import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";

import type { SubmissionOutcome } from "#lib/exercises/outcome.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import { startPython, type PythonInNode } from "./run-python.ts";

/** What real NumPy gave; see make-values.py. */
interface Known {
  readonly names: readonly string[];
  readonly code: string;
  readonly result: unknown;
  readonly printed: readonly string[];
}

interface KnownArray {
  readonly shape: readonly number[];
  readonly kind: string;
  readonly values: readonly (number | string)[];
}

const KNOWN = JSON.parse(readFileSync(new URL("values.json", import.meta.url), "utf8")) as readonly Known[];
const CASES = [
  {
    id: "only",
    title: { zh: "", en: "" },
    visible: true,
    steps: [{ do: "call", method: null, args: [], keep: "r" }],
  },
] as const;

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

async function run(code: string): Promise<SubmissionOutcome> {
  return python.run(
    `import numpy as np\n${code}\ndef main():\n    return globals().get("r")\n`,
    "main",
    CASES,
  );
}

async function resultOf(code: string): Promise<Value> {
  const outcome = await run(code);
  const [only] = outcome.kind === "ran" ? outcome.cases : [];
  if (only?.kind !== "outputs" || !only.outputs["r"]) throw new Error(JSON.stringify(outcome));
  return only.outputs["r"];
}

function isKnownArray(value: unknown): value is KnownArray {
  return typeof value === "object" && value !== null && "shape" in value;
}

function numberOf(known: number | string): number {
  return typeof known === "number" ? known : known === "nan" ? NaN : known === "inf" ? Infinity : -Infinity;
}

function expectNumber(got: number, known: number, where: string): void {
  if (!Number.isFinite(known)) expect(got, where).toBe(known);
  else
    expect(Math.abs(got - known), `${where}: ${got}, not ${known}`).toBeLessThanOrEqual(
      2e-6 * Math.max(1, Math.abs(known)),
    );
}

/** A number of NumPy's may be a number of Python's here, and the other way round. */
function expectSame(got: Value, known: unknown, where: string): void {
  if (isKnownArray(known)) {
    const values = known.values.map(numberOf);
    if (got.kind === "number" && known.shape.length === 0) {
      expectNumber(got.value, values[0] ?? NaN, where);
      return;
    }
    if (got.kind === "boolean" && known.shape.length === 0) {
      expect(got.value, where).toBe(values[0] === 1);
      return;
    }
    if (got.kind !== "tensor") throw new Error(`${where}: no array but ${JSON.stringify(got)}`);
    expect(got.tensor.shape, where).toEqual(known.shape);
    expect(got.tensor.dtype, where).toBe(known.kind);
    values.forEach((value, at) => expectNumber(got.tensor.values[at] ?? NaN, value, `${where}[${at}]`));
  } else if (Array.isArray(known)) {
    if (got.kind !== "list") throw new Error(`${where}: no list but ${got.kind}`);
    expect(got.items.length, where).toBe(known.length);
    known.forEach((item, at) => expectSame(got.items[at] ?? { kind: "none" }, item, `${where}.${at}`));
  } else if (typeof known === "number" || known === "inf" || known === "-inf" || known === "nan") {
    const value =
      got.kind === "tensor" && got.tensor.values.length === 1
        ? (got.tensor.values[0] ?? NaN)
        : got.kind === "number"
          ? got.value
          : NaN;
    expectNumber(value, numberOf(known), where);
  } else if (got.kind === "none") expect(known, where).toBeNull();
  else if (got.kind === "tensor") expect(Boolean(got.tensor.values[0]), where).toBe(known);
  else expect("value" in got ? got.value : got, where).toBe(known);
}

describe("snippets give what NumPy gives", () => {
  it.each(KNOWN.map((known) => [known.names.join(" "), known] as const))("%s", async (_names, known) => {
    const outcome = await run(known.code);
    expect(outcome.kind).toBe("ran");
    if (outcome.kind !== "ran") return;
    expect(outcome.printed).toEqual(known.printed);
    if (known.result !== null) expectSame(await resultOf(known.code), known.result, "r");
  });
});
