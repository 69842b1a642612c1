import { describe, expect, it } from "vitest";

import { EXERCISES } from "#lib/exercises/catalogue.ts";
import { Terms } from "#lib/notes/terms.ts";
import { exerciseOf } from "./code-exercise.ts";
import { KNOWN_TERMS } from "./known-terms.ts";

const terms = new Terms(KNOWN_TERMS);
const find = (...context: string[]): string | undefined =>
  exerciseOf({ context, subject: context.at(-1) ?? "" }, EXERCISES, terms)?.id;

describe("the exercise of a code card", () => {
  it("is found by any name of its subject, and by the heading above", () => {
    expect(find("优化器", "Adam优化器实现")).toBe("adam");
    expect(find("批归一化层实现")).toBe("batch-norm");
    expect(find("Batch Normalization")).toBe("batch-norm");
    expect(find("正则化", "Dropout 实现")).toBe("dropout");
    expect(find("注意力实现")).toBe("attention");
    expect(find("批归一化 (Batch Normalization)", "层的写法")).toBe("batch-norm");
  });

  it("is none where no exercise is about it", () => {
    expect(find("深度学习", "训练循环")).toBeUndefined();
    expect(find("Layer Normalization")).toBeUndefined();
    expect(find()).toBeUndefined();
  });
});
