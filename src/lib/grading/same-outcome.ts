import type { Check } from "#lib/exercises/check.ts";
import type { ExerciseCase, Tolerance } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";
import type { CheckFailure } from "./check-failure.ts";
import { magnitude, sameShape, tolerancesOff } from "./compare.ts";
import { closenessOf, comparedOutputs, namesLeftToChance } from "./judge-case.ts";
import { nestedFactors, sameFactors } from "./multiples.ts";
import type { FailedCheck } from "./run-checks.ts";
import { runChecks } from "./run-checks.ts";
import { sameProblem } from "./same-problem.ts";
import { areAlike } from "./statistics.ts";
import { ownEntry } from "./value-at.ts";

/** In an output of fewer elements chance may hide a mistake: that it passes a check there says nothing. */
const FEW_ELEMENTS = 64;

/**
 * Whether two programs did the same on a case, within the tolerance: the same outputs or the same error. Unlike the
 * judge's comparison this takes NaN for equal to NaN, since both programs may be wrong. Outputs with checks are the same
 * if they have one form and fail the same checks alike; those that `a` alone fails in a few elements are let pass, and of
 * wrong multiples among a few elements one program may show more than the other.
 * @param a the program that may explain the other
 */
export function sameOutcome(
  exerciseCase: ExerciseCase,
  tolerance: Tolerance,
  a: CaseOutcome,
  b: CaseOutcome,
): boolean {
  if (a.kind === "threw") {
    return b.kind === "threw" && sameProblem(a.problem, b.problem);
  }
  if (b.kind === "threw") return false;
  const byChance = namesLeftToChance(exerciseCase);
  const sameOutputs = comparedOutputs(exerciseCase).every(({ name }) => {
    const [ofA, ofB] = [ownEntry(a.outputs, name) ?? NONE, ownEntry(b.outputs, name) ?? NONE];
    return (byChance.has(name) && sameForm(ofA, ofB)) || sameValue(ofA, ofB, tolerance, exerciseCase.scale);
  });
  if (!sameOutputs) return false;
  // Gradients are compared by value: outputs that are the same fail their checks alike.
  if (byChance.size === 0) return true;
  const { checks = [] } = exerciseCase;
  const closeness = closenessOf(exerciseCase, tolerance);
  const failedByB = runChecks(checks, b.outputs, closeness).failed;
  const failedByA = runChecks(checks, a.outputs, closeness).failed.filter(
    ({ check }) =>
      !isSmall(ownEntry(a.outputs, check.output)) || failedByB.some((failed) => failed.check === check),
  );
  return sameFailures(failedByA, failedByB, (check) => isSmall(ownEntry(b.outputs, check.output)));
}

/** Finite tensors of one dtype and shape: chance may have made all the difference. */
function sameForm(a: Value, b: Value): boolean {
  if (a.kind !== "tensor" || b.kind !== "tensor") return false;
  const [ofA, ofB] = [a.tensor, b.tensor];
  return (
    ofA.dtype === ofB.dtype &&
    sameShape(ofA.shape, ofB.shape) &&
    [ofA, ofB].every(({ values }) => values.every((element) => Number.isFinite(element)))
  );
}

function isSmall(output: Value | undefined): boolean {
  return output?.kind === "tensor" && output.tensor.values.length < FEW_ELEMENTS;
}

function sameFailures(
  a: readonly FailedCheck[],
  b: readonly FailedCheck[],
  isFew: (check: Check) => boolean,
): boolean {
  return (
    a.length === b.length &&
    a.every((failed, index) => {
      const other = b[index];
      return other?.check === failed.check && failsAlike(failed.failure, other.failure, isFew(failed.check));
    })
  );
}

/** Whether two outputs, drawn apart, fail one check as two runs of the same program would. */
function failsAlike(a: CheckFailure, b: CheckFailure, isFew: boolean): boolean {
  switch (a.kind) {
    case "not-a-multiple":
      return b.kind === a.kind && (isFew ? nestedFactors : sameFactors)(a.otherFactors, b.otherFactors);
    case "repeated-slices": {
      const isAll = (failure: typeof a) => failure.repeatedCount === failure.pairCount;
      return b.kind === a.kind && isAll(a) === isAll(b);
    }
    case "improbable":
      return b.kind === a.kind && areAlike(a, b);
    case "out-of-bounds":
    case "misplaced-zeros":
    case "repeated-zeros":
    case "not-the-gradient":
      return b.kind === a.kind;
  }
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
