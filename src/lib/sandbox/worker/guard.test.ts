import { describe, expect, it, vi } from "vitest";

import { Guard } from "./guard.ts";
import { OutOfMemory, Stopped } from "./stop.ts";

const small = { outputElements: 10, work: 20 };
const rules = { budget: null, forbiddenOps: [], currentLine: () => 4, stopped: () => {} };

describe("a guard", () => {
  it("lets a case spend its budget and not more, and each case anew", () => {
    const guard = new Guard();
    guard.begin({ ...rules, budget: { kernels: 2, work: 1e9, bytes: 1e9 } });
    for (let round = 0; round < 3; round++) {
      guard.beginCase();
      guard.charge(small, 0);
      guard.charge(small, 0);
    }
    expect(() => guard.charge(small, 0)).toThrow(Stopped);
    expect(guard.stop).toEqual({ kind: "op-budget" });
  });

  it("charges work as well as kernels", () => {
    const guard = new Guard();
    guard.begin({ ...rules, budget: { kernels: 1e9, work: 50, bytes: 1e9 } });
    guard.charge(small, 0);
    guard.charge(small, 0);
    expect(() => guard.charge(small, 0)).toThrow(Stopped);
  });

  it("once stopped stays stopped for the first reason, and tells it once", () => {
    const guard = new Guard();
    const stopped = vi.fn();
    guard.begin({ ...rules, forbiddenOps: ["softmax"], stopped });
    expect(() => guard.enter("softmax")).toThrow(Stopped);
    expect(() => guard.readsValues("dataSync")).toThrow(Stopped);
    guard.beginCase();
    expect(() => guard.charge(small, 0)).toThrow(Stopped);
    expect(guard.stop).toEqual({ kind: "forbidden-op", op: "softmax", line: 4 });
    expect(stopped).toHaveBeenCalledTimes(1);
  });

  it("stops for a kernel that the backend lacks, with the line", () => {
    const guard = new Guard();
    guard.begin(rules);
    expect(() => guard.lacksKernel("Unique")).toThrow(Stopped);
    expect(guard.stop).toEqual({ kind: "lacks-kernel", kernel: "Unique", line: 4 });
  });

  it("forbids a whole group by its name", () => {
    const guard = new Guard();
    guard.begin({ ...rules, forbiddenOps: ["losses", "train.adam"] });
    expect(() => guard.enter("losses.huberLoss")).toThrow("tf.losses.huberLoss is not allowed here.");
    guard.begin({ ...rules, forbiddenOps: ["losses", "train.adam"] });
    expect(() => guard.enter("train.sgd")).not.toThrow();
    expect(() => guard.enter("train.adam")).toThrow(Stopped);
  });

  it("refuses a tensor that would not fit, without ending the run", () => {
    const guard = new Guard();
    guard.begin({ ...rules, budget: { kernels: 1e9, work: 1e12, bytes: 4_000 } });
    expect(() => guard.charge({ outputElements: 600, work: 1 }, 2_000)).toThrow(OutOfMemory);
    expect(() => guard.checkShape([NaN], 0)).toThrow(OutOfMemory);
    expect(guard.stop).toBeNull();
    guard.charge({ outputElements: 400, work: 1 }, 2_000);
  });

  it("gives trusted code no budget, and tells what its dearest case cost", () => {
    const guard = new Guard();
    guard.begin(rules);
    for (let kernel = 0; kernel < 5; kernel++) guard.charge(small, 100);
    guard.beginCase();
    guard.charge(small, 0);
    expect(guard.cost).toEqual({ kernels: 5, work: 100, bytes: 140 });
  });
});
