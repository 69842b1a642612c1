import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { STYLES } from "../contracts/hostile-styles.ts";
import { noteText } from "../contracts/note-text.ts";
import { blockAt } from "#lib/notes/block-at.ts";
import { coverNote, marksOfReading, marksOfStored, type Coverage } from "#lib/notes/coverage.ts";
import { readNote } from "#lib/notes/read-note.ts";

/** Notes in many styles, those of a learner, the built-in decks, and those in a folder named from outside. */
const notes = new Map(Object.entries(STYLES));
const decks = new URL("../../decks/", import.meta.url).pathname;
const seeds = new URL("./seeds/", import.meta.url).pathname;
for (const folder of [decks, seeds, ...(process.env["GRADUS_NOTES"]?.split(":") ?? [])]) {
  for (const name of readdirSync(folder))
    if (/\.(?:md|txt)$/.test(name)) notes.set(name, readFileSync(`${folder}/${name}`, "utf8"));
}

const read = (text: string) => readNote(text, { file: "note.md" });
const cover = (text: string): Coverage => coverNote(text, marksOfReading(read(text)));

function checkLaws(text: string): void {
  const reading = read(text);
  const { blocks, figure } = coverNote(text, marksOfReading(reading));
  // Every line is in exactly one block.
  expect(blocks[0]?.startLine).toBe(1);
  expect(blocks.at(-1)?.endLine).toBe(reading.lineCount);
  blocks.forEach((block, index) => {
    expect(block.startLine).toBe((blocks[index - 1]?.endLine ?? 0) + 1);
    expect(block.endLine).toBeGreaterThanOrEqual(block.startLine);
    expect(block.lastWrittenLine).toBeLessThanOrEqual(block.endLine);
    expect(blockAt(blocks, block.startLine)).toBe(index);
    expect(blockAt(blocks, block.endLine)).toBe(index);
  });
  // Every card is on a block, and every other passage is told about.
  const shown = new Set(blocks.flatMap(({ state }) => (state.kind === "carded" ? state.cardIds : [])));
  expect(reading.cards.filter(({ id }) => !shown.has(id))).toEqual([]);
  for (const passage of [...reading.uncarded, ...reading.skipped]) {
    const touched = blocks.filter(
      (block) => block.startLine <= passage.endLine && block.lastWrittenLine >= passage.startLine,
    );
    expect(touched.some(({ state }) => state.kind !== "neutral")).toBe(true);
  }
  if (reading.uncarded.length === 0) expect(figure.share ?? 1).toBe(1);
  if (reading.cards.length === 0) expect(figure.share ?? 0).toBe(0);
}

describe.each([...notes])("the note %s", (_, text) => {
  it("is in blocks, each line in one, with every card and passage on one", () => checkLaws(text));
});

it("so is any note put together from what people write", { timeout: 30_000 }, () => {
  fc.assert(fc.property(noteText, checkLaws), { numRuns: 150, seed: 11 });
});

describe("the states of blocks", () => {
  const text = [
    "# 优化",
    "",
    "最后更新：2024年12月20日",
    "",
    "## 动量",
    "",
    "动量是指梯度的滑动平均。",
    "",
    "这里随便说一句，没有哪条规则会认得，也没有标题可问。因为它太长了。它说了两件事。",
  ].join("\n");

  it("are those of their lines", () => {
    expect(cover(text).blocks.map(({ startLine, state }) => [startLine, state.kind])).toEqual([
      [1, "neutral"],
      [3, "skipped"],
      [5, "neutral"],
      [7, "carded"],
      [9, "uncarded"],
    ]);
  });

  it("weigh by their characters", () => {
    const { figure } = cover(text);
    expect(figure).toMatchObject({ carded: 1, uncarded: 1, skipped: 1 });
    expect(figure.share).toBeCloseTo(12 / (12 + 40), 2);
  });

  it("tell a card that was declined from one that is not made yet", () => {
    const reading = read(text);
    const [card] = reading.cards;
    const stateOf = (declined: readonly CardId[]) =>
      coverNote(text, marksOfStored(reading, [], new Set(declined))).blocks[3]?.state;
    expect(stateOf(card === undefined ? [] : [card.id])).toEqual({ kind: "skipped", reason: "declined" });
    expect(stateOf([])).toEqual({ kind: "uncarded" });
  });

  it("a row of a table without a card is told beside the cards of the others", () => {
    const { blocks } = cover("## 损失\n\n| 名称 | 公式 |\n| --- | --- |\n| 甲 | 乙 |\n| | 丙 |");
    expect(blocks[1]?.state).toMatchObject({ kind: "carded", left: [{ startLine: 6, endLine: 6 }] });
  });
});

describe("blocks", () => {
  it("are the items of a list, each with its number, and what is nested in them", () => {
    const { blocks } = cover("3. 甲：一\n4. 乙：二\n   - 丙：三\n\n   又一段\n");
    expect(blocks.map(({ startLine, depth }) => [startLine, depth])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
      [5, 1],
    ]);
    expect(blocks.map(({ nodes }) => nodes[0]).map((node) => node?.type === "list" && node.start)).toEqual([
      3,
      4,
      null,
      false,
    ]);
  });

  it("leave out no level of headings", () => {
    const { blocks } = cover("# 甲\n\n### 乙\n\n###### 丙\n\n## 丁\n");
    const levels = blocks.map(({ nodes: [node] }) => node?.type === "heading" && node.depth);
    expect(levels).toEqual([2, 3, 4, 3]);
  });

  it("of one line are one", () => {
    expect(cover("损失是 $$\na=b\n$$ 而且\n").blocks).toHaveLength(1);
  });

  it("are there for an empty note", () => {
    for (const empty of ["", "\n\n", "\uFEFF", "---\n---"]) expect(cover(empty).blocks).toHaveLength(1);
  });
});
