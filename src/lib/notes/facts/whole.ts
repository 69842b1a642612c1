import type { Node } from "mdast";

import type { Block, LineRange } from "../outline/block.ts";
import { maskInline } from "../parse/inline-mask.ts";
import { parseMarkdown } from "../parse/parse.ts";
import type { Uncarded } from "../skip.ts";
import type { Fact } from "./fact.ts";
import type { Reading } from "./rule.ts";

/** What begins and ends formulas and code: where a reader sees one as such, the other half is missing. */
const MARKS = ["$", "`"] as const;

/**
 * A reading without facts that cut a formula or code in two. Rules cut passages where words tell them to, and what looks
 * like a colon or a line's end may stand inside one; the parser is asked what a reader would see of the piece. A mark that
 * the passage itself shows may be shown. What is taken out is told as left over.
 */
export function withoutHalves(reading: Reading): Reading {
  const halves = reading.facts.filter((fact) => isHalf(fact, reading.blocks));
  if (halves.length === 0) return reading;
  const facts = reading.facts.filter((fact) => !halves.includes(fact));
  return { ...reading, facts, left: [...(reading.left ?? []), ...halves.map(leftOver)] };
}

function isHalf(fact: Fact, blocks: readonly Block[]): boolean {
  // Programs stand in fences of their own.
  if (fact.kind === "code") return false;
  return textsOf(fact).some((text) =>
    MARKS.some((mark) => {
      if (!text.includes(mark) || pairsPlainly(text, mark)) return false;
      return shows(parseMarkdown(text).root, mark) && !blocks.some((block) => isShown(block, fact, mark));
    }),
  );
}

/** Whether formulas and code pair up at first sight, as most do: none with a line that would begin a block by itself. */
function pairsPlainly(text: string, mark: string): boolean {
  return !maskInline(text).includes(mark) && !(text.includes("$$") && BLOCK_START.test(text));
}

const BLOCK_START = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:#|`{3}|~{3})/m;

/** Whether the block shows the mark on lines of the fact; a table does in its head. */
function isShown({ node, kind }: Block, { startLine, endLine }: LineRange, mark: string): boolean {
  return shows(node, mark, kind === "table" ? undefined : { startLine, endLine });
}

/** Whether a reader sees the mark. @param range lines that count; all where there is none */
function shows(node: Node, mark: string, range?: LineRange): boolean {
  const pending: Node[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { start, end } = next.position ?? {};
    if (range !== undefined && start !== undefined && end !== undefined)
      if (start.line > range.endLine || end.line < range.startLine) continue;
    if ("children" in next) pending.push(...(next.children as Node[]));
    const isRead = next.type === "text" || next.type === "html";
    if (isRead && "value" in next && String(next.value).includes(mark)) return true;
  }
  return false;
}

/** The texts of a fact that are cut out of its passage. */
function textsOf({ answer, question }: Fact): readonly string[] {
  switch (question.ask) {
    case "which":
    case "written":
    case "verbatim":
      return [answer, question.text];
    case "row":
      return [answer, question.cell];
    case "blank":
      return [answer, question.passage];
    default:
      return [answer];
  }
}

function leftOver({ startLine, endLine, answer }: Fact): Uncarded {
  return { startLine, endLine, excerpt: answer.replace(/\s+/g, " ").trim().slice(0, 80) };
}
