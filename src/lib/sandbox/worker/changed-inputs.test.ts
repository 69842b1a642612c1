import { describe, expect, it } from "vitest";

import type { Value } from "#lib/exercises/tensor-data.ts";
import { hasChanged } from "./changed-inputs.ts";

const list = (...numbers: number[]): Value => ({
  kind: "list",
  items: numbers.map((value) => ({ kind: "number", value })),
});

describe("an input has changed", () => {
  it.each([
    ["an element", [1, 9]],
    ["the length", [1]],
    ["what it is", "text"],
  ])("in %s", (_name, live) => {
    expect(hasChanged(list(1, 2), live)).toBe(true);
  });

  it("not if every number is what it was, NaN too", () => {
    expect(hasChanged(list(1, NaN, -0), [1, NaN, -0])).toBe(false);
  });

  it("deep inside", () => {
    const before: Value = {
      kind: "record",
      entries: { layers: { kind: "list", items: [list(1), list(2)] } },
    };
    expect(hasChanged(before, { layers: [[1], [2]] })).toBe(false);
    expect(hasChanged(before, { layers: [[1], [3]] })).toBe(true);
    expect(hasChanged(before, { layers: [[1], [2]], more: 1 })).toBe(true);
  });
});
