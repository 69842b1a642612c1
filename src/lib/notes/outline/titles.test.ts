import { describe, expect, it } from "vitest";

import { cleanTitle } from "./titles.ts";

describe("cleanTitle", () => {
  it.each([
    ["1.1 神经网络的组成", "神经网络的组成"],
    ["1. SGD (随机梯度下降)", "SGD (随机梯度下降)"],
    ["1.神经元", "神经元"],
    ["一、神经网络基础", "神经网络基础"],
    ["（三）优化器", "优化器"],
    ["第二章 卷积", "卷积"],
    ["Chapter 3: Attention", "Attention"],
    ["1 Introduction", "Introduction"],
    ["① 前向传播：", "前向传播"],
    ["案例：房价预测", "房价预测"],
    ["📖 **书籍**".replaceAll("*", ""), "书籍"],
    ["A. Dropout", "Dropout"],
    ["2.3.1 ResNet", "ResNet"],
    ["常见的激活函数有：", "常见的激活函数"],
  ])("%s → %s", (written, title) => {
    expect(cleanTitle(written)).toBe(title);
  });

  it.each([
    "3 种方法",
    "3x3 卷积",
    "L2 正则化",
    "2014",
    "ResNet-50",
    "一致性",
    "十字路口",
    "A* search",
    "1.5 倍",
  ])("keeps %s", (title) => {
    expect(cleanTitle(title)).toBe(title);
  });

  it("changes nothing a second time", () => {
    for (const title of ["1.1 2.2 x", "一、二、x", "案例：1. x"])
      expect(cleanTitle(cleanTitle(title))).toBe(cleanTitle(title));
  });
});
