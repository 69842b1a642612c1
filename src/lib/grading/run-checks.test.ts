import { describe, expect, it } from "vitest";

import type { Check } from "#lib/exercises/check.ts";
import { normalTensor, tensor, toValue, uniformTensor } from "#lib/exercises/inputs.ts";
import type { Argument, Nested } from "#lib/exercises/inputs.ts";
import { runChecks } from "./run-checks.ts";

const CLOSENESS = { relative: 1e-3, absolute: 1e-3 };

function failuresOf(checks: readonly Check[], outputs: Readonly<Record<string, Argument>>) {
  const values = Object.entries(outputs).map(([name, output]) => [name, toValue(output)] as const);
  return runChecks(checks, Object.fromEntries(values), CLOSENESS).failed.map(({ failure }) => failure);
}

/** What one check on the output y says of it. */
function failureOf(check: Check, y: Nested, other: Nested = y) {
  return failuresOf([check], { y: tensor(y), other: tensor(other) })[0] ?? null;
}

describe("multiples of an input", () => {
  const check: Check = { kind: "multiple", output: "y", of: tensor([2, -4, 8]), factors: [0, 1.5] };

  it("passes any choice among them, within the tolerance, and says how much of it was used", () => {
    expect(failureOf(check, [0, -6, 12])).toBeNull();
    expect(failureOf(check, [3, 0, 0])).toBeNull();
    const near = runChecks([check], { y: toValue(tensor([3, -6, 12.012])) }, CLOSENESS);
    expect(near.failed).toEqual([]);
    expect(near.used.get("y")).toBeCloseTo(0.5, 2);
  });

  it("shows the element that is furthest off, what would do there, and the multiples that were found", () => {
    expect(failureOf(check, [2, 0, 8])).toMatchObject({
      kind: "not-a-multiple",
      index: [2],
      got: 8,
      allowed: [0, 12],
      wrongCount: 2,
      elementCount: 3,
      otherFactors: [1],
    });
  });

  it("takes numbers without a pattern for no multiples", () => {
    const of = normalTensor([40], 1);
    const failures = failuresOf([{ kind: "multiple", output: "y", of, factors: [1] }], {
      y: normalTensor([40], 2),
    });
    expect(failures).toMatchObject([{ kind: "not-a-multiple", otherFactors: null }]);
  });
});

describe("bounds", () => {
  const check: Check = { kind: "within", output: "y", low: -1, high: 2 };

  it("includes both ends, within the tolerance", () => {
    expect(failureOf(check, [-1, 0, 2, 2.001])).toBeNull();
  });

  it("shows the element that is furthest outside", () => {
    expect(
      failureOf(check, [
        [-1.5, 0],
        [1, 4],
      ]),
    ).toMatchObject({
      kind: "out-of-bounds",
      index: [1, 1],
      got: 4,
      low: -1,
      high: 2,
      wrongCount: 2,
    });
  });
});

describe("places of zeros", () => {
  it("asks for those of another output", () => {
    const check: Check = { kind: "same-zeros", output: "y", as: "other" };
    expect(failureOf(check, [0, 5, -0], [0, 1, 0])).toBeNull();
    expect(failureOf(check, [0, 5, 0], [0, 1, 2])).toMatchObject({
      kind: "misplaced-zeros",
      index: [2],
      isZero: true,
      wrongCount: 1,
    });
    expect(failureOf(check, [3, 5, 0], [0, 1, 0])).toMatchObject({ index: [0], isZero: false });
  });

  it("asks for others than those of another output", () => {
    const check: Check = { kind: "different-zeros", output: "y", than: "other" };
    expect(failureOf(check, [0, 5, 0], [0, 1, 2])).toBeNull();
    expect(failureOf(check, [0, 5, 0], [0, 1, 0])).toMatchObject({ kind: "repeated-zeros", elementCount: 3 });
  });

  it("counts neighbouring slices that repeat, along either axis", () => {
    const along = (axis: number): Check => ({ kind: "distinct-slices", output: "y", axis });
    const rows = [
      [0, 1, 1],
      [0, 2, 3],
      [0, 4, 5],
    ];
    expect(failureOf(along(0), rows)).toMatchObject({ axis: 0, repeatedCount: 2, pairCount: 2 });
    expect(failureOf(along(1), rows)).toMatchObject({ axis: 1, repeatedCount: 1, pairCount: 2 });
    expect(
      failureOf(along(0), [
        [0, 1],
        [1, 0],
        [0, 1],
      ]),
    ).toBeNull();
    expect(
      failureOf(along(1), [
        [0, 1],
        [1, 0],
        [0, 1],
      ]),
    ).toBeNull();
  });
});

describe("statistics", () => {
  it("says what was measured, what it should be and on how many elements", () => {
    const drawn = uniformTensor([256, 256], 3, { low: 0, high: 1 });
    const y = { ...drawn, values: drawn.values.map((u) => (u < 0.7 ? 0 : 1)) };
    const [failure] = failuresOf([{ kind: "zero-share", output: "y", probability: 0.3 }], { y });
    expect(failure).toMatchObject({
      kind: "improbable",
      quantity: "zero-share",
      expected: 0.3,
      elementCount: 65_536,
    });
    expect(failure?.kind === "improbable" && failure.measured).toBeCloseTo(0.7, 2);
  });

  it("measures initialisers", () => {
    const checks: readonly Check[] = [
      { kind: "mean", output: "w", mean: 0, deviation: 0.1 },
      { kind: "variance", output: "w", distribution: "normal", mean: 0, deviation: 0.1 },
    ];
    expect(failuresOf(checks, { w: normalTensor([300, 200], 4, { deviation: 0.1 }) })).toEqual([]);
    expect(failuresOf(checks, { w: normalTensor([300, 200], 4, { deviation: 0.14 }) })).toMatchObject([
      { quantity: "variance" },
    ]);
    expect(
      failuresOf(checks, { w: normalTensor([300, 200], 4, { mean: 0.1, deviation: 0.1 }) }),
    ).toMatchObject([{ quantity: "mean" }, { quantity: "variance" }]);
  });

  it("says nothing of elements that were not drawn one by one", () => {
    const checks: readonly Check[] = [
      { kind: "distinct-slices", output: "y", axis: 0 },
      { kind: "zero-share", output: "y", probability: 0.3 },
      { kind: "different-zeros", output: "y", than: "other" },
    ];
    const zeros = tensor([
      [0, 0],
      [0, 0],
    ]);
    expect(failuresOf(checks, { y: zeros, other: zeros })).toMatchObject([{ kind: "repeated-slices" }]);
  });
});

it("leaves outputs of another kind or shape to the comparison with the reference", () => {
  const checks: readonly Check[] = [
    { kind: "multiple", output: "y", of: tensor([1, 2]), factors: [1] },
    { kind: "same-zeros", output: "y", as: "other" },
    { kind: "different-zeros", output: "y", than: "other" },
  ];
  expect(failuresOf(checks, { y: tensor([[5, 6]]), other: 3 })).toEqual([]);
  expect(failuresOf(checks, { y: "text", other: tensor([1]) })).toEqual([]);
});
