import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { indexAt } from "#lib/grading/compare.ts";
import { positionOf, showsEverything, sliceLabel, windowAround, windowCells } from "./tensor-window.ts";

const shapes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 });
const sizes = fc.record({ rows: fc.integer({ min: 1, max: 9 }), columns: fc.integer({ min: 1, max: 9 }) });

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

describe("positionOf", () => {
  it("undoes the judge's index for every element of every shape", () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, seed) => {
        const position = seed % sizeOf(shape);
        expect(positionOf(indexAt(position, shape), shape)).toBe(position);
      }),
    );
  });
});

describe("windowAround", () => {
  it("always shows the focus, and never more than the size allows", () => {
    fc.assert(
      fc.property(shapes, sizes, fc.nat(), (shape, size, seed) => {
        const flat = seed % sizeOf(shape);
        const values = Float64Array.from({ length: sizeOf(shape) }, (_, position) => position);
        const window = windowAround(shape, indexAt(flat, shape), size);
        const cells = windowCells(values, shape, window);
        expect(cells.length).toBeLessThanOrEqual(size.rows);
        expect(cells.every((row) => row.length <= size.columns)).toBe(true);
        expect(cells.flat().map((cell) => cell.flat)).toContain(flat);
        expect(cells.flat().every((cell) => cell.value === cell.flat)).toBe(true);
      }),
    );
  });

  it("stands in the middle of a large matrix and stops at its edges", () => {
    const size = { rows: 5, columns: 4 };
    expect(windowAround([100, 80], [50, 40], size)).toMatchObject({
      rows: { start: 48, count: 5 },
      columns: { start: 38, count: 4 },
    });
    expect(windowAround([100, 80], [99, 79], size)).toMatchObject({
      rows: { start: 95 },
      columns: { start: 76 },
    });
  });

  it("stands a vector upright", () => {
    const window = windowAround([40], [20], { rows: 5, columns: 4 });
    expect(window).toMatchObject({ rows: { start: 18, count: 5 }, columns: { count: 1 } });
    expect(sliceLabel(window)).toBe("[18:23]");
  });

  it("shows an empty tensor as no cells", () => {
    const window = windowAround([0, 3], null, { rows: 4, columns: 4 });
    expect(windowCells([], [0, 3], window)).toEqual([]);
  });
});

describe("sliceLabel", () => {
  it("names the fixed axes and the cut ones, and leaves a scalar without a label", () => {
    const shape = [3, 20, 5];
    expect(sliceLabel(windowAround(shape, [2, 10, 1], { rows: 4, columns: 8 }))).toBe("[2, 8:12, :]");
    expect(sliceLabel(windowAround([], [], { rows: 4, columns: 8 }))).toBe("");
  });
});

describe("showsEverything", () => {
  it("is false as soon as an axis is cut or fixed", () => {
    const size = { rows: 4, columns: 4 };
    expect(showsEverything(windowAround([4, 4], null, size), [4, 4])).toBe(true);
    expect(showsEverything(windowAround([2, 4, 4], null, size), [2, 4, 4])).toBe(false);
    expect(showsEverything(windowAround([5, 4], null, size), [5, 4])).toBe(false);
  });
});
