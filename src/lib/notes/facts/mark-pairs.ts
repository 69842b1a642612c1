import type { Block, LineRange } from "../outline/block.ts";
import { sliceBetween } from "../outline/inline.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import { explicitIds, partId } from "./explicit-id.ts";
import type { Fact } from "./fact.ts";
import { readClozes } from "./mark-cloze.ts";
import { isWhole, linesIn, linesOf, writtenFact, type MarkedBlock } from "./mark-lines.ts";
import type { NoteContext, Reading } from "./rule.ts";

const ASKS = /^(?:\*\*|__)?\s*(?:Q|question|问|问题|提问)\s{0,4}\d{0,3}\s{0,4}(?:\*\*|__)?\s{0,4}[:：]\s*/i;
const ANSWERS =
  /^(?:\*\*|__)?\s*(?:A|answer|答|答案|回答|解答)\s{0,4}\d{0,3}\s{0,4}(?:\*\*|__)?\s{0,4}[:：]\s*/i;

/** A question and its answer, as lines of one block. The answer is null where it stands in another block. */
interface Pair extends LineRange {
  readonly question: string;
  readonly answer: string | null;
}

/** `Q: …` and `A: …` (问, 答): in a paragraph, in paragraphs or items one after the other; several in a run. */
export function readPairs(block: MarkedBlock, note: NoteContext): Reading | null {
  const pairs = pairsIn(block, note);
  const last = pairs.at(-1);
  if (last === undefined) return null;
  const ids = explicitIds(block.directive);
  const facts: Fact[] = [];
  const blocks: Block[] = [block];
  for (const pair of pairs) {
    const isLast = pair === last;
    const ending = isLast
      ? endOf(pair, block, note)
      : { answer: pair.answer, endLine: pair.endLine, blocks: [] };
    if (ending === null || ending.answer === null || !isWhole(pair.question, ending.answer)) return null;
    const sides = { front: pair.question, back: ending.answer };
    const id = pairs.length === 1 ? ids.front : partId(ids.front, pair.question);
    facts.push(writtenFact(block, { startLine: pair.startLine, endLine: ending.endLine }, sides, id));
    blocks.push(...ending.blocks);
  }
  return { facts, blocks };
}

function pairsIn(block: MarkedBlock, note: NoteContext): readonly Pair[] {
  const lines = linesOf(block, note);
  const firstAnswer = lines.findIndex((line) => ANSWERS.test(line.trim()));
  const opens = ASKS.test(lines[0] ?? "");
  // "什么是梯度？" and "答：…" below it.
  const isAnswered = firstAnswer > 0 && /[?？](?:\*\*|__)?\s*$/.test(lines[firstAnswer - 1] ?? "");
  if (!opens && !isAnswered) return [];
  const pairs: { question: string[]; answer: string[] | null; start: number; end: number }[] = [];
  lines.forEach((line, index) => {
    const text = line.trim();
    const current = pairs.at(-1);
    if (current === undefined || ASKS.test(text)) {
      pairs.push({
        question: [withoutMark(text, ASKS).replace(/^\*\*([^*]+)\*\*([?？]?)$/, "$1$2")],
        answer: null,
        start: index,
        end: index,
      });
    } else {
      if (ANSWERS.test(text) && current.answer === null) current.answer = [withoutMark(text, ANSWERS)];
      else (current.answer ?? current.question).push(text);
      current.end = index;
    }
  });
  return pairs.map(({ question, answer, start, end }) => ({
    question: question.join("\n"),
    answer: answer === null ? null : standingAlone(answer.join("\n").trim()),
    ...linesIn(block, lines, start, end),
  }));
}

/** The line without its mark, and without the bold that was opened before it. */
function withoutMark(line: string, mark: RegExp): string {
  const found = mark.exec(line)?.[0];
  if (found === undefined) return line;
  const rest = line.slice(found.length);
  const isOpen = (found.match(/\*\*|__/g) ?? []).length === 1;
  return isOpen ? rest.replace(/(?:\*\*|__)/, "").trim() : rest;
}

interface Ending {
  readonly answer: string | null;
  readonly endLine: number;
  readonly blocks: readonly Block[];
}

/** The answer of a block's last pair with the blocks that belong to it. */
function endOf(pair: Pair, block: MarkedBlock, note: NoteContext): Ending | null {
  if (pair.answer !== null) return withFurther(pair.answer, block, nested(block) ?? block.next, note, []);
  const after = answerAfter(block, note);
  if (after === null) return null;
  const lines = linesOf(after, note);
  const [first = "", ...rest] = lines;
  const answer = [withoutMark(first.trim(), ANSWERS), ...rest.map((line) => line.trim())].join("\n").trim();
  return withFurther(standingAlone(answer), after, nested(after) ?? after.next, note, [after]);
}

function nested(block: MarkedBlock): Block | null {
  return block.kind === "item" ? block.firstNested : null;
}

/** The paragraph or item right after the question that opens with `A:`. */
function answerAfter(block: MarkedBlock, note: NoteContext): MarkedBlock | null {
  const inside = nested(block);
  const firstInside = inside?.kind === "list" ? (inside.items[0] ?? null) : inside;
  for (const next of [firstInside, block.next]) {
    if (next === null || (next.kind !== "paragraph" && next.kind !== "item") || !note.isFree(next)) continue;
    if (ANSWERS.test(linesOf(next, note)[0]?.trim() ?? "")) return next;
  }
  return null;
}

/**
 * An answer goes on below where it only announces, and up to the next question of the run; after the last question of a
 * run other paragraphs may be about anything.
 */
function withFurther(
  answer: string,
  block: Block,
  next: Block | null,
  note: NoteContext,
  before: readonly Block[],
): Ending {
  const further: Block[] = [];
  const isItem = block.kind === "item";
  const isOpen = answer === "" || /[:：]$/.test(answer);
  const inItem = isItem && next !== null && next.parent === block;
  let at = isItem && !inItem ? null : next;
  const isInRun = isFollowedByPair(at, note);
  while (at !== null && at.kind !== "heading" && isText(at) && note.isFree(at) && !opensPair(at, note)) {
    const isAnnounced = answer === "" || further.length === 0 || isInRun;
    if ((isOpen && !isAnnounced) || holdsMarks(at, note)) break;
    further.push(at);
    at = at.next;
  }
  const isRun = at !== null && opensPair(at, note);
  const first = further[0];
  const last = further.at(-1);
  if (first === undefined || last === undefined || !(isOpen || isRun || inItem))
    return { answer, endLine: block.endLine, blocks: before };
  const text = [answer, sliceBetween(first.node, last.node, note.text)].filter((part) => part !== "");
  return { answer: text.join("\n\n"), endLine: last.endLine, blocks: [...before, ...further] };
}

function isText(block: Block): boolean {
  return block.kind !== "other" && block.kind !== "html";
}

/** Whether it makes cards of its own. */
function holdsMarks(block: Block, note: NoteContext): boolean {
  if (block.kind === "list") return block.items.some((item) => holdsMarks(item, note));
  const isMarkable =
    block.kind === "paragraph" || block.kind === "item" || block.kind === "formula" || block.kind === "code";
  return isMarkable && readClozes(block, note) !== null;
}

function opensPair(block: Block, note: NoteContext): boolean {
  return block.kind === "paragraph" && ASKS.test(linesOf(block, note)[0] ?? "");
}

function isFollowedByPair(block: Block | null, note: NoteContext): boolean {
  for (let at = block; at !== null && at.kind !== "heading"; at = at.next)
    if (opensPair(at, note)) return true;
  return false;
}
