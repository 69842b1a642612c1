import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";

const cards = (text: string): string[] =>
  readNote(text, { file: "n.md" }).cards.map(({ rule, front, back }) => `${rule}: ${front} → ${back}`);
const fronts = (text: string): string[] => readNote(text, { file: "n.md" }).cards.map(({ front }) => front);

describe("words above a formula", () => {
  it.each(["总的奖励：", "对于权重 $W$，前向传播变为：", "奖励模型的损失（Bradley-Terry）："])(
    "that only lead to it define nothing: %s",
    (words) => {
      const made = cards(`# N\n\n## 奖励\n\n${words}\n\n$$\nh = x\n$$\n`);
      expect(made).toHaveLength(1);
      expect(made[0]).toMatch(/^formula: 奖励.*的公式是什么？ → /);
    },
  );

  it("in English", () => {
    expect(cards("# N\n\n## KL term\n\nFor a Gaussian posterior and prior:\n\n$$\nd = x\n$$\n")).toEqual([
      "formula: What is the formula for KL term? → $$\nd = x\n$$",
    ]);
  });

  it("that say something stay a definition", () => {
    expect(cards("# N\n\n## 前向过程\n\n前向过程是加噪的马尔可夫链：\n\n$$\nq = x\n$$\n")[0]).toBe(
      "definition: 什么是前向过程？ → 前向过程是加噪的马尔可夫链",
    );
  });

  it("name each of several", () => {
    expect(fronts("# N\n\n## PPO\n\n总奖励：\n\n$$\nR = x\n$$\n\n裁剪目标：\n\n$$\nL = y\n$$\n")).toEqual([
      "PPO 的总奖励的公式是什么？",
      "PPO 的裁剪目标的公式是什么？",
    ]);
  });
});

describe("formulas apart from each other under one heading", () => {
  it("are asked by what they give a value to", () => {
    expect(
      fronts("# N\n\n## 前向\n\n我们先看一步。\n\n$$\nq = x\n$$\n\n再看多步。\n\n$$\nz = y\n$$\n"),
    ).toEqual(["前向：$q$ 怎么算？", "前向：$z$ 怎么算？"]);
  });

  it("unless they give it to the same", () => {
    for (const front of fronts("# N\n\n## 残差\n\n一般。\n\n$$\ny = f\n$$\n\n投影。\n\n$$\ny = g\n$$\n"))
      expect(front).toContain("残差的公式");
  });
});

describe("a glossary", () => {
  it("goes with its formula where 'where' stands alone above it", () => {
    const note =
      "# N\n\n## ELBO\n\n$$\nl = q + p\n$$\n\nwhere\n\n- $q$ is the encoder,\n- $p$ is the prior.\n";
    expect(cards(note)).toEqual([
      "formula: What is the formula for ELBO? → $$\nl = q + p\n$$\n\nwhere\n\n- $q$ is the encoder,\n- $p$ is the prior.",
    ]);
  });
});
