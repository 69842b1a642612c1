import { assertNever } from "#lib/core/assert-never.ts";
import type { Steps } from "#lib/core/steps.ts";
import { keyText } from "../key-text.ts";
import type { Block } from "../outline/block.ts";
import { asWritten } from "../outline/inline.ts";
import type { Skipped, Uncarded } from "../skip.ts";
import { codeRule } from "./code.ts";
import { definitionRule } from "./definition.ts";
import { RULES, type Fact, type RuleName } from "./fact.ts";
import { joinFootnotes } from "./footnotes.ts";
import { formulaRule } from "./formula.ts";
import { glossRule } from "./gloss.ts";
import { labelRule } from "./label.ts";
import { markRule } from "./mark.ts";
import { questionRule } from "./question.ts";
import type { NoteContext, Reading, Rule } from "./rule.ts";
import { setRule } from "./set.ts";
import { whySkip } from "./skips.ts";
import { stepsRule } from "./steps.ts";
import { tableRule } from "./table.ts";
import { termRule } from "./term.ts";
import { withoutHalves } from "./whole.ts";
import { yearRule } from "./year.ts";

const BY_NAME: Readonly<Record<RuleName, Rule>> = {
  mark: markRule,
  table: tableRule,
  formula: formulaRule,
  code: codeRule,
  label: labelRule,
  year: yearRule,
  term: termRule,
  gloss: glossRule,
  steps: stepsRule,
  question: questionRule,
  definition: definitionRule,
  set: setRule,
};

/** All facts of a note, and what becomes of every other passage. */
export interface Collected {
  readonly facts: readonly Fact[];
  readonly skipped: readonly Skipped[];
  readonly uncarded: readonly Uncarded[];
}

/** In characters. */
const EXCERPT_LENGTH = 80;

/** How many blocks a rule looks at before other work has its turn. */
const BLOCKS_A_STEP = 500;

/** What has become of a block. */
const FREE = 0;
const TAKEN = 1;
const SILENT = 2;

/** Lets the rules read the blocks of a note, the more specific rules first; a block is taken once. */
export function* collectSteps(blocks: readonly Block[], text: string): Steps<Collected> {
  const skipped: Skipped[] = [];
  const state = new Uint8Array(blocks.length);
  for (const block of blocks) {
    if (block.index % BLOCKS_A_STEP === BLOCKS_A_STEP - 1) yield 0;
    const isInherited = block.parent !== null && state[block.parent.index] === SILENT;
    const reason = isInherited ? "inherited" : whySkip(block);
    if (reason !== null) state[block.index] = SILENT;
    if (reason !== null && reason !== "inherited" && hasWords(block))
      skipped.push({ ...passage(block, text, { reason }), endLine: lastLineOf(block) });
    if (block.directive?.say === "invalid") {
      skipped.push({ ...linesOf(block), reason: "invalid-directive", excerpt: block.directive.text });
    }
  }
  const sayings = countSayings(blocks);
  const note: NoteContext = {
    text,
    isFree: (block) => state[block.index] === FREE,
    itemsSaying: (words) => sayings.get(keyText(words)) ?? 0,
  };
  const facts: Fact[] = [];
  const left: Uncarded[] = [];
  const take = (reading: Reading): void => {
    facts.push(...reading.facts);
    skipped.push(...(reading.refused ?? []));
    left.push(...(reading.left ?? []));
    for (const claimed of reading.blocks) state[claimed.index] = TAKEN;
    for (const claimed of reading.blocks) if (claimed.kind === "list") takeAllIn(claimed, blocks, state);
  };
  const passes = [
    ...RULES.flatMap((name) => BY_NAME[name].readFirst ?? []),
    ...RULES.map((name) => BY_NAME[name].read),
  ];
  let open = blocks;
  for (const [order, read] of passes.entries()) {
    yield order / passes.length;
    // In a long note most of the time would go into going past what is taken.
    open = open.filter(note.isFree);
    let looked = 0;
    for (const block of open) {
      if (++looked % BLOCKS_A_STEP === 0) yield order / passes.length;
      const reading = note.isFree(block) ? read(block, note) : null;
      if (reading !== null) take(withoutHalves(reading));
    }
  }
  yield 1;
  const footnotes = joinFootnotes(facts, blocks, note);
  for (const block of footnotes.joined) {
    state[block.index] = TAKEN;
    skipped.push(passage(block, text, { reason: "footnote" }));
  }
  return {
    facts: footnotes.facts.toSorted((a, b) => a.startLine - b.startLine || a.endLine - b.endLine),
    skipped: skipped.toSorted((a, b) => a.startLine - b.startLine),
    uncarded: [
      ...left,
      ...mergeItems(
        blocks.filter((block) => note.isFree(block) && isPassage(block, blocks)),
        text,
      ),
    ].toSorted((a, b) => a.startLine - b.startLine),
  };
}

