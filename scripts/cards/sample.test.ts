import { describe, expect, it } from "vitest";

import { readNote } from "#lib/notes/read-note.ts";
import { drawCards, sampleLines, takeDraw } from "./sample.ts";

const items = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, index) => `- **甲${from + index}**：第 ${from + index} 种说法\n`,
  ).join("");
const cards = (text: string) => readNote(`## 表\n\n${text}`, { file: "n.md" }).cards;

describe("drawing cards", () => {
  it("gives the same for the same seed, and others for another", () => {
    const all = cards(items(0, 60));
    const drawn = drawCards(all, { count: 20, seed: 7 });
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(20);
    expect(drawCards(all.toReversed(), { count: 20, seed: 7 })).toEqual(drawn);
    expect(drawCards(all, { count: 20, seed: 8 })).not.toEqual(drawn);
  });

  it("changes little when a note grows a little", () => {
    const before = drawCards(cards(items(0, 60)), { count: 20, seed: 7 }).map(({ id }) => id);
    const after = new Set(drawCards(cards(items(0, 62)), { count: 20, seed: 7 }).map(({ id }) => id));
    expect(before.filter((id) => after.has(id)).length).toBeGreaterThanOrEqual(16);
  });

  it("gives all where fewer are asked than there are, and shows what is doubtful", () => {
    const all = cards("- 甲：是\n");
    const lines = sampleLines(drawCards(all, { count: 9, seed: 1 }));
    expect(lines.slice(0, 3)).toEqual(["1. [term] n.md:3", "   Q: 表：甲是什么？", "   A: 是"]);
    expect(lines[3]).toMatch(/^ {3}! /);
  });
});

describe("the options", () => {
  it("are taken out of the arguments", () => {
    const args = ["a.md", "--sample", "50", "b.md", "--seed", "7", "--json"];
    expect(takeDraw(args)).toEqual({ count: 50, seed: 7 });
    expect(args).toEqual(["a.md", "b.md", "--json"]);
    expect(takeDraw(["a.md", "--sample", "5"])).toEqual({ count: 5, seed: 1 });
    expect(takeDraw(["a.md"])).toBe("none");
  });

  it.each([["--sample"], ["--sample", "many"], ["--seed", "7"], ["--sample", "-1"]])(
    "make sense, or are refused: %s %s",
    (...args) => {
      expect(takeDraw([...args])).toBeNull();
    },
  );
});
