import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { TensorData } from "#lib/exercises/tensor-data.ts";
import { indexAt } from "#lib/grading/compare.ts";
import { firstWrong } from "./wrong-elements.ts";

const matrix = (rows: number, columns: number, values: readonly number[]): TensorData => ({
  dtype: "float32",
  shape: [rows, columns],
  values: Float32Array.from(values),
});

/** Off by more than one half is wrong; by how much may not be said. */
const timesOff = (expected: number, got: number): number => Math.abs(expected - got) / 0.5;

const pairs = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) => {
    const values = fc.array(fc.constantFrom(0, 1, 2, Number.NaN), {
      minLength: rows * columns,
      maxLength: rows * columns,
    });
    return fc.record({ rows: fc.constant(rows), columns: fc.constant(columns), should: values, is: values });
  });

describe("firstWrong", () => {
  it("gives the first elements that are not right, in order", () => {
    fc.assert(
      fc.property(pairs, ({ rows, columns, should, is }) => {
        const found = firstWrong(matrix(rows, columns, should), matrix(rows, columns, is), timesOff, null);
        const wrong = should.flatMap((value, flat) => (value === is[flat] ? [] : [flat]));
        expect(found.map(({ flat }) => flat)).toEqual(wrong.slice(0, 5));
        expect(found.map(({ index }) => index)).toEqual(
          wrong.slice(0, 5).map((flat) => indexAt(flat, [rows, columns])),
        );
      }),
    );
  });

  it("always has the worst among them", () => {
    const [should, is] = [new Array<number>(9).fill(0), [1, 1, 1, 1, 1, 1, 1, 9, 1]];
    const first = firstWrong(matrix(3, 3, should), matrix(3, 3, is), timesOff, [2, 1]);
    expect(first.map(({ flat, isWorst }) => (isWorst ? `${flat}!` : String(flat)))).toEqual([
      "0",
      "1",
      "2",
      "3",
      "7!",
    ]);
  });
});
