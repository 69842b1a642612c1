import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";

const cards = (text: string): string[] =>
  readNote(text, { file: "n.md" }).cards.map(({ front, back }) => `${front} → ${back}`);
const under = (text: string): string[] => cards(`# N\n\n## Parallelism\n\n${text}\n`);

describe("a title in bold at the start of its paragraph", () => {
  it("names what the paragraph says", () => {
    expect(under("**Data parallelism (DP).** Every GPU holds a copy of the model.")).toEqual([
      "Parallelism: what is data parallelism (DP)? → Every GPU holds a copy of the model.",
    ]);
  });

  it("names the formula below, and leaves out what only leads to it", () => {
    expect(
      under("**VQ-VAE (2017).** Takes the nearest entry of a codebook. Its loss is\n\n$$\nl = x\n$$"),
    ).toEqual([
      "Parallelism: what is VQ-VAE (2017)? → Takes the nearest entry of a codebook.",
      "What is the formula for VQ-VAE (2017)? → $$\nl = x\n$$",
    ]);
    expect(under("**Definition (Evidence lower bound).** For any $q$ the bound is\n\n$$\nl = x\n$$")).toEqual(
      ["What is the formula for the evidence lower bound? → $$\nl = x\n$$"],
    );
  });

  it("is none where it is a sentence or says what sort of passage follows", () => {
    for (const words of ["Theorem 2.", "Proof.", "Remark.", "This is very important.", "Note."])
      expect(under(`**${words}** The bound is tight for all models.`)).toEqual([]);
  });
});

describe("labels", () => {
  it("may be a plain name above a list", () => {
    expect(under("VAE:\n\n- 样本模糊\n- 训练稳定")[0]).toContain("VAE 里");
  });

  it("in bold on a line of their own hold beyond their first paragraph", () => {
    const note =
      "# N\n\n## 超参数\n\n**奖励黑客**\n\n模型学会钻空子。\n\n- 解决办法\n    - 加惩罚\n    - 换模型\n";
    expect(cards(note)[0]).toContain("怎样解决奖励黑客？");
  });
});
