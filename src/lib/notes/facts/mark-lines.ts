import { keyText } from "../key-text.ts";
import type { Block, BlockOf, LineRange } from "../outline/block.ts";
import { joinLines, sliceOf } from "../outline/inline.ts";
import { ATTRIBUTE, BACK, type Fact } from "./fact.ts";
import type { NoteContext } from "./rule.ts";
import { contextOf, headingPathOf } from "./subject.ts";

/** A block whose own lines may hold marks: a paragraph, or the first paragraph of a list item. */
export type MarkedBlock = BlockOf<"paragraph"> | BlockOf<"item">;

/** The lines of a paragraph or of an item's first one, without its marker. Markdown. */
export function linesOf(block: MarkedBlock, note: NoteContext): readonly string[] {
  const node = block.kind === "item" ? block.lead : block.node;
  return node === null ? [] : sliceOf(node, note.text).split("\n");
}

/**
 * Where lines of a block stand in the file. Where it was written on more lines than there are (a comment between them),
 * which is which cannot be told: then it is the block.
 * @param lines all of the block
 * @param first from 0
 */
export function linesIn(
  { startLine, endLine }: LineRange,
  lines: readonly string[],
  first: number,
  last: number,
): LineRange {
  if (lines.length !== endLine - startLine + 1) return { startLine, endLine };
  return { startLine: startLine + first, endLine: startLine + last };
}

/** In characters: as much of a front as names it. */
const SUBJECT_LENGTH = 120;

/** A card that the author wrote as one. */
export function writtenFact(
  block: Block,
  lines: LineRange,
  sides: { readonly front: string; readonly back: string },
  explicitId: string | null,
): Fact {
  const [first = "", ...rest] = sides.front.trim().split("\n\n");
  const question = joinLines(first).replace(/\s+/g, " ").trim();
  return {
    rule: "mark",
    kind: "basic",
    context: contextOf(block),
    headingPath: headingPathOf(block),
    startLine: lines.startLine,
    endLine: lines.endLine,
    subject: [...question].slice(0, SUBJECT_LENGTH).join(""),
    attribute: ATTRIBUTE.answer,
    discriminator: "",
    question: { ask: "written", text: [question, ...rest].join("\n\n") },
    answer: sides.back.trim(),
    explicitId,
  };
}

/** The two cards of a pair that is asked both ways. */
export function bothWays(fact: Fact, front: string, explicitId: string | null): readonly Fact[] {
  const back: Fact = {
    ...fact,
    kind: "two-way",
    discriminator: BACK,
    question: { ask: "written", text: joinLines(fact.answer) },
    answer: front.trim(),
    explicitId,
  };
  return [{ ...fact, kind: "two-way" }, back];
}

/** Whether there are words on both sides of a card. */
export function isWhole(front: string, back: string): boolean {
  return keyText(front) !== "" && keyText(back) !== "";
}
