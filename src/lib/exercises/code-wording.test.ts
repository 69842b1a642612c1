import { describe, expect, it } from "vitest";

import { inCodeLanguage, wordedLanguages } from "./code-wording.ts";

describe("inCodeLanguage", () => {
  it("keeps the words of one language", () => {
    const text = "`<ts>runningMean</ts><py>running_mean</py>` is [D], <ts>`new BatchNorm(γ, β)`</ts>.";
    expect(inCodeLanguage(text, "typescript")).toBe("`runningMean` is [D], `new BatchNorm(γ, β)`.");
    expect(inCodeLanguage(text, "python")).toBe("`running_mean` is [D], .");
  });

  it("takes whole lines with tags that stand alone", () => {
    const text = "before\n<ts>\na\n\nb\n</ts>\n<py>\nc\n</py>\nafter";
    expect(inCodeLanguage(text, "typescript")).toBe("before\na\n\nb\nafter");
    expect(inCodeLanguage(text, "python")).toBe("before\nc\nafter");
  });

  it("leaves a text without tags as it is", () => {
    expect(inCodeLanguage("a < b and $<p>$", "python")).toBe("a < b and $<p>$");
  });
});

describe("wordedLanguages", () => {
  it("tells whose words there are", () => {
    expect(wordedLanguages("plain")).toEqual(new Set());
    expect(wordedLanguages("<ts>a</ts><py>b</py>")).toEqual(new Set(["typescript", "python"]));
  });

  it.each(["<ts>a", "a</py>", "<ts>a<py>b</py></ts>", "<ts>a</py>"])("refuses %s", (text) => {
    expect(wordedLanguages(text)).toBeNull();
  });
});
