import { describe, expect, it } from "vitest";

import { inCodeLanguage, wordedLanguages, wordingProblem } from "./code-wording.ts";

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

describe("wordingProblem", () => {
  const both = ["typescript", "python"] as const;

  it.each([
    "plain",
    "`<ts>runningMean</ts><py>running_mean</py>` and `<py>None</py><ts>null</ts>`",
    "<ts>one</ts><py>1</py> <ts>two</ts><py>2</py>",
    "a\n<ts>\nb\n</ts>\n<py>\nc\n</py>",
    "use it<ts>: `tf.softmax`</ts><py></py>.",
  ])("finds nothing wrong with %j", (text) => {
    expect(wordingProblem(text, both)).toBeNull();
  });

  it.each([
    ["<ts>a", "has a tag <ts> or <py> that is not closed, not opened or within another"],
    ["x <ts>a</ts> y", 'words "a" for one language alone: put <ts> and <py> side by side'],
    ["<ts>a</ts> and <py>b</py>", 'words "a" for one language alone: put <ts> and <py> side by side'],
    ["<ts>a</ts><ts>b</ts>", 'words "a" for one language alone: put <ts> and <py> side by side'],
    ["<ts>a</ts><py> </py>", "says nothing in python"],
  ])("says what is wrong with %j", (text, problem) => {
    expect(wordingProblem(text, both)).toBe(problem);
  });

  it("wants no words for a language that is not read", () => {
    expect(wordingProblem("plain", ["python"])).toBeNull();
    expect(wordingProblem("<py>a</py>", ["python"])).toBeNull();
    expect(wordingProblem("<ts>a</ts><py>b</py>", ["python"])).toBe(
      "has words for typescript, which nobody reads here",
    );
  });
});
