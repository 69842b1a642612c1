import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  filled,
  intTensor,
  normalTensor,
  onGrid,
  randomInts,
  tensor,
  toValue,
  uniformTensor,
  withColumn,
} from "./inputs.ts";

const shape = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 });
const seed = fc.nat();

describe("seeded inputs", () => {
  it("are the same for the same seed and fill their shape", () => {
    fc.assert(
      fc.property(shape, seed, (sizes, s) => {
        const size = sizes.reduce((product, length) => product * length, 1);
        for (const make of [normalTensor, uniformTensor]) {
          expect(make(sizes, s)).toEqual(make(sizes, s));
          expect(make(sizes, s).values).toHaveLength(size);
        }
      }),
    );
  });

  it("differ for another seed", () => {
    expect(normalTensor([8], 1).values).not.toEqual(normalTensor([8], 2).values);
  });

  it("are signed and not symmetric", () => {
    const { values } = normalTensor([20], 3);
    expect(values.some((value) => value < 0) && values.some((value) => value > 0)).toBe(true);
    expect(new Set(values.map(Math.abs)).size).toBe(20);
  });

  it("have the mean and deviation asked for", () => {
    const values = Array.from(normalTensor([20_000], 4, { mean: 5, deviation: 2 }).values);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean - 5)).toBeLessThan(0.1);
    expect(Math.abs(Math.sqrt(variance) - 2)).toBeLessThan(0.1);
  });

  it("stay within their bounds", () => {
    fc.assert(
      fc.property(seed, (s) => {
        expect(uniformTensor([9], s, { low: -2, high: 3 }).values.every((v) => v >= -2 && v <= 3)).toBe(true);
        const { dtype, values } = randomInts([9], s, 2, 5);
        expect(dtype).toBe("int32");
        expect([...values].every((value) => [2, 3, 4].includes(value))).toBe(true);
      }),
    );
  });

  it("on a grid are multiples of the step, so that float32 sums them exactly", () => {
    const { values } = onGrid(normalTensor([50], 5, { mean: 2000 }), 1 / 16);
    expect([...values].every((value) => Number.isInteger(value * 16))).toBe(true);
  });
});

describe("inputs written out", () => {
  it("take their shape from the nesting", () => {
    const rows = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    expect(tensor(rows)).toEqual({
      shape: [2, 3],
      dtype: "float32",
      values: Float32Array.of(1, 2, 3, 4, 5, 6),
    });
    expect(tensor(7).shape).toEqual([]);
    expect(intTensor([3, 1]).values).toEqual(Int32Array.of(3, 1));
    expect(filled([2], 0.5).values).toEqual(Float32Array.of(0.5, 0.5));
  });

  it("refuse ragged rows", () => {
    expect(() => tensor([[1, 2], [3]])).toThrow("a row has 1 entries, the first one of its axis 2");
    expect(() => tensor([[1], 2])).toThrow(RangeError);
  });

  it("can have a column replaced", () => {
    const rows = [
      [1, 2],
      [3, 4],
    ];
    expect(withColumn(tensor(rows), 1, (row) => -row).values).toEqual(Float32Array.of(1, -0, 3, -1));
  });

  it("become the plain data that crosses the sandbox's wall", () => {
    expect(toValue([1, true, "sum", null, tensor([2])])).toEqual({
      kind: "list",
      items: [
        { kind: "number", value: 1 },
        { kind: "boolean", value: true },
        { kind: "string", value: "sum" },
        { kind: "none" },
        { kind: "tensor", tensor: tensor([2]) },
      ],
    });
  });
});
