import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import type { NoteCard } from "./card.ts";
import { idOfName, keyName } from "./identity.ts";
import { mergeCards, type Merged } from "./merge.ts";
import { newClaim, type Claim } from "./one-fact/claim.ts";
import { sayingText } from "./one-fact/saying.ts";
import { readNote } from "./read-note.ts";
import { termsInCards } from "./terms-in-note.ts";
import { parseTerms, Terms } from "./terms.ts";

const table = parseTerms(readFileSync(new URL("../../../decks/terms.tsv", import.meta.url), "utf8"));

function claimsOf(name: string, text: string, language?: Language): Claim[] {
  const { cards, title } = readNote(text, { file: name, ...(language === undefined ? {} : { language }) });
  return cards.map((card) => newClaim(card, name, title));
}

function merge(claims: readonly Claim[]): Merged {
  return mergeCards(claims, new Terms(table, termsInCards(claims.map(({ card }) => card))));
}

const mergeNotes = (...texts: string[]): Merged =>
  merge(texts.flatMap((text, index) => claimsOf(`${index}.md`, text)));

/** What became of some notes: answers with the files that give them, and the pairs by their answers. */
function told({ facts, pairs }: Merged): { facts: string[]; asked: string[] } {
  return {
    facts: facts.map(
      ({ claims }) => `${claims[0].card.back} ← ${claims.map(({ noteId }) => noteId).join(" ")}`,
    ),
    asked: pairs
      .filter(({ isAsked }) => isAsked)
      .map(({ first, second }) => [first.card.back, second.card.back].sort().join(" | ")),
  };
}

