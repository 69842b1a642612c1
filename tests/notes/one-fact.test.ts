import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { mergeCards } from "#lib/notes/merge.ts";
import { newClaim, type Claim } from "#lib/notes/one-fact/claim.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { termsInCards } from "#lib/notes/terms-in-note.ts";
import { parseTerms, Terms } from "#lib/notes/terms.ts";

/* What five real notes say together, as a person judged it: each merge and each pair below was read. */

const SEEDS = new URL("seeds/", import.meta.url);
const DECKS = new URL("../../decks/", import.meta.url);

const table = parseTerms(readFileSync(new URL("terms.tsv", DECKS), "utf8"));

function claimsIn(folder: URL): Claim[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => {
      const { cards, title } = readNote(readFileSync(new URL(file, folder), "utf8"), { file });
      return cards.map((card) => newClaim(card, file, title));
    });
}

const own = claimsIn(SEEDS);
const terms = new Terms(table, termsInCards(own.map(({ card }) => card)));
const { facts, pairs } = mergeCards(own, terms);

const placeOf = ({ card }: Claim): string => `${card.source.file}:${card.source.startLine}`;
const merges = facts
  .filter(({ claims }) => claims.length > 1)
  .map(({ claims }) => `${claims[0].card.front} ${claims.map(placeOf).join(" ")}`);
const isPaired = (one: string, other: string): boolean =>
  pairs.some(
    ({ first, second }) => [first, second].map(placeOf).sort().join() === [one, other].sort().join(),
  );

describe("five notes together", () => {
  it("merge what they repeat word for word, and nothing else", () => {
    expect(merges.map((merge) => merge.replace(/^.*？ /u, "")).sort()).toEqual(
      [
        // LeNet (1998), ResNet (2015): a table here, a list there; each asks back too.
        "001.md:169 002.md:76",
        "001.md:169 002.md:76",
        "001.md:171 002.md:79",
        "001.md:171 002.md:79",
        // σ(x) = 1/(1+e^(-x)) and σ(x) = 1/(1+e⁻ˣ).
        "002.md:27 004.md:80",
        "002.md:27 004.md:80",
        // AdamW: Adam + 权重衰减.
        "002.md:117 004.md:138",
        "002.md:117 004.md:138",
        // One expression; only the result is called otherwise: MSE and L, f(x), ReLU(x) and nothing.
        "001.md:64 003.md:94",
        "002.md:29 003.md:67 004.md:82",
        "002.md:30 004.md:83",
      ].sort(),
    );
  });

  it.each([
    ["000.md:34", "003.md:175", "反向传播 and 反向传播（Backpropagation）"],
    ["000.md:64", "004.md:149", "Dropout in a list and under a heading of its own"],
    ["000.md:67", "001.md:225", "Early Stopping and 早停法"],
    ["001.md:56", "004.md:82", "ReLU · 优点 in two tables"],
    ["001.md:64", "004.md:103", "a display formula and a line of code"],
    ["002.md:116", "003.md:376", "Adam and Adam优化器"],
    ["001.md:132", "003.md:365", "Momentum and 动量SGD"],
    ["000.md:102", "003.md:165", "解决方案 and 解决"],
  ])("ask about %s and %s: %s", (one, other) => {
    expect(isPaired(one, other)).toBe(true);
  });

  it.each([
    ["001.md:218", "002.md:133", "图像 under 预处理 and under 增强"],
    ["000.md:93", "003.md:111", "advice on the learning rate and its definition"],
    ["003.md:466", "000.md:93", "the learning rate and advice on it"],
  ])("keep %s and %s apart: %s", (one, other) => {
    expect(own.map(placeOf)).toEqual(expect.arrayContaining([one, other]));
    expect(isPaired(one, other)).toBe(false);
  });

  it("ask about two cards of one subject only", () => {
    const subjects = pairs.map(({ first, second }) =>
      [first, second].map(({ card }) => terms.find(card.key.subject)?.key ?? card.key.subject),
    );
    expect(subjects.filter(([one, other]) => one !== other)).toEqual([]);
  });
});

describe("five notes beside the built-in decks", () => {
  const builtIn = claimsIn(DECKS).map((claim): Claim => ({
    ...claim,
    isBuiltIn: true,
    isComing: false,
    history: "stored",
  }));
  const together = mergeCards([...builtIn, ...own], terms);

  it("ask the learner nothing more than without them", () => {
    const asked = together.pairs.filter(({ isAsked }) => isAsked).length;
    expect(asked).toBeLessThanOrEqual(pairs.length);
    expect(together.pairs.some(({ isAsked }) => !isAsked)).toBe(true);
  });

  it("share a built-in card where they say the same, and leave every built-in card its id", () => {
    const shared = together.facts.filter(
      ({ claims }) => claims.some((claim) => claim.isBuiltIn) && claims.some((claim) => !claim.isBuiltIn),
    );
    expect(shared.map(({ id }): string => id)).toEqual(
      expect.arrayContaining(["sigmoid-formula", "tanh-formula"]),
    );
    for (const claim of builtIn) expect(together.idOf.get(claim)).toBe(claim.card.id);
  });
});
