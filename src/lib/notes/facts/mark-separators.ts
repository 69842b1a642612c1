import { maskInline } from "../parse/inline-mask.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import type { Block } from "../outline/block.ts";
import { sliceOf } from "../outline/inline.ts";
import type { Uncarded } from "../skip.ts";
import { explicitIds, partId } from "./explicit-id.ts";
import type { Fact } from "./fact.ts";
import { bothWays, isWhole, linesIn, linesOf, writtenFact, type MarkedBlock } from "./mark-lines.ts";
import type { NoteContext, Reading } from "./rule.ts";

/** Between spaces, or between Chinese characters: not `std::vector`, `12::30` or `key:: value`. */
const SEPARATOR =
  /(?<=\S)[ \t]+(:::?)[ \t]+(?=\S)|(?<=[\p{Script=Han}？！）”])(:::?)(?=[\p{Script=Han}（“])/gu;

/** A type as Haskell writes it. */
const SIGNATURE = /^[\w'()]+$/;

/** `front :: back`, `front ::: back` (both ways) on one line, and `?` or `??` on a line between front and back. */
export function readSeparated(block: MarkedBlock, note: NoteContext): Reading | null {
  return readInLine(block, note) ?? readBetweenLines(block, note);
}

interface Sides {
  readonly front: string;
  back: string;
  readonly isBothWays: boolean;
  readonly start: number;
  end: number;
}

function readInLine(block: MarkedBlock, note: NoteContext): Reading | null {
  const lines = linesOf(block, note);
  const cards: Sides[] = [];
  let before = 0;
  lines.forEach((line, index) => {
    const sides = split(line);
    const current = cards.at(-1);
    if (sides !== null) {
      cards.push({ ...sides, start: index, end: index });
    } else if (current === undefined) {
      before = index + 1;
    } else {
      current.back += `\n${line}`;
      current.end = index;
    }
  });
  if (cards.length === 0) return null;
  const facts = cards.flatMap((sides) => factsOf(block, lines, sides, cards.length === 1));
  const left: Uncarded[] =
    before === 0
      ? []
      : [
          {
            ...linesIn(block, lines, 0, before - 1),
            excerpt: lines.slice(0, before).join(" ").slice(0, 80),
          },
        ];
  return { facts, blocks: [block], left };
}

function split(line: string): Omit<Sides, "start" | "end"> | null {
  const matches = [...maskInline(line).matchAll(SEPARATOR)];
  const [match] = matches;
  // A line of a table that came out uneven.
  if (match === undefined || matches.length !== 1 || line.trimStart().startsWith("|")) return null;
  const front = line.slice(0, match.index).trim();
  const back = standingAlone(line.slice(match.index + match[0].length).trim());
  const mark = match[1] ?? match[2] ?? "";
  if (!isWhole(front, back) || (SIGNATURE.test(front) && back.includes("->"))) return null;
  return { front, back, isBothWays: mark === ":::" };
}

function factsOf(
  block: MarkedBlock,
  lines: readonly string[],
  sides: Sides,
  isOnly: boolean,
): readonly Fact[] {
  const ids = explicitIds(block.directive);
  const id = isOnly ? ids.front : partId(ids.front, sides.front);
  const fact = writtenFact(block, linesIn(block, lines, sides.start, sides.end), sides, id);
  return sides.isBothWays ? bothWays(fact, sides.front, id === null ? null : `${id}.back`) : [fact];
}

function readBetweenLines(block: MarkedBlock, note: NoteContext): Reading | null {
  const lines = linesOf(block, note);
  const marks = lines.flatMap((line, index) => (/^\s*\?\??\s*$/.test(line) ? [index] : []));
  const [at] = marks;
  if (at === undefined || at === 0 || marks.length > 1) return null;
  const front = lines.slice(0, at).join("\n");
  const below = at === lines.length - 1 ? nextBlock(block, note) : null;
  const back = below === null ? lines.slice(at + 1).join("\n") : sliceOf(below.node, note.text);
  if (!isWhole(front, back)) return null;
  const ids = explicitIds(block.directive);
  const range = { startLine: block.startLine, endLine: below?.endLine ?? block.endLine };
  const fact = writtenFact(block, range, { front, back }, ids.front);
  const isBothWays = lines[at]?.trim() === "??";
  return {
    facts: isBothWays ? bothWays(fact, front, ids.back) : [fact],
    blocks: below === null ? [block] : [block, below],
  };
}

function nextBlock(block: MarkedBlock, note: NoteContext): Block | null {
  const next = block.kind === "item" ? block.firstNested : block.next;
  const isAnswer = next !== null && next.kind !== "heading" && next.kind !== "other" && next.kind !== "html";
  return isAnswer && note.isFree(next) ? next : null;
}
