import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";
import { renderMaths } from "../render/maths.ts";
import { formulaGaps } from "./formula-gaps.ts";

const factors = (latex: string): string[] => formulaGaps(latex).map(({ factor }) => factor);

describe("formulaGaps", () => {
  it.each([
    [
      "numerator and denominator",
      "\\tanh(x) = \\frac{e^x - e^{-x}}{e^x + e^{-x}}",
      ["e^x - e^{-x}", "e^x + e^{-x}"],
    ],
    [
      "a root's argument",
      "\\hat{x} = \\gamma \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} + \\beta",
      ["\\sqrt{\\sigma^2 + \\epsilon}"],
    ],
    ["a power", "L = \\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2", ["(y_i - \\hat{y}_i)^2"]],
    ["the terms of a sum", "v_{t+1} = \\mu v_t + \\eta \\nabla L(w_t)", ["\\mu v_t", "\\eta \\nabla L(w_t)"]],
    [
      "a factor in brackets",
      "\\eta_t = \\frac{1}{2} \\eta_0 (1 + \\cos(\\frac{t}{T}\\pi))",
      ["1 + \\cos(\\frac{t}{T}\\pi)"],
    ],
    [
      "the middle of a chain of derivatives",
      "\\frac{\\partial L}{\\partial w} = \\frac{\\partial L}{\\partial a} \\cdot \\frac{\\partial a}{\\partial z} \\cdot \\frac{\\partial z}{\\partial w}",
      ["\\frac{\\partial a}{\\partial z}"],
    ],
    [
      "a case",
      "f(x) = \\begin{cases} x & x > 0 \\\\ 0.01x & x \\le 0 \\\\ 0 & \\text{else} \\end{cases}",
      ["0.01x"],
    ],
  ])("hides %s", (_, latex, expected) => {
    expect(factors(latex)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ["short", "\\sigma(x) = \\frac{1}{1 + e^{-x}}"],
    [
      "a product of two derivatives, where what cancels says the rest",
      "\\frac{\\partial L}{\\partial w} = \\frac{\\partial L}{\\partial z} \\cdot \\frac{\\partial z}{\\partial w}",
    ],
    ["cut short", "L = \\frac{a + b + c + d}{e + f + g + h"],
    ["with brackets that do not match", "L = (a + b + c + d + e + f] + g) + h]"],
    ["with definitions", "\\def\\x{a b c d} y = \\x + a b c + d e f + g h i"],
  ])("hides nothing of a formula that is %s", (_, latex) => {
    expect(factors(latex)).toEqual([]);
  });

  it("hides no half of an absolute value, and no left-hand side", () => {
    expect(factors("L = \\frac{1}{N} \\sum_{i=1}^{N} |y_i - \\hat{y}_i|")).toEqual([]);
    expect(factors("\\begin{aligned} a + b + c + d &= x \\\\ y &= z \\end{aligned}")).toEqual([]);
  });
});

const atom = fc.constantFrom(
  "x",
  "y_i",
  "\\hat{y}_i",
  "\\beta_1",
  "W",
  "2",
  "\\log p",
  "w_{t+1}",
  "\\text{if } a",
);
const term = fc.letrec<{ term: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    atom,
    fc
      .tuple(tie("term"), fc.constantFrom(" + ", " - ", " \\cdot ", " ", ", "), tie("term"))
      .map((parts) => parts.join("")),
    fc.tuple(tie("term"), tie("term")).map(([a, b]) => `\\frac{${a}}{${b}}`),
    tie("term").map((a) => `\\sqrt{${a}}`),
    tie("term").map((a) => `\\left( ${a} \\right)^2`),
    tie("term").map((a) => `\\bigl[${a}\\bigr]`),
    tie("term").map((a) => `e^{${a}}`),
    tie("term").map((a) => `\\sum_{i=1}^{n} ${a}`),
    tie("term").map((a) => `|${a}|`),
    fc
      .tuple(tie("term"), tie("term"))
      .map(([a, b]) => `\\begin{cases} ${a} & x > 0 \\\\ ${b} & x = 0 \\end{cases}`),
  ),
})).term;
const formula = fc.oneof(
  term.map((value) => `y = ${value}`),
  term,
  fc.tuple(term, term).map(([a, b]) => `\\begin{aligned} y &= ${a} \\\\ z &= ${b} \\end{aligned}`),
);

const isBroken = (latex: string): boolean => renderMaths(latex, true).includes("katex-error");

describe("every gap", () => {
  it("is a piece of the formula that KaTeX draws, filled and open, and that stands in it once", () => {
    fc.assert(
      fc.property(formula, (latex) => {
        fc.pre(!isBroken(latex));
        const gaps = formulaGaps(latex);
        expect(gaps.length).toBeLessThanOrEqual(3);
        for (const { passage, factor } of gaps) {
          const bare = (text: string): string => text.replace(/\s+/g, "");
          expect(bare(passage.replace("\\boxed{?}", () => factor))).toBe(bare(latex));
          expect(bare(passage)).not.toContain(bare(factor));
          expect(isBroken(passage)).toBe(false);
          expect(isBroken(factor)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("comes of any text without a crash, or not at all", () => {
    const pieces = fc.constantFrom(
      "\\left(",
      "\\right]",
      "\\begin{cases}",
      "\\end{cases}",
      "{",
      "}",
      "^",
      "_",
      "&",
      "\\\\",
      "\\frac",
      "\\sqrt[",
      "\\",
      "x",
      "+",
      "=",
      "|",
      "\\big",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(pieces, { maxLength: 40 }).map((all) => all.join(" ")),
        ),
        (latex) => {
          for (const { passage } of formulaGaps(latex)) expect(passage).toContain("\\boxed{?}");
        },
      ),
    );
    expect(formulaGaps("{".repeat(1_400))).toEqual([]);
    expect(formulaGaps("x^".repeat(700))).toEqual([]);
  });
});

describe("a display formula", () => {
  const note = (before: string): string =>
    `# 笔记\n\n## 动量\n\n${before}$$v_{t+1} = \\mu v_t + \\eta \\nabla L(w_t)$$\n\n其中 $\\mu$ 是动量系数\n`;

  it("is asked as a whole with its glossary, and factor by factor", () => {
    const { cards } = readNote(note(""), { file: "n.md" });
    expect(cards.map(({ front, back }) => [front, back])).toEqual([
      [
        expect.stringContaining("公式"),
        "$$\nv_{t+1} = \\mu v_t + \\eta \\nabla L(w_t)\n$$\n\n其中 $\\mu$ 是动量系数",
      ],
      ["动量的公式里缺的是什么？\n\n$$\nv_{t+1} = \\boxed{?} + \\eta \\nabla L(w_t)\n$$", "$\\mu v_t$"],
      ["动量的公式里缺的是什么？\n\n$$\nv_{t+1} = \\mu v_t + \\boxed{?}\n$$", "$\\eta \\nabla L(w_t)$"],
    ]);
    expect(new Set(cards.map(({ id }) => id)).size).toBe(3);
  });

  it("is one card where its author named it", () => {
    const { cards } = readNote(note("<!-- card: id=momentum -->\n\n"), { file: "n.md" });
    expect(cards.map(({ id }) => id)).toEqual(["momentum"]);
  });
});
