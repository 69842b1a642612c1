import { describe, expect, it } from "vitest";

import { normaliseDisplayMaths } from "./display-maths.ts";

function normalised(text: string): string {
  const lines = text.split("\n").map((written, index) => ({ text: written, line: index + 1 }));
  return normaliseDisplayMaths(lines)
    .map((line) => line.text)
    .join("\n");
}

describe("dollars", () => {
  it("delimit a formula only where there are two of them", () => {
    expect(normalised("$$a $$$$ b$$")).toBe("$$\na $$$$ b\n$$");
    expect(normalised("$$\na $$$$ b\n$$")).toBe("$$\na $$$$ b\n$$");
    expect(normalised("损失是 $$\na $$$ b\n$$")).toBe("损失是 \n$$\na $$$ b\n$$");
  });

  it("close a formula by a line of more, too", () => {
    expect(normalised("$$\na\n$$$$")).toBe("$$\na\n$$");
  });

  it("are text where nothing closes them, each of a run", () => {
    expect(normalised("$$$$甲\n\n## 乙")).toBe("\\$\\$\\$\\$甲\n\n## 乙");
    expect(normalised("$$甲\n\n## 乙")).toBe("\\$\\$甲\n\n## 乙");
  });

  it("are no formula around what would end it where it is read again", () => {
    expect(normalised("$$# 甲\n$$")).toBe("\\$\\$# 甲\n\\$\\$");
    expect(normalised("$$```\n$$")).toBe("\\$\\$```\n\\$\\$");
  });

  it.each([
    "$$a = b$$",
    "$$\na\\end{cases}$$",
    "- x $$\n  a\n  $$ y",
    "$$a $$$$ b$$",
    "$$# 甲\n$$",
    "$$$$甲",
  ])("read again are the same: %j", (text) => {
    expect(normalised(normalised(text))).toBe(normalised(text));
  });
});
