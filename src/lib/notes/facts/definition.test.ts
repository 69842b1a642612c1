import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";

const asked = (text: string, language: "zh" | "en" = "en"): string[] =>
  readNote(text, { file: "n.md", language }).cards.map(({ front }) => front);

const under = (heading: string, text: string): string => `# Notes\n\n## ${heading}\n\n${text}\n\n## Other\n`;

describe("English paragraphs that do not begin with their subject", () => {
  it.each([
    ["Dropout", "A technique that zeroes units at random. It is only used in training.", "What is dropout?"],
    [
      "Perceptron",
      "The simplest unit of a network, with a step for its activation.",
      "What is a perceptron?",
    ],
    [
      "Gradient clipping",
      "Scales the gradient down when its norm is too large.",
      "What does gradient clipping do?",
    ],
    [
      "Early stopping",
      "Automatically ends the training when validation gets worse.",
      "What does early stopping do?",
    ],
  ])("%s", (heading, text, question) => {
    expect(asked(under(heading, text))).toEqual([question]);
  });

  it.each([
    ["narration", "Dropout", "In this chapter we look at a method that drops units. It is an old one."],
    [
      "advice to the reader",
      "Learning rate",
      "If the loss jumps, take a smaller one. Then wait and see what happens.",
    ],
    ["an announcement", "Layers", "A list of layers that are used in the following:"],
    [
      "a plural at work",
      "Learning rate",
      "Models like ResNet are sensitive to it, and others are not. So be careful.",
    ],
  ])("are not taken where they are %s", (_, heading, text) => {
    expect(asked(under(heading, text))).toEqual([]);
  });
});

describe("a later clause about the subject", () => {
  it("says what it does", () => {
    expect(
      asked("# 笔记\n\n## GPU 加速\n\n深度学习需要大量计算，GPU 可以加速训练：\n\n| a |\n| - |\n", "zh"),
    ).toEqual(["GPU 加速有什么作用？"]);
  });
});
