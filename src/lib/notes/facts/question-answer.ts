import { directiveAmong } from "../outline/directive.ts";
import type { Block, LineRange } from "../outline/block.ts";
import { sliceBetween } from "../outline/inline.ts";
import type { NoteContext } from "./rule.ts";
import { ANNOUNCES, withoutAnnouncement } from "./wording.ts";

/** What stands below a question, as far as it is its answer. */
export interface Answer extends LineRange {
  /** Markdown. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

/**
 * The text from a block on to where the answer stops: what no other rule has taken, without the clauses that only
 * announce what was. Null where nothing is left.
 * @param stops whether a block is no part of the answer, nor what follows it
 * @param leaves whether a block is none, but what follows it may be
 */
export function answerFrom(
  first: Block | null,
  note: NoteContext,
  stops: (block: Block) => boolean,
  leaves: (block: Block) => boolean = () => false,
): Answer | null {
  const runs: Block[][] = [[]];
  for (let at = first; at !== null && at.kind !== "heading" && !stops(at); at = at.next) {
    if (isUntouched(at, note) && !isNamed(at) && !leaves(at)) runs.at(-1)?.push(at);
    else runs.push([]);
  }
  const told = runs.map(withoutLooseEnds).filter((run) => run.length > 0);
  const parts = told.flatMap((run) => {
    const text = textOf(run, note);
    return text === "" ? [] : [{ run, text }];
  });
  const start = parts[0]?.run[0];
  const end = parts.at(-1)?.run.at(-1);
  if (start === undefined || end === undefined) return null;
  return {
    text: parts.map(({ text }) => text).join("\n\n"),
    blocks: parts.flatMap(({ run }) => run),
    startLine: start.startLine,
    endLine: end.endLine,
  };
}

/** Rules and comments say nothing; a label at the end is about what another rule has taken. */
function withoutLooseEnds(run: readonly Block[]): readonly Block[] {
  const told = run.filter((found) => found.kind !== "other" && found.kind !== "html");
  while (isBareLabel(told.at(-1))) told.pop();
  return told;
}

function isBareLabel(block: Block | undefined): boolean {
  return block?.kind === "paragraph" && block.label !== null && block.label.text === "";
}

function textOf(run: readonly Block[], note: NoteContext): string {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return "";
  const text = sliceBetween(first.node, last.node, note.text);
  return last.kind === "paragraph" ? withoutOpenEnd(text) : text;
}

/** "常见的有：" at the end announces a list or table that another rule has taken. */
export function withoutOpenEnd(answer: string): string {
  if (!/[:：]\s*$/.test(answer)) return answer;
  const closed = withoutAnnouncement(answer);
  return closed !== "" || ANNOUNCES.test(answer) ? closed : answer.replace(/\s*[:：]\s*$/, "");
}

/** Whether no rule has taken the block or anything in it. */
function isUntouched(block: Block, note: NoteContext): boolean {
  if (!note.isFree(block)) return false;
  if (block.kind === "list") return block.items.every((item) => isUntouched(item, note));
  if (block.kind !== "item") return true;
  let nested = block.firstNested;
  while (nested !== null && isUntouched(nested, note)) nested = nested.next;
  return nested === null;
}

/** Whether the author gave the block, or something in it, an id of its own: then it is a card of its own. */
function isNamed(block: Block): boolean {
  if (block.kind === "list") return block.items.some(isNamed);
  if (block.kind === "table")
    return block.node.children.some(
      (row) => directiveAmong(row.children.at(-1)?.children ?? [])?.say === "id",
    );
  if (block.kind !== "item") return block.previous?.kind !== "heading" && block.directive?.say === "id";
  let nested = block.firstNested;
  while (nested !== null && !isNamed(nested)) nested = nested.next;
  return block.directive?.say === "id" || nested !== null;
}
