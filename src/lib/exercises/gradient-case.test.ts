import { describe, expect, it } from "vitest";

import { gradientCase } from "./gradient-case.ts";
import { normalTensor, toValue } from "./inputs.ts";
import { parseCases } from "./parse-cases.ts";

const x = normalTensor([2, 3], 1);
const gamma = normalTensor([3], 2);
const given = {
  id: "gradients",
  title: { zh: "梯度", en: "gradients" },
  visible: true,
  construct: [gamma, 0.5],
  forward: { method: "forward", args: [x], keep: "y" },
  backward: { method: "backward", keep: "gradients" },
  cotangent: normalTensor([2, 3], 3),
  inputs: [
    { name: "x", of: { call: "forward", argument: 0 }, at: [0] },
    { name: "gamma", of: { call: "construct", argument: 0 }, at: [1] },
  ],
  seed: 4,
} as const;

describe("a case that asks for gradients", () => {
  const made = gradientCase(given);

  it("is data that reads as a case", () => {
    const problems: Parameters<typeof parseCases>[1] = [];
    expect(parseCases([made], problems)).toEqual([made]);
    expect(problems).toEqual([]);
  });

  it("keeps value and gradients as its two halves, before anything is moved", () => {
    expect(made.steps.slice(0, 3)).toMatchObject([
      { do: "construct" },
      { method: "forward", keep: "y", half: "forward" },
      { method: "backward", keep: "gradients", half: "backward" },
    ]);
    expect(made.steps.slice(3).every((step) => step.do === "construct" || !("half" in step))).toBe(true);
  });

  it("moves each input to both sides along five directions, and tells by how much", () => {
    const [ofX] = made.checks ?? [];
    if (ofX?.kind !== "gradient") throw new Error("no gradient check");
    expect(ofX.differences).toHaveLength(5);
    for (const { change, plus, minus } of ofX.differences) {
      const at = (keep: string) => {
        const step = made.steps.find((one) => one.do === "call" && one.keep === keep);
        const [arg] = step?.do === "call" ? step.args : [];
        return arg?.kind === "tensor" ? arg.tensor.values : [];
      };
      const moved = Array.from(change.values, (_, i) => (at(plus)[i] ?? 0) - (at(minus)[i] ?? 0));
      moved.forEach((delta, i) => {
        expect(change.values[i]).toBeCloseTo(delta, 9);
      });
      expect(Math.max(...moved.map(Math.abs))).toBeLessThan(0.1);
      expect(new Set(moved).size).toBe(6);
    }
  });

  it("builds the layer anew where it is the constructor's input that moves", () => {
    const built = made.steps.filter((step) => step.do === "construct");
    expect(built).toHaveLength(1 + 10);
    expect(built.every(({ args }) => args[1]?.kind === "number")).toBe(true);
    expect(built[1]?.args[0]).not.toEqual(toValue(gamma));
  });

  it("is the same for the same seed", () => {
    expect(gradientCase(given)).toEqual(made);
  });

  it("refuses what cannot be moved a little", () => {
    const inputs = [{ name: "eps", of: { call: "construct", argument: 1 }, at: [0] }] as const;
    expect(() => gradientCase({ ...given, inputs })).toThrow("eps is no float32 tensor");
  });
});
