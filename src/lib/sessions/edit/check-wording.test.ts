import { describe, expect, it } from "vitest";

import { isGrave, wordingProblems } from "./check-wording.ts";

describe("a wording", () => {
  it.each([
    [" ", "b", ["no-front"]],
    ["a", "\n", ["no-back"]],
    ["Batch Norm", "**batch norm**", ["circular"]],
    ["Does momentum smooth gradients?", "Momentum", ["circular"]],
    ["0 or 1?", "0", []],
    ["a", "long ".repeat(80), ["long-back"]],
  ])("%j, %j: %j", (front, back, problems) => {
    expect(wordingProblems(front, back)).toEqual(problems);
  });

  it("is kept back only where there is nothing to ask or to answer", () => {
    expect(
      (["no-front", "no-back", "circular", "nothing-hidden", "long-back"] as const).filter(isGrave),
    ).toEqual(["no-front", "no-back", "nothing-hidden"]);
  });
});
