import { describe, expect, it } from "vitest";

import { sameProblem } from "./same-problem.ts";

const problem = (name: string, message: string) => ({ name, message, line: 3, column: null });
const matMul = (a: string, b: string) =>
  `Error in matMul: inner shapes (${a}) and (${b}) of Tensors with shapes 5,${a} and ${b},2 and transposeA=false must match.`;

describe("two errors", () => {
  it.each([
    ["TypeError", "x.foo is not a function", "input.foo is not a function"],
    ["ReferenceError", "xs is not defined", "other is not defined"],
    [
      "TypeError",
      "Cannot read properties of undefined (reading 'shape')",
      "Cannot read properties of undefined (reading 'mean')",
    ],
    ["NameError", "name 'mu' isn't defined", "name 'mean' isn't defined"],
    ["Error", matMul("3", "4"), matMul("6", "7")],
    [
      "ValueError",
      "operands could not be broadcast together with shapes (3,4) (3,)",
      "operands could not be broadcast together with shapes (7,2) (7,)",
    ],
    [
      "IndexError",
      "index 3 is out of bounds for axis 0 with size 3",
      "index -1 is out of bounds for axis 1 with size 12",
    ],
  ])("are one %s whatever things are called and however large they are", (name, one, other) => {
    expect(sameProblem(problem(name, one), problem(name, other))).toBe(true);
  });

  it("are two where they say other things, or are of another kind", () => {
    expect(sameProblem(problem("Error", matMul("3", "4")), problem("Error", "Cannot sum over axis 2"))).toBe(
      false,
    );
    expect(
      sameProblem(problem("TypeError", "x is not iterable"), problem("TypeError", "x is not a function")),
    ).toBe(false);
    expect(sameProblem(problem("KeyError", "m"), problem("ValueError", "m"))).toBe(false);
  });
});
