import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";
import type { Closeness } from "./compare.ts";
import { compareTensors, tolerancesOff } from "./compare.ts";
import { ownEntry } from "./value-at.ts";
import type {
  NotFiniteVerdict,
  ValueType,
  WorstElement,
  WrongPropertyVerdict,
  WrongShapeVerdict,
  WrongTypeVerdict,
  WrongValueVerdict,
} from "./verdict.ts";

type Place = Pick<WrongValueVerdict, "output" | "expected" | "got">;

/** What is wrong with one output, as its verdict will say it. */
export type OutputDifference =
  | (Place & Pick<WrongValueVerdict, "kind" | "difference" | "worst" | "wrongCount" | "elementCount">)
  | (Place & Pick<WrongShapeVerdict, "kind" | "expectedShape" | "gotShape">)
  | (Place & Pick<WrongTypeVerdict, "kind" | "expectedType" | "gotType">)
  | (Place & Pick<NotFiniteVerdict, "kind" | "index" | "element" | "notFiniteCount" | "elementCount">)
  | (Place & Pick<WrongPropertyVerdict, "kind" | "failure">);

export type OutputComparison =
  | { readonly kind: "close"; readonly worstTolerances: number }
  | { readonly kind: "different"; readonly difference: OutputDifference };

/**
 * Compares one kept output with the reference's, through lists and records, and stops at the first difference.
 * @param output the name it is kept under; places inside it are appended: "states[1]", "gradients.dW"
 */
export function compareOutput(
  output: string,
  expected: Value,
  got: Value,
  closeness: Closeness,
): OutputComparison {
  const place: Place = { output, expected, got };
  switch (expected.kind) {
    case "tensor":
      return got.kind === "tensor"
        ? compareTensorOutput(place, expected.tensor, got.tensor, closeness)
        : wrongType(place);
    case "number":
      return got.kind === "number"
        ? compareNumbers(place, expected.value, got.value, closeness)
        : wrongType(place);
    case "boolean":
    case "string":
      if (got.kind !== expected.kind) return wrongType(place);
      return got.value === expected.value ? close(0) : wrongValue(place, null);
    case "none":
      return got.kind === "none" ? close(0) : wrongType(place);
    case "list":
      if (got.kind !== "list") return wrongType(place);
      if (got.items.length !== expected.items.length) {
        return wrongShape(place, [expected.items.length], [got.items.length]);
      }
      return compareAll(
        expected.items.map((item, index) => [`${output}[${String(index)}]`, item, got.items[index]] as const),
        closeness,
      );
    case "record":
      if (got.kind !== "record") return wrongType(place);
      return compareAll(
        Object.entries(expected.entries).map(
          ([name, entry]) => [`${output}.${name}`, entry, ownEntry(got.entries, name)] as const,
        ),
        closeness,
      );
  }
}

function typeOf(value: Value): ValueType {
  return value.kind === "tensor" ? { kind: "tensor", dtype: value.tensor.dtype } : { kind: value.kind };
}

function compareAll(
  parts: readonly (readonly [output: string, expected: Value, got: Value | undefined])[],
  closeness: Closeness,
): OutputComparison {
  let worstTolerances = 0;
  for (const [output, expected, got] of parts) {
    const comparison = compareOutput(output, expected, got ?? { kind: "none" }, closeness);
    if (comparison.kind === "different") return comparison;
    worstTolerances = Math.max(worstTolerances, comparison.worstTolerances);
  }
  return close(worstTolerances);
}

function compareTensorOutput(
  place: Place,
  expected: TensorData,
  got: TensorData,
  closeness: Closeness,
): OutputComparison {
  const comparison = compareTensors(expected, got, closeness);
  switch (comparison.kind) {
    case "close":
      return comparison;
    case "wrong-dtype":
      return wrongType(place);
    case "wrong-shape":
      return wrongShape(place, expected.shape, got.shape);
    case "not-finite":
      return { kind: "different", difference: { ...place, ...comparison, elementCount: got.values.length } };
    case "wrong-value": {
      const { worst, wrongCount } = comparison;
      const difference: TensorData = {
        shape: expected.shape,
        dtype: "float32",
        values: Float32Array.from(got.values, (element, i) => element - (expected.values[i] ?? NaN)),
      };
      const elementCount = got.values.length;
      return {
        kind: "different",
        difference: { ...place, kind: "wrong-value", difference, worst, wrongCount, elementCount },
      };
    }
  }
}

function compareNumbers(place: Place, expected: number, got: number, closeness: Closeness): OutputComparison {
  if (!Number.isFinite(got) && got !== expected) {
    const element = Number.isNaN(got) ? "NaN" : got > 0 ? "Infinity" : "-Infinity";
    return {
      kind: "different",
      difference: { ...place, kind: "not-finite", index: [], element, notFiniteCount: 1, elementCount: 1 },
    };
  }
  const scale = closeness.scale ?? (Math.abs(expected) || 1);
  const off = tolerancesOff(expected, got, { ...closeness, scale });
  return off <= 1 ? close(off) : wrongValue(place, { index: [], expected, got, tolerancesOff: off });
}

function close(worstTolerances: number): OutputComparison {
  return { kind: "close", worstTolerances };
}

function wrongValue(place: Place, worst: WorstElement | null): OutputComparison {
  return {
    kind: "different",
    difference: { ...place, kind: "wrong-value", difference: null, worst, wrongCount: 1, elementCount: 1 },
  };
}

function wrongShape(
  place: Place,
  expectedShape: readonly number[],
  gotShape: readonly number[],
): OutputComparison {
  return { kind: "different", difference: { ...place, kind: "wrong-shape", expectedShape, gotShape } };
}

function wrongType(place: Place): OutputComparison {
  return {
    kind: "different",
    difference: {
      ...place,
      kind: "wrong-type",
      expectedType: typeOf(place.expected),
      gotType: typeOf(place.got),
    },
  };
}
