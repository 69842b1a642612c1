import type { Block, BlockOf, ItemBlock } from "../outline/block.ts";
import type { Directive } from "../outline/directive.ts";
import { sliceOf, wordsOf } from "../outline/inline.ts";
import { readNumberedLine, type NumberedLine } from "../outline/numbering.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import type { NoteContext } from "./rule.ts";

/** One item of a list, or one line of a list numbered by hand. */
export interface Entry {
  /** Markdown without its number, and without the colon that announces what is nested in it. */
  readonly text: string;
  readonly words: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Its item or paragraph; several entries may share a paragraph. */
  readonly block: Block;
  /** Whether it names something and says what that is. */
  readonly isTerm: boolean;
  readonly isTask: boolean;
  readonly directive: Directive | null;
}

/** A list, or paragraphs that are one. */
export interface Series {
  readonly kind: "bulleted" | "numbered" | "hand";
  readonly first: Block;
  readonly entries: readonly Entry[];
  /** Number of the first entry. */
  readonly start: number;
  /** Whether its numbers say "step". */
  readonly saysStep: boolean;
  /** Words in the same paragraph before the first entry: "步骤：". */
  readonly opening: string;
}

/** Blocks that may stand between two paragraphs of one list numbered by hand, or two parts of one numbered list. */
const MAX_BETWEEN = 6;

/** The list that begins with a block; null where none does, or where the block only goes on with one. */
export function readSeries(block: Block, note: NoteContext): Series | null {
  if (block.kind === "list") return readList(block, note);
  return block.kind === "paragraph" ? readHandNumbered(block, note) : null;
}

function readList(list: BlockOf<"list">, note: NoteContext): Series | null {
  if (list.node.ordered !== true) {
    const bulleted = seriesOf("bulleted", list, list.items, 1, note);
    return saysSteps(list, note) ? asSteps(bulleted) : bulleted;
  }
  if (isContinuation(list)) return null;
  const start = list.node.start ?? 1;
  const items = [...list.items];
  for (let next = continuationOf(list, start + items.length); next !== null;) {
    items.push(...next.items);
    next = continuationOf(next, start + items.length);
  }
  return seriesOf("numbered", list, items, start, note);
}

function seriesOf(
  kind: Series["kind"],
  first: Block,
  items: readonly ItemBlock[],
  start: number,
  note: NoteContext,
): Series {
  const entries = items.map((item) => entryOf(item, note));
  return { kind, first, entries, start, saysStep: false, opening: "" };
}

/** Whether the items of a list without numbers count steps in words: "- 第一步：…". */
export function saysSteps(list: BlockOf<"list">, note: NoteContext): boolean {
  if (list.node.ordered === true || list.items.length < 2) return false;
  return list.items.every((item, at) => {
    const number = item.lead === null ? null : readNumberedLine(sliceOf(item.lead, note.text));
    return number !== null && number.saysStep && number.ordinal === at + 1;
  });
}

function asSteps(series: Series): Series {
  const entries = series.entries.map((entry): Entry => {
    const text = readNumberedLine(entry.text)?.rest ?? entry.text;
    return { ...entry, text, words: plainWords(text) };
  });
  return { ...series, kind: "hand", entries, saysStep: true };
}

