import { describe, expect, it } from "vitest";

import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { tensor } from "#lib/exercises/inputs.ts";
import { apply, call, construct } from "#lib/exercises/steps.ts";
import { nudgedCases, nudgedDefaults } from "./nudge.ts";

function caseOf(...steps: ExerciseCase["steps"]): ExerciseCase {
  return { id: "only", title: { zh: "例", en: "example" }, visible: true, steps };
}

describe("nudgedCases", () => {
  it("moves each plain number by a tenth, one place at a time and in all cases", () => {
    const x = tensor([1, 2]);
    const cases = [
      caseOf(construct(x, 0.5), call("forward", [x, 3], "y")),
      caseOf(construct(x, 2.5), call("forward", [x, 4], "y")),
    ];
    const nudged = nudgedCases(cases).map(({ name, cases: moved }) => [name, moved] as const);
    expect(nudged.map(([name]) => name)).toEqual(["construct, argument 1", "forward, argument 1"]);
    const [constructed, called] = nudged.map(([, moved]) => moved);
    expect(constructed?.map(({ steps }) => steps)).toEqual([
      [construct(x, 0.5 * 1.1), call("forward", [x, 3], "y")],
      [construct(x, 2.5 * 1.1), call("forward", [x, 4], "y")],
    ]);
    // Whole numbers (sizes, strides) by one.
    expect(called?.map(({ steps }) => steps[1])).toEqual([
      call("forward", [x, 4], "y"),
      call("forward", [x, 5], "y"),
    ]);
  });

  it("leaves tensors and booleans alone", () => {
    expect(nudgedCases([caseOf(apply([tensor([1]), true]))])).toEqual([]);
  });
});

describe("nudgedDefaults", () => {
  it.each([
    [
      "typescript",
      "constructor(g: tf.Tensor, eps = 1e-5, m: number = 2) {}",
      ["eps = 0.000011000000000000001", "m: number = 3"],
    ],
    ["python", "def __init__(self, g, eps=1e-5, m=2):\n    pass", ["eps=0.000011000000000000001", "m=3"]],
  ] as const)("moves each default in %s", (language, source, moved) => {
    const nudged = nudgedDefaults(source, language);
    expect(nudged.map(({ name }) => name)).toEqual(["default of eps", "default of m"]);
    nudged.forEach(({ source: changed }, index) => {
      const [eps, m] = language === "python" ? ["eps=1e-5", "m=2"] : ["eps = 1e-5", "m: number = 2"];
      expect(changed).toBe(source.replace(index === 0 ? eps : m, moved[index] ?? ""));
    });
  });

  it("takes the named arguments of a call for what they are", () => {
    expect(nudgedDefaults("def f(x):\n    return x.mean(axis=0)", "python")).toEqual([]);
  });
});