describe("mergeCards", () => {
  it("makes one card of what two notes say in the same words, with both places", () => {
    const merged = mergeNotes(
      "# 甲\n\n## 批归一化\n\n批归一化在训练时用批统计量。\n",
      "# 乙\n\n## 第一章\n\n### Batch Normalization\n\n批归一化在训练时 用批统计量\n",
    );
    expect(told(merged)).toEqual({ facts: ["批归一化在训练时用批统计量。 ← 0.md 1.md"], asked: [] });
  });

  it("links what they say otherwise, and chooses nothing", () => {
    const merged = mergeNotes(
      "# 甲\n\n- **Dropout**：随机丢弃神经元\n",
      "# 乙\n\n## 正则化\n\n- **Dropout**：一种正则化方法\n",
    );
    expect(told(merged)).toEqual({
      facts: ["随机丢弃神经元 ← 0.md", "一种正则化方法 ← 1.md"],
      asked: ["一种正则化方法 | 随机丢弃神经元"],
    });
  });

  it("keeps the same leaf words under different headings apart, whatever they say", () => {
    const merged = mergeNotes(
      "# 甲\n\n## 预处理\n\n- 图像：缩放到 [0, 1]\n\n## 增强\n\n- 图像：旋转、翻转\n",
      "# 乙\n\n## 增强\n\n- 图像：缩放到 [0, 1]\n",
      "# 丙\n\n## 采样\n\n- 图像：旋转、翻转\n",
    );
    expect(merged.facts.filter(({ claims }) => claims.length > 1)).toEqual([]);
    expect(told(merged).asked).toEqual(["旋转、翻转 | 缩放到 [0, 1]"]);
  });

  it("joins leaf words under the same headings, by whatever name these go", () => {
    const merged = mergeNotes(
      "# 甲\n\n## 数据增强\n\n- 图像：旋转、翻转\n",
      "# 乙\n\n## 数据增强（Data Augmentation）\n\n- 图像：旋转、翻转\n",
    );
    expect(told(merged).facts).toContain("旋转、翻转 ← 0.md 1.md");
  });

  it("does not take advice on a term for its definition", () => {
    const merged = mergeNotes(
      "# 甲\n\n## 调参技巧\n\n- 学习率：从较大的值开始\n",
      "# 乙\n\n- 学习率：每一步走多远\n",
    );
    expect(merged.pairs).toEqual([]);
  });

  it("knows properties by all their words, and a table's column from a heading", () => {
    const merged = mergeNotes(
      "# 甲\n\n| 函数 | 优点 |\n| --- | --- |\n| ReLU | 计算快 |\n",
      "# 乙\n\n## ReLU 函数\n\n- 优势：计算快\n",
    );
    expect(told(merged).facts).toContain("计算快 ← 0.md 1.md");
  });

  it("takes a question for the definition that it asks for", () => {
    const merged = mergeNotes(
      "# 甲\n\n## 什么是过拟合？\n\n在新数据上变差。\n",
      "# 乙\n\n- **过拟合**：在新数据上变差\n",
    );
    expect(told(merged).facts).toContain("在新数据上变差。 ← 0.md 1.md");
  });

  it("merges the card that asks back with the one it turns round, and never by its answer", () => {
    const list = (text: string): string =>
      `# 笔记\n\n- **Dropout**：${text}\n- **早停**：验证集变差时停止训练\n`;
    const same = mergeNotes(list("训练时随机丢弃一部分神经元"), list("训练时随机丢弃一部分神经元"));
    expect(same.facts.map(({ claims }) => claims.length)).toEqual([2, 2, 2, 2]);
    const other = mergeNotes(list("训练时随机丢弃一部分神经元"), list("防止过拟合的一种正则化方法"));
    const dropout = other.facts.filter(({ claims }) => claims[0].card.back === "Dropout");
    expect(dropout.map(({ claims }) => claims.length)).toEqual([1, 1]);
  });

  it("keeps the id that has a history, else the author's, else the first", () => {
    const [plain] = claimsOf("a.md", "## Dropout\n\nDropout 是随机丢弃。\n");
    const [named] = claimsOf(
      "b.md",
      "## 正则化\n\n### Dropout\n\nDropout 是随机丢弃。 <!-- card: id=drop -->\n",
    );
    const [other] = claimsOf("c.md", "## 其他\n\n### Dropout 方法\n\n#### Dropout\n\nDropout 是随机丢弃。\n");
    if (plain === undefined || named === undefined || other === undefined)
      throw new Error("Each makes a card");
    const idOf = (...claims: Claim[]): CardId[] => merge(claims).facts.map(({ id }) => id);
    expect(idOf(plain, other)).toEqual([plain.card.id]);
    expect(idOf(plain, named)).toEqual(["drop"]);
    const stored: Claim = { ...other, isComing: false, history: "stored" };
    expect(idOf(plain, named, stored)).toEqual([other.card.id]);
    // Both were reviewed: neither history is thrown away, and the learner is asked.
    const reviewed: Claim = { ...plain, history: "reviewed" };
    const both = merge([reviewed, { ...stored, history: "reviewed" }]);
    expect(both.facts).toHaveLength(2);
    expect(both.pairs).toMatchObject([{ isAsked: true }]);
  });

  it("gives cards of one id with different answers an id each, the same at every import", () => {
    const note = (text: string): string => `## BN\n\nBN 是${text}。 <!-- card: id=bn -->\n`;
    const merged = mergeNotes(note("批归一化"), note("宝马的一半"));
    const [first, second] = merged.facts.map(({ id }) => id);
    expect(first).toBe("bn");
    expect(second).not.toBe("bn");
    expect(told(merged).asked).toHaveLength(1);
    expect(mergeNotes(note("批归一化"), note("宝马的一半")).facts.map(({ id }) => id)).toEqual([
      first,
      second,
    ]);
  });

  it("lets two languages share an id, and asks nobody to compare them", () => {
    const merged = merge([
      ...claimsOf("zh.md", "## Dropout\n\nDropout 是随机丢弃神经元。 <!-- card: id=drop -->\n"),
      ...claimsOf("en.md", "## Dropout\n\nDropout zeroes random units. <!-- card: id=drop -->\n"),
    ]);
    expect(merged.facts.map(({ id }) => id)).toEqual(["drop"]);
    expect(merged.pairs).toEqual([]);
  });

  it("notices a pair across languages or with a built-in deck quietly", () => {
    const own = claimsOf("zh.md", "## Dropout\n\nDropout 是随机丢弃神经元。\n");
    const english = claimsOf("en.md", "## The dropout\n\n### Dropout\n\nDropout zeroes random units.\n");
    expect(merge([...own, ...english]).pairs).toMatchObject([{ isAsked: false }]);
    const deck = claimsOf("deck.md", "## 一\n\n### Dropout\n\nDropout 是一种正则化。\n").map(
      (claim): Claim => ({ ...claim, isBuiltIn: true, isComing: false, history: "stored" }),
    );
    expect(merge([...own, ...deck]).pairs).toMatchObject([{ isAsked: false }]);
    expect(merge(deck).pairs).toEqual([]);
  });

  it("doubts numbers that differ", () => {
    const note = (year: number): string => `# 网络\n\n| 网络 | 年份 |\n| --- | --- |\n| LeNet | ${year} |\n`;
    expect(mergeNotes(note(1998), note(1989)).pairs).toMatchObject([{ seemsContradictory: true }]);
  });

  it("pairs formulas of one subject, but not two parts of one", () => {
    const sole = mergeNotes(
      "# 甲\n\n## ReLU\n\n$$f(x) = \\max(0, x)$$\n",
      "# 乙\n\n## ReLU 函数\n\n$$\\mathrm{ReLU}(x) = \\max(x, 0)$$\n",
    );
    expect(told(sole).asked).toHaveLength(1);
    const parts = "# 甲\n\n## Adam\n\n$$m = \\beta m + g$$\n\n$$v = \\beta v + g^2$$\n";
    expect(mergeNotes(parts, parts.replace("# 甲", "# 乙")).pairs).toEqual([]);
  });
});

/** Cards of a small world, so that they often meet. */
const anyCard = fc.record({
  subject: fc.constantFrom("Dropout", "随机失活", "图像", "BN", "Batch Norm", "W"),
  heading: fc.constantFrom("预处理", "增强", "正则化", "调参技巧", "总结"),
  attribute: fc.constantFrom("meaning", "definition", "优点", "pros", "formula"),
  discriminator: fc.constantFrom("", "", "y", "back"),
  back: fc.constantFrom("甲", "甲。", "乙", "$x^2$", "x²", "0.9", "0.99"),
  explicit: fc.constantFrom(null, null, null, "bn", "own"),
  language: fc.constantFrom<Language>("zh", "en"),
});