function plainWords(markdown: string): string {
  return markdown.replace(/[*`]/g, "").replace(/\s+/g, " ").trim();
}

/** The list in the same section that goes on counting: code or a formula may stand between two steps. */
function continuationOf(list: BlockOf<"list">, ordinal: number): BlockOf<"list"> | null {
  let block = list.next;
  for (let passed = 0; block !== null && block.kind !== "heading" && passed < MAX_BETWEEN; passed++) {
    if (block.kind === "list" && block.node.ordered === true)
      return block.node.start === ordinal && ordinal > 1 ? block : null;
    block = block.next;
  }
  return null;
}

function isContinuation(list: BlockOf<"list">): boolean {
  const start = list.node.start ?? 1;
  let block = start > 1 ? list.previous : null;
  for (let passed = 0; block !== null && block.kind !== "heading" && passed < MAX_BETWEEN; passed++) {
    if (block.kind === "list" && block.node.ordered === true)
      return (block.node.start ?? 1) + block.items.length === start;
    block = block.previous;
  }
  return false;
}

function entryOf(item: ItemBlock, note: NoteContext): Entry {
  const written = item.lead === null ? "" : sliceOf(item.lead, note.text);
  return {
    text: item.firstNested === null ? written : written.replace(/\s*[:：]\s*$/, ""),
    words: item.lead === null ? "" : wordsOf(item.lead.children),
    startLine: item.startLine,
    endLine: item.endLine,
    block: item,
    isTerm: item.term !== null && item.term.text !== "",
    isTask: typeof item.node.checked === "boolean",
    directive: item.directive,
  };
}

/** Lines of one paragraph, or neighbouring paragraphs, that count 1, 2, 3 in one way. */
function readHandNumbered(block: BlockOf<"paragraph">, note: NoteContext): Series | null {
  const own = numberedParts(block, note);
  const [first] = own.parts;
  if (first === undefined || first.number.ordinal !== 1) return null;
  const parts = [...own.parts];
  let last: Block = block;
  let passed = 0;
  while (last.next !== null && last.next.kind !== "heading" && passed <= MAX_BETWEEN) {
    last = last.next;
    const more = last.kind === "paragraph" ? numberedParts(last, note) : null;
    const [continued] = more?.parts ?? [];
    const goesOn =
      continued?.number.style === first.number.style && continued.number.ordinal === parts.length + 1;
    if (more !== null && goesOn && more.opening === "") {
      parts.push(...more.parts);
      passed = 0;
    } else if (continued?.number.style === first.number.style) {
      break;
    } else {
      passed++;
    }
  }
  if (
    parts.length < 2 ||
    parts.some(({ number }, at) => number.ordinal !== at + 1 || number.style !== first.number.style)
  )
    return null;
  const entries = parts.map(({ block: paragraph, number, line, endLine }): Entry => {
    const words = plainWords(number.rest);
    return {
      text: standingAlone(number.rest),
      words,
      startLine: line,
      endLine,
      block: paragraph,
      isTerm: TERM.test(words),
      isTask: false,
      directive: parts.filter((part) => part.block === paragraph).length === 1 ? paragraph.directive : null,
    };
  });
  return {
    kind: "hand",
    first: block,
    entries,
    start: 1,
    saysStep: first.number.saysStep,
    opening: own.opening,
  };
}

/** `term：text` in plain words. */
const TERM = /^[^，。；！？,;!?:：]{1,30}(?:：|: )\s*\S/;

interface Part {
  readonly block: BlockOf<"paragraph">;
  readonly number: NumberedLine;
  readonly line: number;
  readonly endLine: number;
}

/** The numbered lines of a paragraph, each with the lines that go on with it, and the words before the first. */
function numberedParts(
  block: BlockOf<"paragraph">,
  note: NoteContext,
): { opening: string; parts: readonly Part[] } {
  const parts: Part[] = [];
  const opening: string[] = [];
  for (const [index, written] of sliceOf(block.node, note.text).split("\n").entries()) {
    const line = (written.endsWith("\\") ? written.slice(0, -1) : written).trimEnd();
    const number = readNumberedLine(line);
    const before = parts.at(-1);
    const at = block.startLine + index;
    if (number !== null && (before === undefined || number.style === before.number.style)) {
      parts.push({ block, number, line: at, endLine: at });
    } else if (before !== undefined) {
      const rest = `${before.number.rest}\n${line.trim()}`;
      parts[parts.length - 1] = { ...before, number: { ...before.number, rest }, endLine: at };
    } else {
      opening.push(line.trim());
    }
  }
  return { opening: opening.join(" "), parts };
}
