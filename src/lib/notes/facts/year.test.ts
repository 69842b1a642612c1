import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "../read-note.ts";

const read = (text: string): NoteReading => readNote(text, { file: "n.md" });

/** "name → year" and "year → name". */
function yearsOf(text: string): string[] {
  return read(text)
    .cards.filter((card) => card.rule === "year")
    .map(({ key, back, front }) => {
      if (key.discriminator !== "back") return `${key.subject} → ${back}`;
      return `${/\d{4}/.exec(front)?.[0] ?? front} → ${back}`;
    });
}

const under = (lines: string): string => `# N\n\n## 经典网络\n\n${lines}\n`;

describe("years", () => {
  it.each([
    ["in brackets", "- LeNet-5 (1998)\n- VGG (2014)"],
    ["in wide brackets", "- LeNet-5（1998）\n- VGG（2014 年）"],
    ["with authors", "- LeNet-5 (LeCun et al., 1998)\n- VGG (Simonyan & Zisserman, 2014)"],
    ["first", "- 1998 - LeNet-5\n- 2014 年：VGG"],
    ["last", "- LeNet-5, 1998\n- VGG - 2014"],
    ["after a colon", "- LeNet-5：1998 年\n- VGG: 2014"],
    ["in bold", "- **LeNet-5** (1998)\n- **VGG (2014)**"],
    ["in a nested list", "- 早期\n  - LeNet-5 (1998)\n- 后来\n  - VGG (2014)"],
  ])("are read %s", (_, lines) => {
    expect(yearsOf(under(lines))).toEqual(["LeNet-5 → 1998", "1998 → LeNet-5", "VGG → 2014", "2014 → VGG"]);
  });

  it("never lead back where the note writes them twice", () => {
    expect(yearsOf(under("- VGG (2014)\n- GoogLeNet (2014)\n- ResNet (2015)\n\n2015 年还有别的。"))).toEqual([
      "VGG → 2014",
      "GoogLeNet → 2014",
      "ResNet → 2015",
    ]);
  });

  it("leave the rest of the item to other rules", () => {
    const { cards } = read(under("- BERT (2018) - 双向的编码器模型\n- **ResNet** (2015)：引入残差连接"));
    expect(cards.filter((card) => card.rule !== "year").map(({ rule, back }) => [rule, back])).toEqual(
      expect.arrayContaining([
        ["gloss", "双向的编码器模型"],
        ["term", "引入残差连接"],
      ]),
    );
    expect(cards.filter((card) => card.rule === "year").map((card) => card.back)).toEqual([
      "2018",
      "BERT",
      "2015",
      "ResNet",
    ]);
  });

  it("of what happened do not ask which one it was", () => {
    expect(yearsOf(under("- 2012 年：AlexNet 赢得 ImageNet 竞赛"))).toEqual([
      "AlexNet 赢得 ImageNet 竞赛 → 2012",
    ]);
  });

  it("stand beside the list as a whole", () => {
    const { cards } = read("# N\n\n## CNN\n\n**经典架构**：\n\n- LeNet-5 (1998)\n- VGG (2014)\n");
    expect(cards.map((card) => card.rule)).toEqual(expect.arrayContaining(["label", "year"]));
    expect(cards.find((card) => card.rule === "label")?.back).toBe("- LeNet-5 (1998)\n- VGG (2014)");
  });

  it.each([
    ["other numbers", "- VGG (16 层)\n- 批大小（1024）\n- 参数 (12345)"],
    ["dates of the note", "- 最后更新：2024\n- 版本：2023"],
    ["sentences", "- 它在那一年 (2012) 很有名"],
    ["kinds with examples", "- Decoder-only: GPT (2018)\n- Encoder-only: BERT (2018)"],
    ["tasks", "- [ ] 读 LeNet (1998)"],
    ["the middle of what would be a name", "- 经典(2014)\n网络（LeNet）\n- 早期 (1998) 的（VGG）"],
  ])("are not read in %s", (_, lines) => {
    expect(yearsOf(under(lines))).toEqual([]);
  });

  it("carry the author's ids", () => {
    expect(
      read(under("- VGG (2014) <!-- card: id=vgg -->\n- LeNet (1998)"))
        .cards.map((card) => card.id)
        .slice(0, 2),
    ).toEqual(["vgg", "vgg.back"]);
  });
});