const anyNotes = fc.array(fc.array(anyCard, { maxLength: 8 }), { minLength: 1, maxLength: 4 }).map((notes) =>
  notes.map((cards, note): Claim[] => {
    const taken = new Set<string>();
    return cards.flatMap(({ heading, explicit, ...said }, index): Claim[] => {
      const key = { context: ["笔记", heading, said.subject], ...said };
      const id = explicit ?? idOfName(keyName(key));
      if (taken.has(id)) return [];
      taken.add(id);
      const source = {
        file: `${note}.md`,
        startLine: index + 1,
        endLine: index + 1,
        headingPath: key.context,
      };
      const card: NoteCard = {
        id: id as CardId,
        kind: "basic",
        key,
        language: said.language,
        front: `${said.subject} ${said.attribute}？`,
        back: said.discriminator === "back" ? said.subject : said.back,
        rule: "term",
        source,
      };
      return [newClaim(card, `${note}.md`, "笔记")];
    });
  }),
);

/** Which claims share a card. */
function groupsOf(merged: Merged): string[] {
  return merged.facts
    .map(({ claims }) =>
      claims
        .map((claim) => placeOf(claim))
        .sort()
        .join(" "),
    )
    .sort();
}

function isBack({ key }: NoteCard): boolean {
  return key.discriminator === "back";
}

function placeOf({ card }: Claim): string {
  return `${card.source.file}:${card.source.startLine}`;
}

describe("laws of merging", () => {
  it("drops no claim and gives no id twice", () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const claims = notes.flat();
        const { facts, idOf } = merge(claims);
        expect(facts.flatMap((fact) => fact.claims)).toHaveLength(claims.length);
        expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
        expect(claims.every((claim) => idOf.has(claim))).toBe(true);
      }),
    );
  });

  it("never makes one card of unequal answers in one language", () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        for (const { claims } of merge(notes.flat()).facts) {
          for (const language of ["zh", "en"]) {
            const own = claims.filter(({ card }) => card.language === language && !isBack(card));
            expect(new Set(own.map(({ card }) => sayingText(card.back))).size).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it("does not depend on the order of the notes, but for which id is kept", () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        // What shares an id only because an author wrote it, or across languages, goes by who comes first.
        const withoutIds = notes.map((claims) =>
          claims.filter(({ card }) => card.language === "zh" && card.id !== "bn" && card.id !== "own"),
        );
        const [one, other] = [merge(withoutIds.flat()), merge(withoutIds.toReversed().flat())];
        expect(groupsOf(one)).toEqual(groupsOf(other));
        const asked = (merged: Merged): string[] =>
          merged.pairs
            .filter(({ isAsked }) => isAsked)
            .map(({ first, second }) =>
              [first, second]
                .map(({ card }) => sayingText(card.back))
                .sort()
                .join("|"),
            )
            .sort();
        expect(asked(one)).toEqual(asked(other));
      }),
    );
  });

  it("changes nothing when it is done again", () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const first = merge(notes.flat());
        const again = [...first.idOf].map(([claim, id]): Claim => ({
          ...claim,
          card: { ...claim.card, id },
          history: "stored",
        }));
        const second = merge(again);
        expect(second.facts.map(({ id }) => id).sort()).toEqual(first.facts.map(({ id }) => id).sort());
        expect(groupsOf(second)).toEqual(groupsOf(first));
      }),
    );
  });
});

describe("formulas of one subject", () => {
  const note = (name: string, formula: string): string => `# ${name}\n\n## ReLU\n\n- 公式：${formula}\n`;

  it("are one whatever each note calls the result", () => {
    const merged = mergeNotes(
      note("甲", "max(0, x)"),
      note("乙", "f(x) = max(0, x)"),
      note("丙", "$\\text{ReLU}(x) = \\max(0, x)$"),
    );
    expect(told(merged)).toEqual({ facts: ["max(0, x) ← 0.md 1.md 2.md"], asked: [] });
  });

  it("stay apart where one note gives two of them, or the result is part of what is computed", () => {
    const two = "# 甲\n\n## Adam\n\n$$\nm = bx\n$$\n\n$$\nv = bx\n$$\n";
    expect(mergeNotes(two).facts).toHaveLength(2);
    expect(mergeNotes(note("甲", "w = w - g"), note("乙", "θ = θ - g")).facts).toHaveLength(2);
  });
});

it("does not ask whether what something is and what it does are one", () => {
  const merged = mergeNotes(
    "# 甲\n\n## 训练\n\n- **学习率**：控制每一步的步长\n",
    "# 乙\n\n## 学习率\n\n学习率是优化算法中的一个超参数。\n",
  );
  expect(merged.pairs.map(({ isAsked }) => isAsked)).toEqual([false]);
});
