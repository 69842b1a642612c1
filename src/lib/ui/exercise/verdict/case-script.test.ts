import { describe, expect, it } from "vitest";

import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import { caseScript } from "./case-script.ts";

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
    expect(caseScript(adam, "Adam", "python")[0]?.code).toBe("adam = Adam({ lr: 0.1 })");
  });

  it("finds every tensor among the arguments, nested ones too", () => {
    expect(caseScript(adam, "Adam", "typescript")[1]?.tensors.map((named) => named.place)).toEqual([
      "0",
      "1[0]",
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