/** A list is taken with everything in it; what is in it follows it in the outline. */
function takeAllIn(list: Block, blocks: readonly Block[], state: Uint8Array): void {
  for (let index = list.index + 1; index < blocks.length; index++) {
    const parent = blocks[index]?.parent;
    if (parent === undefined || parent === null || state[parent.index] !== TAKEN) return;
    state[index] = TAKEN;
  }
}

function countSayings(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind !== "item" || block.term === null) continue;
    const words = keyText(block.term.textWords);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts;
}

/** Whether the block holds words of its own that could be learnt; headings and labels are about what follows them. */
function isPassage(block: Block, blocks: readonly Block[]): boolean {
  switch (block.kind) {
    case "paragraph":
      return block.label === null || block.label.text !== "" || !isLabel(block, blocks);
    case "item":
      if (block.lead === null) return false;
      return (block.term !== null && block.term.text !== "") || !isLabel(block, blocks);
    case "table":
    case "formula":
    case "code":
      return true;
    case "other":
      return block.node.type === "footnoteDefinition";
    case "heading":
    case "list":
    case "html":
    case "quote":
      return false;
    default:
      return assertNever(block);
  }
}

/** Whether something stands under the words of this block, with one label more above it; bullets left empty and comments are nothing. */
function isLabel(block: Block, blocks: readonly Block[]): boolean {
  for (let index = block.index + 1; index < blocks.length; index++) {
    const next = blocks[index];
    if (next === undefined || next.kind === "heading" || next.labels.length <= block.labels.length)
      return false;
    if (!isEmpty(next)) return true;
  }
  return false;
}

function isEmpty(block: Block): boolean {
  if (block.kind === "html") return /^<!--(?!.*-->)/s.test(block.node.value);
  return block.kind === "list" || (block.kind === "item" && block.lead === null);
}

function hasWords(block: Block): boolean {
  return block.kind !== "heading" && !(block.kind === "other" && block.node.type === "thematicBreak");
}

function linesOf(block: Block): { startLine: number; endLine: number } {
  return { startLine: block.startLine, endLine: block.endLine };
}

/** The last line of a block and everything in it: an item that is skipped takes along what is nested in it. */
function lastLineOf(block: Block): number {
  return Math.max(block.endLine, block.node.position?.end.line ?? 0);
}

function passage<T extends object>(block: Block, text: string, more: T): Uncarded & T {
  const { start, end } = block.node.position ?? {};
  const written = asWritten(text.slice(start?.offset ?? 0, end?.offset ?? 0))
    .replace(/\s+/g, " ")
    .trim();
  return { ...linesOf(block), excerpt: [...written].slice(0, EXCERPT_LENGTH).join(""), ...more };
}

/** Neighbouring items of one list are one passage. */
function mergeItems(blocks: readonly Block[], text: string): Uncarded[] {
  const merged: { last: Block; entry: Uncarded }[] = [];
  for (const block of blocks) {
    const before = merged.at(-1);
    if (before !== undefined && block.kind === "item" && before.last.next === block) {
      merged[merged.length - 1] = { last: block, entry: { ...before.entry, endLine: block.endLine } };
    } else {
      merged.push({ last: block, entry: passage(block, text, {}) });
    }
  }
  return merged.map(({ entry }) => entry);
}
