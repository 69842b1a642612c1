import { htmlEndOf } from "./html-lines.ts";
import type { Container, Leaf, LineKind, LineState } from "./line-state.ts";
import { cellsOf, isDelimiterRow } from "./table-lines.ts";

/*
 * The structure of blocks, line by line, as CommonMark (with formulas and footnotes) defines it: what is mended before
 * parsing has to know what the parser will read as code, as a formula or as text. A property test holds the two
 * together. https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy
 */

/** Columns of indentation that make code of a line. */
const CODE_INDENT = 4;

const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const FORMULA = /^(\${2,})[^$]*$/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const RULE = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^(?:-+|=+)[ \t]*$/;
const ITEM = /^(?:([-*+])|(\d{1,9})([.)]))(?=[ \t]|$)/;
const FOOTNOTE = /^\[\^[^\s[\]]{1,999}\]:[ \t]*/;

/** HTML that only lays out what stands in it, and is taken off before parsing. */
const WRAPPER = /^<\/?(?:details|summary|center|div|p|font|span|section|article|aside|h[1-6])(?=[\s>])/i;

/** Neither space nor what any block begins with, nor the row of dashes below the head of a table. */
const BEGINS_AS_TEXT = /^[^\s>*+\-\d`~$#_=<|:[]/;

/** How a text is looked at. */
interface ScanOptions {
  /**
   * As it is meant, before it is mended: layout in HTML is looked through, and a formula goes on until it is closed,
   * wherever its lines begin.
   */
  readonly asMeant: boolean;
}

/** The state after one more line. */
export function scanLine(state: LineState, raw: string, { asMeant }: ScanOptions): LineState {
  const { leaf } = state;
  // Most lines are plain text outside of lists and quotes.
  if (
    state.containers.length === 0 &&
    (leaf === null || leaf.kind === "paragraph") &&
    BEGINS_AS_TEXT.test(raw)
  )
    return { containers: state.containers, leaf: { kind: "paragraph", last: raw }, line: "text" };
  const text = expanded(raw);
  if (asMeant && leaf?.kind === "formula") return goOn(state, leaf, text.replace(/^[ >]+/, ""));
  const { open, rest } = continued(state.containers, text);
  const all = open.length === state.containers.length;
  if (all && leaf !== null && isConcrete(leaf))
    return goOn({ ...state, containers: open }, leaf, text.slice(rest));
  const begun = newContainers(text, rest, all && leaf !== null && leaf.kind !== "table");
  const body = text.slice(begun.rest);
  const isSame = begun.containers.length === 0;
  if (isBlank(body)) {
    const containers = [...open.map(isSame ? blankSeen : filled), ...begun.containers];
    const stays = isSame && all && leaf?.kind === "indented";
    const line = isSame ? "blank" : "text";
    return { containers, leaf: stays ? leaf : null, line: stays ? "indented" : line };
  }
  const before = isSame && (all || leaf?.kind === "paragraph") ? leaf : null;
  const found = leafOf(body, before, all, asMeant);
  if (found === "continuation")
    return { containers: state.containers, leaf: { kind: "paragraph", last: body }, line: "text" };
  return { containers: [...open, ...begun.containers].map(filled), ...found };
}

/** Where a line goes on behind what its containers take of it; null where it leaves one of them. */
export function placeWithin(containers: readonly Container[], raw: string): number | null {
  const { open, rest } = continued(containers, expanded(raw));
  return open.length === containers.length ? rest : null;
}

/** A line of code, a formula or HTML: whether it is the last. @param text from where the containers leave it */
function goOn(state: LineState, leaf: Leaf, text: string): LineState {
  const line = leaf.kind === "paragraph" || leaf.kind === "table" ? "text" : leaf.kind;
  return { containers: state.containers, leaf: isClosing(leaf, text) ? null : leaf, line };
}

function isClosing(leaf: Leaf, text: string): boolean {
  if (leaf.kind === "html") return leaf.end === "blank" ? isBlank(text) : leaf.end.test(text);
  const run = /^ {0,3}(`+|~+|\$+) *$/.exec(text)?.[1];
  if (run === undefined) return false;
  if (leaf.kind === "fence") return run.startsWith(leaf.char) && run.length >= leaf.length;
  return leaf.kind === "formula" && run.startsWith("$") && run.length >= leaf.length;
}

/** Whether a block is read to its end without regard to what its lines begin with. */
function isConcrete(leaf: Leaf): boolean {
  return leaf.kind === "fence" || leaf.kind === "formula" || leaf.kind === "html";
}

interface Continued {
  readonly open: readonly Container[];
  /** Where the line goes on behind what its containers take of it. */
  readonly rest: number;
}

/** Which of the containers a line goes on in. */
function continued(containers: readonly Container[], text: string): Continued {
  let at = 0;
  for (const [index, container] of containers.entries()) {
    const indent = indentAt(text, at);
    if (container.kind === "quote") {
      if (indent >= CODE_INDENT || text[at + indent] !== ">")
        return { open: containers.slice(0, index), rest: at };
      at += indent + 1;
      if (text[at] === " ") at += 1;
      continue;
    }
    const isEmptyLine = at + indent === text.length;
    const isOver = container.kind === "item" && container.isEmpty === "for good" && !isEmptyLine;
    if (isOver || (indent < container.width && !isEmptyLine))
      return { open: containers.slice(0, index), rest: at };
    at += Math.min(indent, container.width);
  }
  return { open: containers, rest: at };
}

