import { describe, expect, it } from "vitest";

import { checkDecks, type DeckFile, type DeckReport } from "./check-decks.ts";
import { decksText } from "./decks-text.ts";

const deck = (name: string, language: "zh" | "en", text: string): DeckFile => ({
  file: `${name}.${language}.md`,
  text: `---\ntopic: optimisers\ndeck: ${name}\nlang: ${language}\n---\n\n# ${name}\n\n${text}`,
});

const ADAM_ZH = "## 为什么要修正 Adam 的偏差？ <!-- card: id=adam-bias -->\n\n两个矩从零开始，头几步偏小。\n";
const ADAM_EN =
  "## Why does Adam correct its bias? <!-- card: id=adam-bias -->\n\nIts moments begin at zero.\n";
const right = [deck("a", "zh", ADAM_ZH), deck("a", "en", ADAM_EN)];

const told = ({ problems }: DeckReport): string[] =>
  problems.map(({ file, line, what }) => `${file}${line === null ? "" : `:${line}`}: ${what}`);

/** The problems of a deck whose Chinese file ends in more than the English one knows. */
const withMore = (zh: string, en: string): string[] =>
  told(checkDecks([deck("a", "zh", `${ADAM_ZH}\n${zh}`), deck("a", "en", `${ADAM_EN}\n${en}`)], []));

describe("decks", () => {
  it("that are right have no problems, and are counted", () => {
    const report = checkDecks(right, [{ by: "the exercise adam", subject: "adam-bias" }]);
    expect(report).toEqual({
      decks: [{ name: "a", topic: "optimisers", cards: { zh: 1, en: 1 }, formulas: 0, pointedTo: 1 }],
      problems: [],
    });
    expect(decksText(report)).toContain("No problems in the decks.");
  });

  it("have both languages, with the same cards in the same order", () => {
    expect(told(checkDecks(right.slice(0, 1), []))).toEqual(["a.en.md: is missing"]);
    expect(withMore("## 什么是动量？ <!-- card: id=m -->\n\n历史梯度之和。\n", "")).toEqual([
      "a.en.md: has no card where a.zh.md has m (question)",
    ]);
    const [one, two] = [
      "## 甲是什么东西？ <!-- card: id=x -->\n\n一。\n",
      "## 乙是什么东西？ <!-- card: id=y -->\n\n二。\n",
    ];
    expect(withMore(`${one}\n${two}`, `${two}\n${one}`)).toEqual([
      "a.en.md:15: has y (question) where a.zh.md has x (question)",
    ]);
  });

  it("say what they are", () => {
    const lost = { file: "a.zh.md", text: "# 甲\n\n## 乙是什么？ <!-- card: id=x -->\n\n丙。\n" };
    expect(told(checkDecks([lost], []))).toEqual([
      "a.zh.md: names another deck",
      'a.zh.md: has the topic "", which there is not',
      "a.en.md: is missing",
    ]);
    expect(told(checkDecks([...right, { file: "b.md", text: "" }], []))).toEqual([
      "b.md: is no name of a deck",
    ]);
  });

  it("name their cards, once in all decks", () => {
    const nameless = withMore("## 什么是动量？\n\n历史梯度之和。\n", "## What is momentum?\n\nA sum.\n");
    expect(nameless.slice(0, 2)).toEqual([
      'a.zh.md:15: "什么是动量？" has no name',
      'a.en.md:15: "What is momentum?" has no name',
    ]);
    const again = [deck("b", "zh", ADAM_ZH.replace("两个", "这两个")), deck("b", "en", ADAM_EN)];
    expect(told(checkDecks([...right, ...again], []))).toContain("b.zh.md:11: adam-bias is in a.zh.md, too");
  });

  it("leave nothing without a card, and make none that is doubtful or cannot be drawn", () => {
    const odd =
      "一句话，没有人问。\n\n## 该方法快吗？ <!-- card: id=x -->\n\n$\\frac{1}$ 快。\n\n[![](b.svg)](c)\n";
    const found = told(checkDecks([deck("a", "zh", odd)], []));
    expect(found).toContain("a.zh.md:9: makes no card: 一句话，没有人问。");
    expect(found.some((line) => /a\.zh\.md:13: x: the question cannot stand alone/.test(line))).toBe(true);
    expect(found).toContain("a.zh.md:13: x: KaTeX cannot read \\frac{1}");
  });

  it("do not ask what another deck asks and answer differently", () => {
    const other = [
      deck("b", "zh", ADAM_ZH.replace("adam-bias", "other").replace("两个矩", "两个量")),
      deck("b", "en", ADAM_EN.replace("adam-bias", "other")),
    ];
    expect(told(checkDecks([...right, ...other], [])).map((line) => line.slice(0, 60))).toEqual([
      "a.zh.md:11: adam-bias: another deck asks the same and answers differently: 为什么要修正 Adam 的偏差？".slice(
        0,
        60,
      ),
      "b.zh.md:11: other: another deck asks the same and answers differently: 为什么要修正 Adam 的偏差？".slice(
        0,
        60,
      ),
    ]);
  });

  it("have every card that an exercise points to, in both languages", () => {
    const report = checkDecks(right, [{ by: "the mistake order of adam", subject: "adam-order" }]);
    expect(told(report)).toEqual([
      "*.zh.md: no card adam-order, to which the mistake order of adam points",
      "*.en.md: no card adam-order, to which the mistake order of adam points",
    ]);
    expect(decksText(report)).toContain("  → Write the card, or point to another.");
  });
});
