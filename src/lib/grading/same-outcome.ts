import type { ExerciseCase, Tolerance } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";
import { magnitude, sameShape, tolerancesOff } from "./compare.ts";
import { ownEntry } from "./compare-output.ts";
import { keptNames } from "./judge-case.ts";

/**
 * Whether two programs did the same on a case, within the tolerance: the same outputs or the same error. Unlike the
 * judge's comparison this takes NaN for equal to NaN, since both programs may be wrong.
 */
export function sameOutcome(
  exerciseCase: ExerciseCase,
  tolerance: Tolerance,
  a: CaseOutcome,
  b: CaseOutcome,
): boolean {
  if (a.kind === "threw") {
    return b.kind === "threw" && a.problem.name === b.problem.name && a.problem.message === b.problem.message;
  }
  if (b.kind === "threw") return false;
  return keptNames(exerciseCase).every((name) =>
    sameValue(
      ownEntry(a.outputs, name) ?? { kind: "none" },
      ownEntry(b.outputs, name) ?? { kind: "none" },
      tolerance,
      exerciseCase.scale,
    ),
  );
}

function sameValue(a: Value, b: Value, tolerance: Tolerance, scale: number | undefined): boolean {
  switch (a.kind) {
    case "tensor":
      return b.kind === "tensor" && sameTensor(a.tensor, b.tensor, tolerance, scale);
    case "number":
      if (b.kind !== "number") return false;
      return sameElement(a.value, b.value, { ...tolerance, scale: scale ?? (Math.abs(a.value) || 1) });
    case "boolean":
    case "string":
      return b.kind === a.kind && b.value === a.value;
    case "none":
      return b.kind === "none";
    case "list":
      if (b.kind !== "list" || b.items.length !== a.items.length) return false;
      return a.items.every((item, index) => sameValue(item, b.items[index] ?? NONE, tolerance, scale));
    case "record": {
      if (b.kind !== "record") return false;
      const names = new Set([...Object.keys(a.entries), ...Object.keys(b.entries)]);
      return [...names].every((name) =>
        sameValue(ownEntry(a.entries, name) ?? NONE, ownEntry(b.entries, name) ?? NONE, tolerance, scale),
      );
    }
  }
}

const NONE: Value = { kind: "none" };

function sameTensor(a: TensorData, b: TensorData, tolerance: Tolerance, scale: number | undefined): boolean {
  if (a.dtype !== b.dtype || !sameShape(a.shape, b.shape)) return false;
  const closeness =
    a.dtype === "float32"
      ? { relative: tolerance.relative, absolute: tolerance.absolute, scale: scale ?? magnitude(a) }
      : { relative: 0, absolute: 0, scale: 0 };
  return a.values.every((element, position) => sameElement(element, b.values[position] ?? 0, closeness));
}

function sameElement(a: number, b: number, closeness: Parameters<typeof tolerancesOff>[2]): boolean {
  return (Number.isNaN(a) && Number.isNaN(b)) || tolerancesOff(a, b, closeness) <= 1;
}
