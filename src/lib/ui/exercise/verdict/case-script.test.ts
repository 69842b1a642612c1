import { describe, expect, it } from "vitest";

import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { gradientCase } from "#lib/exercises/gradient-case.ts";
import { filled } from "#lib/exercises/inputs.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import { caseScript, probesIn } from "./case-script.ts";

const tensor: Value = {
  kind: "tensor",
  tensor: { shape: [2, 3], dtype: "float32", values: new Float32Array(6) },
};

const adam: ExerciseCase = {
  id: "second-step",
  title: { zh: "第二步", en: "second step" },
  visible: true,
  steps: [
    {
      do: "construct",
      args: [{ kind: "record", entries: { lr: { kind: "number", value: Math.fround(0.1) } } }],
    },
    { do: "call", method: "step", args: [tensor, { kind: "list", items: [tensor] }], keep: null },
    { do: "read", attribute: "t", keep: "steps" },
  ],
};

describe("caseScript", () => {
  it("writes a class's steps as the learner would, with what is kept", () => {
    expect(caseScript(adam, "Adam", "typescript").map((line) => line.code)).toEqual([
      "const adam = new Adam({ lr: 0.1 })",
      "adam.step(float32[2, 3], [float32[2, 3]])",
      "adam.t → steps",
    ]);
  });

  it("knows no `new` in Python", () => {
    expect(caseScript(adam, "Adam", "python")[0]?.code).toBe('adam = Adam({"lr": 0.1})');
  });

  it("finds every tensor among the arguments, nested ones too", () => {
    expect(caseScript(adam, "Adam", "typescript")[1]?.tensors.map((named) => named.place)).toEqual([
      "0",
      "1[0]",
    ]);
  });

  it("leaves out the calls that only measure differences, and counts them", () => {
    const x = filled([2, 3], 1);
    const gradient = gradientCase({
      id: "gradient",
      title: { zh: "梯度", en: "gradient" },
      visible: true,
      construct: [filled([3], 2)],
      forward: { method: "forward", args: [x], keep: "y" },
      backward: { method: "backward", keep: "gradients" },
      cotangent: x,
      inputs: [
        { name: "x", of: { call: "forward", argument: 0 }, at: [0] },
        { name: "gamma", of: { call: "construct", argument: 0 }, at: [1] },
      ],
      seed: 1,
      directions: 2,
    });
    expect(caseScript(gradient, "Scale", "python").map(({ code }) => code)).toEqual([
      "scale = Scale(float32[3])",
      "scale.forward(float32[2, 3]) → y",
      "scale.backward(float32[2, 3]) → gradients",
    ]);
    expect(probesIn(gradient)).toEqual([
      { input: "x", count: 4 },
      { input: "gamma", count: 4 },
    ]);
  });

  it("calls a function by its own name", () => {
    const softmax: ExerciseCase = {
      ...adam,
      steps: [{ do: "call", method: null, args: [tensor], keep: "y" }],
    };
    expect(caseScript(softmax, "softmax", "typescript")[0]?.code).toBe("softmax(float32[2, 3]) → y");
  });
});
