import { describe, expect, it } from "vitest";

import { readNote } from "../read-note.ts";

const fronts = (text: string): string[] => readNote(text, { file: "n.md" }).cards.map(({ front }) => front);

describe("a table of properties by things", () => {
  it("asks for the property of the thing, and not back", () => {
    expect(
      fronts(
        "# N\n\n## 与 PPO 的对比\n\n| | PPO | DPO |\n|-|-|-|\n| 模型数 | 4 | 2 |\n| 采样方式 | 在线 | 离线 |\n",
      ),
    ).toEqual([
      "PPO 的模型数是多少？",
      "DPO 的模型数是多少？",
      "PPO 的采样方式是什么？",
      "DPO 的采样方式是什么？",
    ]);
    expect(
      fronts("# N\n\n## Mixed precision\n\n| | fp16 | bf16 |\n|-|-|-|\n| max value | 65504 | 3e38 |\n"),
    ).toEqual(["What is the max value of fp16?", "What is the max value of bf16?"]);
  });

  it("is told by what stands over its rows, too", () => {
    expect(fronts("# N\n\n## 甲\n\n| 对比项 | RoPE | 可学习 |\n|-|-|-|\n| 外推 | 一般 | 很差 |\n")).toEqual([
      "RoPE 的外推是什么？",
      "可学习的外推是什么？",
    ]);
    expect(fronts("# N\n\n## 甲\n\n| 维度 | 优点 | 缺点 |\n|-|-|-|\n| 批次 | 快得多 | 不稳定 |\n")[0]).toBe(
      "批次有什么优点？",
    );
  });

  it("keeps the ids that its cells had", () => {
    const { cards } = readNote("# N\n\n## 甲\n\n| 特性 | BN | LN |\n|-|-|-|\n| 统计维度 | 批次 | 特征 |\n", {
      file: "n.md",
    });
    expect(cards.map(({ key }) => [key.subject, key.attribute])).toEqual([
      ["统计维度", "BN"],
      ["统计维度", "LN"],
    ]);
  });

  it("is none where the rows are the things", () => {
    expect(fronts("# N\n\n## 甲\n\n| | 速度 | 似然 |\n|-|-|-|\n| GAN | 很快 | 没有 |\n")[0]).toBe(
      "GAN 的速度是什么？",
    );
    expect(fronts("# N\n\n## 甲\n\n| 网络 | ReLU | BN |\n|-|-|-|\n| 残差网络 | 用过 | 用过 |\n")[0]).toBe(
      "残差网络的 ReLU 是什么？",
    );
  });
});

describe("a row that is only a number or a letter", () => {
  it("is called by what such rows are", () => {
    expect(
      fronts("# N\n\n## ZeRO\n\n| Stage | What it splits |\n|-|-|\n| 1 | optimizer states |\n")[0],
    ).toContain("Stage 1");
  });
});
