import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { DType, TensorData } from "#lib/exercises/tensor-data.ts";
import { compareTensors, indexAt, magnitude } from "./compare.ts";

const closeness = { relative: 1e-2, absolute: 1e-2 };

function float32(values: readonly number[], shape: readonly number[] = [values.length]): TensorData {
  return { shape, dtype: "float32", values: Float32Array.from(values) };
}

/** Values whose sums and multiples neither overflow nor vanish. */
const element = fc.oneof(
  fc.constant(0),
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
  fc.double({ min: -1e3, max: -1e-3, noNaN: true }),
);
const elements = fc.array(element, { minLength: 1, maxLength: 12 });

/** A tensor with one of its positions. */
const placed = elements.chain((values) => fc.tuple(fc.constant(values), fc.nat(values.length - 1)));

describe("comparing tensors", () => {
  it("finds every tensor close to itself", () => {
    fc.assert(
      fc.property(elements, (values) => {
        expect(compareTensors(float32(values), float32(values), closeness)).toEqual({
          kind: "close",
          worstTolerances: 0,
        });
      }),
    );
  });

  it("is strict about the shape, whatever the values", () => {
    fc.assert(
      fc.property(elements, (values) => {
        const row = float32(values, [1, values.length]);
        const column = float32(values, [values.length, 1]);
        expect(compareTensors(float32(values), row, closeness).kind).toBe("wrong-shape");
        if (values.length > 1) expect(compareTensors(row, column, closeness).kind).toBe("wrong-shape");
      }),
    );
  });

  it("is not taken in by a shape that its values do not fill", () => {
    const short: TensorData = { shape: [3], dtype: "float32", values: Float32Array.of(1) };
    expect(compareTensors(float32([1, 2, 3]), short, closeness).kind).toBe("wrong-shape");
  });

  it("is strict about the dtype", () => {
    const integers: TensorData = { shape: [2], dtype: "int32", values: Int32Array.of(1, 2) };
    expect(compareTensors(float32([1, 2]), integers, closeness).kind).toBe("wrong-dtype");
  });

  it.each<[DType, TensorData["values"], TensorData["values"]]>([
    ["int32", Int32Array.of(1000, 2000), Int32Array.of(1000, 2001)],
    ["bool", Uint8Array.of(1, 0), Uint8Array.of(1, 1)],
  ])("wants %s equal, however wide the tolerance", (dtype, expected, got) => {
    const comparison = compareTensors(
      { shape: [2], dtype, values: expected },
      { shape: [2], dtype, values: got },
      { relative: 1, absolute: 1 },
    );
    expect(comparison).toMatchObject({
      kind: "wrong-value",
      worst: { index: [1], tolerancesOff: Infinity },
      wrongCount: 1,
    });
  });

  it("never takes NaN for close, even where NaN was expected", () => {
    fc.assert(
      fc.property(placed, fc.boolean(), ([values, position], isExpected) => {
        const withNaN = values.with(position, NaN);
        const expected = float32(isExpected ? withNaN : values);
        expect(compareTensors(expected, float32(withNaN), closeness)).toEqual({
          kind: "not-finite",
          index: [position],
          element: "NaN",
          notFiniteCount: 1,
        });
      }),
    );
  });

  it("takes −0 for 0", () => {
    expect(compareTensors(float32([0, -0]), float32([-0, 0]), { relative: 0, absolute: 0 }).kind).toBe(
      "close",
    );
  });

  it("takes an infinity only for the same infinity", () => {
    const masked = float32([1, -Infinity]);
    expect(compareTensors(masked, float32([1, -Infinity]), closeness).kind).toBe("close");
    expect(compareTensors(masked, float32([1, Infinity]), closeness)).toMatchObject({ element: "Infinity" });
    expect(compareTensors(masked, float32([1, -3e38]), closeness)).toMatchObject({
      kind: "wrong-value",
      worst: { index: [1], tolerancesOff: Infinity },
    });
    expect(compareTensors(float32([1, 2]), float32([1, -Infinity]), closeness)).toMatchObject({
      kind: "not-finite",
      element: "-Infinity",
    });
  });

  it("passes what is just inside the tolerance, fails what is just outside, and says where", () => {
    fc.assert(
      fc.property(placed, fc.boolean(), ([values, position], isAbove) => {
        const expected = float32(values);
        const own = Math.abs(expected.values[position] ?? 0);
        const allowed = closeness.relative * own + closeness.absolute * magnitude(expected);
        const moved = (share: number) => {
          const got = float32(values);
          got.values[position] = (expected.values[position] ?? 0) + (isAbove ? 1 : -1) * share * allowed;
          return compareTensors(expected, got, closeness);
        };
        expect(moved(0.99).kind).toBe("close");
        expect(moved(1.01)).toMatchObject({
          kind: "wrong-value",
          worst: { index: [position] },
          wrongCount: 1,
        });
      }),
    );
  });

  it("judges by proportion: multiplying both sides by a number changes nothing", () => {
    fc.assert(
      fc.property(elements, elements, fc.integer({ min: -20, max: 20 }), (values, noise, exponent) => {
        const factor = 2 ** exponent;
        const gotten = values.map((value, i) => value + (noise[i] ?? 0) / 50);
        const scaled = (list: readonly number[]) =>
          float32(Array.from(float32(list).values, (v) => v * factor));
        const before = compareTensors(float32(values), float32(gotten), closeness);
        const after = compareTensors(scaled(values), scaled(gotten), closeness);
        // An all-zero tensor has no magnitude of its own to be in proportion to.
        fc.pre(values.some((value) => value !== 0));
        expect(after.kind).toBe(before.kind);
        if (before.kind !== "wrong-value" || after.kind !== "wrong-value") return;
        expect(after.worst.index).toEqual(before.worst.index);
        expect(after.worst.tolerancesOff).toBeCloseTo(before.worst.tolerancesOff, 6);
      }),
    );
  });

  it("lets a case say the scale where the outputs cancel", () => {
    const [expected, got] = [float32([1e-4]), float32([3e-4])];
    expect(compareTensors(expected, got, closeness).kind).toBe("wrong-value");
    expect(compareTensors(expected, got, { ...closeness, scale: 1 }).kind).toBe("close");
  });

  it("counts wrong elements and names the one that is furthest off in tolerances, not in size", () => {
    const comparison = compareTensors(
      float32([100, 1, 0, -50], [2, 2]),
      float32([103, 1, 2.5, -50.1], [2, 2]),
      { relative: 0.02, absolute: 0.001 },
    );
    expect(comparison).toMatchObject({
      kind: "wrong-value",
      worst: { index: [1, 0], expected: 0, got: 2.5 },
      wrongCount: 2,
    });
  });

  it("has no magnitude to offer for zeros, so 1 stands in", () => {
    expect(magnitude(float32([0, -0]))).toBe(1);
    expect(magnitude(float32([0.5, -3, -Infinity]))).toBe(3);
  });
});

describe("indexAt", () => {
  it("inverts the row-major order", () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 });
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, seed) => {
        const size = shape.reduce((product, length) => product * length, 1);
        const position = seed % size;
        const index = indexAt(position, shape);
        expect(index).toHaveLength(shape.length);
        expect(index.reduce((sum, i, axis) => sum * (shape[axis] ?? 1) + i, 0)).toBe(position);
      }),
    );
  });
});
