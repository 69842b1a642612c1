import type { NoteCard } from "#lib/notes/card.ts";
import { AT_START, type LineState } from "#lib/notes/parse/line-state.ts";
import { parseMarkdown, type ParsedNote } from "#lib/notes/parse/parse.ts";
import { scanLine } from "#lib/notes/parse/scan-line.ts";
import type { NoteReading } from "#lib/notes/read-note.ts";
import { nodesIn, type SyntaxNode } from "./syntax-nodes.ts";
import { linesOf, told } from "./told.ts";

/** A card whose lines are all inside code, or all inside a formula, comes from the rule that reads such. */
export function leak(text: string, { cards }: NoteReading): string | null {
  const parsed = parseMarkdown(text);
  const blocks = parsed.root.children.filter(({ type }) => type === "code" || type === "math");
  const lines = linesOf(text);
  const dollars = new StrayDollars(parsed);
  const fences = openFences(parsed);
  for (const card of cards) {
    const isCut = !fences.some((fence) => overlaps(fence, card));
    for (const side of [card.front, card.back]) {
      if (dollars.areOn(side) && !dollars.areBehind(card)) return `${told(card)}: half a formula`;
      if (isCut && isOpenCode(side)) return `${told(card)}: half a fence`;
    }
    const inside = blocks.find((block) => {
      const { first, last } = ownLines(block, lines);
      return first <= card.source.startLine && last >= card.source.endLine;
    });
    if (inside === undefined) continue;
    const isAsked =
      inside.type === "code"
        ? card.kind === "code" || card.rule === "mark" || /^(?:```|~~~| {4}|\t)/m.test(card.back)
        : card.kind === "formula" || card.back.includes("$");
    if (!isAsked) return `${told(card)}: from inside ${inside.type}`;
  }
  return null;
}

/**
 * Two dollars that a reader sees as such: half of a formula that was cut, unless the note itself shows them. The parser
 * tells both, of the card and of the note: how dollars pair up (runs of a hundred, escaped ones, those in code) is
 * nothing to guess from the text.
 */
class StrayDollars {
  /** The lines of the note that show some. A table's cards have its head with them, wherever that shows any. */
  readonly #shown: readonly LineRange[];
  /** A card has its footnotes with it, wherever they stand. */
  readonly #areInFootnotes: boolean;

  constructor({ root }: ParsedNote) {
    const showing = nodesIn(root.children).filter(showsDollars);
    const tables = nodesIn(root.children).filter(({ type }) => type === "table");
    const holding = tables.filter((table) => nodesIn([table]).some(showsDollars));
    this.#shown = [...showing, ...holding].map(rangeOf);
    const footnotes = root.children.filter(({ type }) => type === "footnoteDefinition");
    this.#areInFootnotes = nodesIn(footnotes).some(showsDollars);
  }

  areOn(markdown: string): boolean {
    return markdown.includes("$$") && nodesIn(parseMarkdown(markdown).root.children).some(showsDollars);
  }

  areBehind(card: NoteCard): boolean {
    const { source, key, front, back } = card;
    const isInLines = this.#shown.some((range) => overlaps(range, card));
    const hasFootnotes = [front, back].some((side) => side.includes("\n\n[^"));
    const isAbove = [...key.context, ...source.headingPath].some((words) => this.areOn(words));
    return isInLines || isAbove || (hasFootnotes && this.#areInFootnotes);
  }
}

function showsDollars({ type, value }: SyntaxNode): boolean {
  return (type === "text" || type === "html") && value?.includes("$$") === true;
}

interface LineRange {
  readonly first: number;
  readonly last: number;
}

function overlaps({ first, last }: LineRange, { source }: NoteCard): boolean {
  return first <= source.endLine && last >= source.startLine;
}

function rangeOf({ position }: SyntaxNode): LineRange {
  return { first: position?.start.line ?? 0, last: position?.end.line ?? 0 };
}

/** Whether code is opened and not closed. */
function isOpenCode(markdown: string): boolean {
  const scan = (state: LineState, line: string): LineState => scanLine(state, line, { asMeant: true });
  return markdown.split("\n").reduce(scan, AT_START).leaf?.kind === "fence";
}

/** The lines of fences that the note itself leaves open, as the parser reads them: they end where the note does. */
function openFences({ root, text }: ParsedNote): readonly LineRange[] {
  return nodesIn(root.children)
    .filter((node) => node.type === "code" && isOpen(node, text))
    .map(rangeOf);
}

/** A fence is closed by a line of its own, which is not in its code: one that stands further in may only look like it. */
function isOpen({ position, value = "" }: SyntaxNode, text: string): boolean {
  const written = text.slice(position?.start.offset, position?.end.offset).split("\n");
  const fence = /^(?:`{3,}|~{3,})/.exec(written[0] ?? "")?.[0];
  if (fence === undefined) return false;
  const codeLines = value === "" ? 0 : value.split("\n").length;
  const last = /(`{3,}|~{3,})[ \t]*$/.exec(written.at(-1) ?? "")?.[1];
  return written.length < codeLines + 2 || last?.startsWith(fence) !== true;
}

type TopBlock = ParsedNote["root"]["children"][number];

/** The lines of code or a formula, without one that has text before its opening or behind its closing `$$`. */
function ownLines({ type, position }: TopBlock, lines: readonly string[]): LineRange {
  const first = position?.start.line ?? 0;
  const last = position?.end.line ?? 0;
  if (type !== "math") return { first, last };
  const startsIt = /^(?:[\s>*+-]|\d{1,9}[.)])*(?:\$\$|\\\[|\\begin)/.test(lines[first - 1] ?? "");
  const endsIt = /(?:\$\$|\\\]|\\end\{\w+\*?\})\s*$/.test(lines[last - 1] ?? "");
  return { first: startsIt ? first : first + 1, last: endsIt ? last : last - 1 };
}