/** The containers that begin on a line. @param interrupts whether a block goes before them that might go on */
function newContainers(
  text: string,
  from: number,
  interrupts: boolean,
): { readonly containers: readonly Container[]; readonly rest: number } {
  const containers: Container[] = [];
  let at = from;
  for (;;) {
    const indent = indentAt(text, at);
    const start = at + indent;
    if (indent >= CODE_INDENT || start === text.length) break;
    const container = containerAt(text, start, interrupts);
    if (container === null) break;
    containers.push(
      container.kind === "item" ? { ...container, width: container.width + indent } : container,
    );
    at = endOfPrefix(text, start, container);
  }
  return { containers, rest: at };
}

function containerAt(text: string, start: number, interrupts: boolean): Container | null {
  const char = text[start] ?? "";
  if (char === ">") return { kind: "quote" };
  const body = text.slice(start);
  if (char === "[") return FOOTNOTE.test(body) ? { kind: "footnote", width: 4 } : null;
  if (!/[-*+\d]/.test(char) || RULE.test(body)) return null;
  const [marks, bullet, number = "", delimiter = ""] = ITEM.exec(body) ?? [];
  if (marks === undefined) return null;
  const spaces = indentAt(text, start + marks.length);
  const isEmpty = start + marks.length + spaces === text.length;
  if (interrupts && (isEmpty || (bullet === undefined && number !== "1"))) return null;
  const width = marks.length + (isEmpty || spaces > CODE_INDENT ? 1 : spaces);
  return { kind: "item", width, marker: bullet ?? delimiter, isEmpty: isEmpty ? "so far" : "not" };
}

function endOfPrefix(text: string, start: number, container: Container): number {
  if (container.kind === "item") return Math.min(text.length, start + container.width);
  if (container.kind === "quote") return text[start + 1] === " " ? start + 2 : start + 1;
  return start + (FOOTNOTE.exec(text.slice(start))?.[0].length ?? 0);
}

interface Found {
  readonly leaf: Leaf | null;
  readonly line: LineKind;
}

/**
 * What begins on a line behind its containers.
 * @param before the block that might go on
 * @param isOwn whether the line stands in the containers of that block; otherwise it only goes on a paragraph
 */
function leafOf(body: string, before: Leaf | null, isOwn: boolean, asMeant: boolean): Found | "continuation" {
  const indent = indentAt(body, 0);
  const inParagraph = before?.kind === "paragraph";
  if (indent >= CODE_INDENT)
    return inParagraph ? "continuation" : { leaf: { kind: "indented" }, line: "indented" };
  const text = body.slice(indent);
  const fence = FENCE.exec(text)?.[1];
  if (fence !== undefined) {
    const char = fence.startsWith("`") ? "`" : "~";
    return { leaf: { kind: "fence", char, length: fence.length }, line: "fence" };
  }
  const dollars = FORMULA.exec(text)?.[1];
  if (dollars !== undefined) return { leaf: { kind: "formula", length: dollars.length }, line: "formula" };
  if (HEADING.test(text) || RULE.test(text)) return { leaf: null, line: "text" };
  if (inParagraph && isOwn && UNDERLINE.test(text)) return { leaf: null, line: "text" };
  const html = asMeant && WRAPPER.test(text) ? null : htmlOf(text, inParagraph, isOwn);
  if (html !== null) return html;
  if (before?.kind === "table" && isOwn) return { leaf: before, line: "text" };
  if (!inParagraph) return { leaf: { kind: "paragraph", last: text }, line: "text" };
  const isTable = isOwn && isDelimiterRow(text) && cellsOf(text) === cellsOf(before.last);
  return isTable ? { leaf: { kind: "table" }, line: "text" } : "continuation";
}

function htmlOf(text: string, inParagraph: boolean, isOwn: boolean): Found | null {
  const end = htmlEndOf(text, inParagraph);
  if (end !== null)
    return { leaf: end !== "blank" && end.test(text) ? null : { kind: "html", end }, line: "html" };
  // What the parser makes of a tag that ends a quote or list below its paragraph.
  const endsLazily = inParagraph && !isOwn && htmlEndOf(text, false) !== null;
  return endsLazily ? { leaf: null, line: "html" } : null;
}

function blankSeen(container: Container): Container {
  if (container.kind !== "item" || container.isEmpty !== "so far") return container;
  return { ...container, isEmpty: "for good" };
}

function filled(container: Container): Container {
  return container.kind === "item" && container.isEmpty !== "not"
    ? { ...container, isEmpty: "not" }
    : container;
}

function isBlank(text: string): boolean {
  return /^ *$/.test(text);
}

/** Spaces from a place on. */
function indentAt(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at - from;
}

/** Tabs as the spaces up to the next multiple of four columns. */
export function expanded(text: string): string {
  if (!text.includes("\t")) return text;
  let out = "";
  for (const char of text) out += char === "\t" ? " ".repeat(4 - (out.length % 4)) : char;
  return out;
}
