import type { Check } from "#lib/exercises/check.ts";
import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";
import type { CheckFailure } from "./check-failure.ts";
import type { Closeness } from "./compare.ts";
import { indexAt, sameShape } from "./compare.ts";
import { measureGradient } from "./gradient.ts";
import { checkMultiples } from "./multiples.ts";
import type { Statistic } from "./statistics.ts";
import { boundsOff, meanStatistic, shareStatistic, varianceStatistic } from "./statistics.ts";
import { ownEntry } from "./value-at.ts";
import { countRepeatedSlices, countZeros, differingZeros } from "./zeros.ts";

/** A check with what an output gave in its place. */
export interface FailedCheck {
  readonly check: Check;
  readonly failure: CheckFailure;
}

/** What the checks of a case say about one program's outputs. */
export interface CheckReport {
  readonly failed: readonly FailedCheck[];
  /** By output: the largest share of the tolerance that its exact checks used up, 0 to 1. */
  readonly used: ReadonlyMap<string, number>;
}

/**
 * Runs the checks of a case on a program's outputs; those that fail come in the order of the case. Where slices repeat,
 * elements were not drawn one by one, and what counts on that (statistics, another draw) says nothing more: it is left
 * out. So are checks between outputs that are no tensors of one shape; comparing them with the reference's tells why.
 */
export function runChecks(
  checks: readonly Check[],
  outputs: Readonly<Record<string, Value>>,
  closeness: Closeness,
): CheckReport {
  if (checks.length === 0) return NOTHING_CHECKED;
  const known = reports.get(outputs);
  if (known?.checks === checks && isSameCloseness(known.closeness, closeness)) return known.report;
  const report = runAnew(checks, outputs, closeness);
  reports.set(outputs, { checks, closeness, report });
  return report;
}

const NOTHING_CHECKED: CheckReport = { failed: [], used: new Map() };

/** Outputs never change, and one failure asks about the same ones again and again: the judge, the halves, each mistake. */
const reports = new WeakMap<
  Readonly<Record<string, Value>>,
  { readonly checks: readonly Check[]; readonly closeness: Closeness; readonly report: CheckReport }
>();

function isSameCloseness(a: Closeness, b: Closeness): boolean {
  return a.relative === b.relative && a.absolute === b.absolute && a.scale === b.scale;
}

function runAnew(
  checks: readonly Check[],
  outputs: Readonly<Record<string, Value>>,
  closeness: Closeness,
): CheckReport {
  const failed: FailedCheck[] = [];
  const used = new Map<string, number>();
  for (const check of checks) {
    const result = runCheck(check, outputs, closeness);
    if (typeof result === "number") used.set(check.output, Math.max(used.get(check.output) ?? 0, result));
    else failed.push({ check, failure: result });
  }
  const isDrawnOneByOne = failed.every(({ failure }) => failure.kind !== "repeated-slices");
  return {
    failed: isDrawnOneByOne ? failed : failed.filter(({ failure }) => !countsOnDraws(failure)),
    used,
  };
}

function countsOnDraws({ kind }: CheckFailure): boolean {
  return kind === "improbable" || kind === "repeated-zeros";
}

/** @returns how it fails, or the share of the tolerance it used: 0 where there is none, or nothing to check */
function runCheck(
  check: Check,
  outputs: Readonly<Record<string, Value>>,
  closeness: Closeness,
): number | CheckFailure {
  if (check.kind === "gradient") {
    const measure = measureGradient(check, outputs);
    if (measure === null || measure.tolerancesOff <= 1) return measure?.tolerancesOff ?? 0;
    return { kind: "not-the-gradient", input: check.input, ...measure };
  }
  const got = tensorOf(outputs, check.output);
  if (got === null) return 0;
  switch (check.kind) {
    case "multiple":
      if (!sameShape(got.shape, check.of.shape)) return 0;
      return checkMultiples(got, check.of, check.factors, closeness);
    case "within":
      return checkBounds(got, check.low, check.high, closeness);
    case "same-zeros":
      return checkSameZeros(got, check.as, tensorOf(outputs, check.as));
    case "different-zeros": {
      const other = tensorOf(outputs, check.than);
      if (other === null || !sameShape(other.shape, got.shape)) return 0;
      if (differingZeros(got, other).length > 0) return 0;
      return { kind: "repeated-zeros", than: check.than, elementCount: got.values.length };
    }
    case "distinct-slices": {
      const counts = countRepeatedSlices(got, check.axis);
      return counts.repeatedCount === 0 ? 0 : { kind: "repeated-slices", axis: check.axis, ...counts };
    }
    case "zero-share":
      return improbable(check.kind, shareStatistic(countZeros(got), got.values.length, check.probability));
    case "mean":
      return improbable(check.kind, meanStatistic(got.values, check.mean, check.deviation));
    case "variance": {
      const { distribution, mean, deviation } = check;
      return improbable(check.kind, varianceStatistic(got.values, distribution, mean, deviation));
    }
  }
}

function improbable(
  quantity: "zero-share" | "mean" | "variance",
  statistic: Statistic,
): number | CheckFailure {
  return boundsOff(statistic) <= 1 ? 0 : { kind: "improbable", quantity, ...statistic };
}

function checkBounds(
  got: TensorData,
  low: number,
  high: number,
  { relative, absolute, scale }: Closeness,
): number | CheckFailure {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const allowed = relative * largest + absolute * (scale ?? (largest === 0 ? 1 : largest));
  let worst = 0;
  let worstPosition = 0;
  let wrongCount = 0;
  got.values.forEach((element, position) => {
    const off = Math.max(low - element, element - high) / allowed;
    if (off > 1) wrongCount += 1;
    if (off > worst) {
      worst = off;
      worstPosition = position;
    }
  });
  if (wrongCount === 0) return worst;
  return {
    kind: "out-of-bounds",
    index: indexAt(worstPosition, got.shape),
    got: got.values[worstPosition] ?? NaN,
    low,
    high,
    tolerancesOff: worst,
    wrongCount,
    elementCount: got.values.length,
  };
}

function checkSameZeros(got: TensorData, as: string, other: TensorData | null): number | CheckFailure {
  if (other === null || !sameShape(other.shape, got.shape)) return 0;
  const [first, ...others] = differingZeros(got, other);
  if (first === undefined) return 0;
  return {
    kind: "misplaced-zeros",
    as,
    index: indexAt(first, got.shape),
    isZero: got.values[first] === 0,
    wrongCount: others.length + 1,
    elementCount: got.values.length,
  };
}

function tensorOf(outputs: Readonly<Record<string, Value>>, name: string): TensorData | null {
  const output = ownEntry(outputs, name);
  return output?.kind === "tensor" ? output.tensor : null;
}
