import { describe, expect, it } from "vitest";

import { kernelCost } from "./kernel-cost.ts";

const sized = (...shape: number[]) => ({ shape });

describe("the cost of a kernel", () => {
  it("is two for each product of a matrix multiplication, batches and transposes included", () => {
    expect(kernelCost("BatchMatMul", { a: sized(3, 4), b: sized(4, 5) }, {})).toEqual({
      outputElements: 15,
      work: 2 * 3 * 4 * 5,
    });
    const batched = { a: sized(7, 4, 3), b: sized(1, 5, 4) };
    expect(kernelCost("BatchMatMul", batched, { transposeA: true, transposeB: true })).toEqual({
      outputElements: 7 * 3 * 5,
      work: 2 * 7 * 3 * 4 * 5,
    });
  });

  it("of arithmetic is what broadcasting makes of the shapes", () => {
    expect(kernelCost("Add", { a: sized(600, 1), b: sized(1, 700) }, {}).outputElements).toBe(420_000);
    expect(kernelCost("Add", { a: sized(), b: sized(8) }, {}).outputElements).toBe(8);
  });

  it.each([
    ["Fill", {}, { shape: [30, 40] }, 1_200],
    ["Tile", { x: sized(2, 3) }, { reps: [5, 7] }, 210],
    ["PadV2", { x: sized(2, 3) }, { paddings: [[1, 1], [0, 2]] }, 20], // prettier-ignore
    ["OneHot", { indices: sized(9) }, { depth: 11 }, 99],
    ["Range", {}, { start: 0, stop: 10, step: 3 }, 4],
    ["GatherV2", { x: sized(5, 6), indices: sized(100) }, { axis: 0 }, 600],
    ["Einsum", { 0: sized(3, 4), 1: sized(5, 4) }, { equation: "ik,jk->ij" }, 15],
  ] as const)("knows how far %s grows", (kernel, inputs, attributes, elements) => {
    expect(kernelCost(kernel, inputs, attributes).outputElements).toBe(elements);
  });

  it("of a convolution covers every product", () => {
    // 1×8×8×3, filter 3×3×3×4, stride 1, same padding: 8·8·4 results of 27 products each.
    const { work } = kernelCost("Conv2D", { x: sized(1, 8, 8, 3), filter: sized(3, 3, 3, 4) }, {});
    expect(work).toBeGreaterThanOrEqual(2 * 8 * 8 * 4 * 27);
  });

  it("is never less than what is read and written", () => {
    for (const kernel of ["Relu", "Sum", "Transpose", "Softmax"]) {
      expect(kernelCost(kernel, { x: sized(10, 10) }, {}).work).toBeGreaterThanOrEqual(100);
    }
  });
});
