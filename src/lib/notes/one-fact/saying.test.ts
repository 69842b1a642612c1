import { describe, expect, it } from "vitest";

import { isFormulaOnly, sayingText, seemContradictory } from "./saying.ts";

describe("sayingText", () => {
  it.each([
    ["**随机**丢弃 神经元。", "随机丢弃神经元"],
    ["σ(x) = 1/(1+e⁻ˣ)", "σ(x)=1/(1+e^(-x))"],
    ["$$\n\\sigma(x) = x^{2}\n$$", "$\\sigma(x)=x^2$"],
    ["$\\text{ReLU}(x) = \\max(0,\\, x)$", "$\\mathrm{ReLU}(x)=\\max(0, x)$"],
    ["$\\left(x\\right)$", "$(x)$"],
    ["* 甲\n* 乙", "- 甲\n- 乙"],
    ["70–80%", "70-80%"],
    ["$\\lambda \\sum w_{i}$", "$λ\\sum w_i$"],
  ])("reads %j and %j alike", (first, second) => {
    expect(sayingText(first)).toBe(sayingText(second));
  });

  it.each([
    ["$\\frac{1}{n}$", "$\\frac{2}{n}$"],
    ["$a \\cdot b$", "$a \\times b$"],
    ["x²", "x2"],
    ["-1", "1"],
    ["f^{(2)}(x)", "f^2(x)"],
    ["w^(l)", "w^l"],
    ["`a**b`", "`ab`"],
    ["`x^2`", "`x²`"],
    ["梯度消失", "梯度爆炸"],
    ["ReLU", "relu"],
    ["max(0, x)", "f(x) = max(0, x)"],
  ])("keeps %j and %j apart", (first, second) => {
    expect(sayingText(first)).not.toBe(sayingText(second));
  });
});

describe("isFormulaOnly", () => {
  it.each([
    "$x^2$",
    "$$\ny = wx\n$$",
    "λΣw²",
    "x' = (x - μ)/(σ + ε)",
    "e_t = Query·Key_t".replace("Query", "Q"),
  ])("is true of %j", (text) => {
    expect(isFormulaOnly(text)).toBe(true);
  });

  it.each(["隐藏层", "70-80%", "GELU", "0.001, 0.01", "用 $x$ 表示", "input/output gates", "1998"])(
    "is false of %j",
    (text) => {
      expect(isFormulaOnly(text)).toBe(false);
    },
  );
});

describe("seemContradictory", () => {
  it.each([
    ["通常取 0.9", "通常取 0.99"],
    ["1998", "1989"],
    ["70-80%，用于训练", "60%，用于训练"],
    ["$\\mathcal{N}(0, \\frac{1}{n})$", "$\\mathcal{N}(0, \\frac{2}{n})$"],
  ])("doubts %j and %j", (first, second) => {
    expect(seemContradictory(first, second)).toBe(true);
  });

  it.each([
    ["输出范围：(0, 1)", "输出 (0,1)，用于二分类"],
    ["L1 正则化", "L2 正则化"],
    ["约 70%", "70-80%"],
    ["$\\frac{1}{n}\\sum_i x_i$", "$2\\sum_i x_i + c$"],
    ["没有数", "也没有"],
  ])("does not doubt %j and %j", (first, second) => {
    expect(seemContradictory(first, second)).toBe(false);
  });
});
