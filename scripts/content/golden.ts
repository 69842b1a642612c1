import type { Result } from "#lib/core/result.ts";
import { err, ok } from "#lib/core/result.ts";
import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";

/**
 * Golden values as the outcomes of another reference. They are numbers with a shape, so that kind and dtype are what our
 * own reference gives in their place; floats are rounded to float32 like the tensors they are compared with.
 * @param golden golden.json, parsed: { madeBy, cases: { case id: { output: { shape, values } } } }, where an output that is
 *   a record or a list holds those of its parts
 * @param reference what our own reference gave
 * @returns what is wrong with it: it names no case, or one that the exercise does not have, or values do not fit a shape
 */
export function goldenOutcomes(
  golden: unknown,
  cases: readonly ExerciseCase[],
  reference: readonly CaseOutcome[],
): Result<readonly CaseOutcome[], string> {
  const byCase = entriesOf(isRecord(golden) ? golden["cases"] : null);
  if (byCase.length === 0) return err("holds no case");
  const outcomes: CaseOutcome[] = [];
  for (const [caseId, named] of byCase) {
    if (!cases.some(({ id }) => id === caseId)) return err(`names case "${caseId}", which cases.ts has not`);
    const own = reference.find((outcome) => outcome.caseId === caseId);
    const outputs: [string, Value][] = [];
    for (const [name, output] of entriesOf(named)) {
      const value = valueOf(output, own?.kind === "outputs" ? own.outputs[name] : undefined);
      if (value === null) return err(`gives ${caseId}, ${name} without a shape and as many numbers`);
      outputs.push([name, value]);
    }
    outcomes.push({ kind: "outputs", caseId, outputs: Object.fromEntries(outputs), changedInputs: [] });
  }
  return ok(outcomes);
}

/** @param own what our reference gave in its place */
function valueOf(output: unknown, own: Value | undefined): Value | null {
  if (Array.isArray(output)) {
    const items = output.map((item, index) =>
      valueOf(item, own?.kind === "list" ? own.items[index] : undefined),
    );
    return items.every((item) => item !== null) ? { kind: "list", items } : null;
  }
  if (!isRecord(output)) return null;
  const { shape, values } = output;
  if (isNumbers(shape) && isNumbers(values)) return numbersAs(shape, values, own);
  const entries = Object.entries(output).map(([name, part]) => {
    const value = valueOf(part, own?.kind === "record" ? own.entries[name] : undefined);
    return value && ([name, value] as const);
  });
  const isWhole = entries.length > 0 && entries.every((entry) => entry !== null);
  return isWhole ? { kind: "record", entries: Object.fromEntries(entries) } : null;
}

function numbersAs(
  shape: readonly number[],
  values: readonly number[],
  own: Value | undefined,
): Value | null {
  if (shape.reduce((product, length) => product * length, 1) !== values.length) return null;
  const [first] = values;
  if (own?.kind === "number" && shape.length === 0 && first !== undefined)
    return { kind: "number", value: first };
  const isWhole = own?.kind === "tensor" && own.tensor.dtype !== "float32";
  const tensor: TensorData = isWhole
    ? { shape, dtype: own.tensor.dtype, values: Int32Array.from(values) }
    : { shape, dtype: "float32", values: Float32Array.from(values) };
  return { kind: "tensor", tensor };
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === "number");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}
