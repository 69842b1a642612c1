import { fencedFormula, HEADING_OR_CODE, type DisplayFormula } from "./display-formula.ts";
import { AT_START, type LineState } from "./line-state.ts";
import { endOfFrontMatter } from "./regions.ts";
import { scanLine } from "./scan-line.ts";
import type { SourceLine } from "./source-lines.ts";

/** Environments that are display maths by themselves, as papers and notebooks write them. KaTeX knows them in `$$`. */
const ENVIRONMENT = /^\\begin\{((?:equation|align|alignat|gather)\*?)\}/;

const MAY_OPEN = /\$\$|\\\[|\\begin\{/;

/** A formula longer than this was never closed. In lines. */
const MAX_FORMULA_LINES = 200;

/** Markers of quotes, lists and footnotes before the text of a line. */
const PREFIX = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\s[\]]{1,99}\]:)[ \t]?)*[ \t]*/;

/** What LaTeX in `\[…\]` looks like, as against brackets that were escaped. */
const LATEX = /[\\^_=]/;

/**
 * Puts the delimiters of display maths on lines of their own, the only form that the parser closes reliably: it takes
 * `$$a$$` on one line for inline maths, and after `\end{cases}$$` reads the rest of the file as formula. A `$$` that is
 * never closed becomes text. Lines keep the number of the line they come from; code is left alone.
 */
export function normaliseDisplayMaths(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!lines.some(({ text }) => MAY_OPEN.test(text))) return lines;
  const out: SourceLine[] = [];
  const frontMatterEnd = endOfFrontMatter(lines);
  let state: LineState = AT_START;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const next = index <= frontMatterEnd ? state : scanLine(state, line.text, { asMeant: false });
    const isProse = index > frontMatterEnd && next.line !== "fence" && next.line !== "html";
    const formula = isProse ? formulaAt(lines, index) : null;
    const fenced = formula === null || formula === "unclosed" ? null : fencedFormula(formula, state);
    if (formula === null) {
      out.push(line);
      state = next;
    } else if (fenced !== null && formula !== "unclosed") {
      out.push(...fenced.lines);
      state = fenced.after;
      index = formula.lastIndex;
    } else {
      // It must not swallow the rest of the note.
      const text = line.text.replace(/\${2,}/g, (run) => "\\$".repeat(run.length));
      out.push({ ...line, text });
      state = scanLine(state, text, { asMeant: false });
    }
  }
  return out;
}

/** The formula that begins on a line; null for none. */
function formulaAt(lines: readonly SourceLine[], index: number): DisplayFormula | "unclosed" | null {
  const first = lines[index];
  if (first === undefined || !MAY_OPEN.test(first.text)) return null;
  const prefix = PREFIX.exec(first.text)?.[0] ?? "";
  const body = first.text.slice(prefix.length);
  const open = /^(?:\${2,}|\\\[)/.exec(body)?.[0];
  if (open !== undefined) {
    const close = open === "\\[" ? "\\]" : open;
    const rest = body.slice(open.length);
    return delimiterIn(rest, close) === null
      ? severalLines(lines, index, { prefix, before: "", rest, close })
      : oneLine(first, index, prefix, rest, close);
  }
  const environment = ENVIRONMENT.exec(body)?.[1];
  if (environment !== undefined) return wrapped(lines, index, prefix, `\\end{${environment}}`);
  const text = body.trimEnd();
  const pairs = [...text.matchAll(TWO_DOLLARS)];
  const last = pairs.at(-1);
  if (last === undefined || pairs.length % 2 === 0 || text.includes("`")) return null;
  const opening = {
    prefix,
    before: text.slice(0, last.index),
    rest: text.slice(last.index + 2),
    close: "$$",
  };
  // "The loss is $$" with the formula on the next lines.
  if (opening.rest === "") return severalLines(lines, index, opening);
  // "The loss is $$L = x" with the formula going on below.
  if (/\||\\\$\$/.test(text) || !isClosedBelow(lines, index)) return null;
  return severalLines(lines, index, opening);
}

/** The delimiter is neither the beginning nor the end of more dollars: `$$a $$$$ b$$` is one formula. */
const TWO_DOLLARS = /(?<!\$)\$\$(?!\$)/g;

/** Where a delimiter stands in a text; a formula on lines of its own is closed by a line of more dollars too. */
function delimiterIn(text: string, close: string): { readonly start: number; readonly end: number } | null {
  if (!close.startsWith("$")) {
    const start = text.indexOf(close);
    return start < 0 ? null : { start, end: start + close.length };
  }
  for (const { 0: run, index } of text.matchAll(/\$+/g)) {
    const isAlone = run.length > close.length && /^[ \t>]*\$+[ \t]*$/.test(text);
    if (run.length === close.length || isAlone) return { start: index, end: index + run.length };
  }
  return null;
}

/** Whether the next `$$` ends the paragraph's formula: it stands at the end of a line of the same paragraph. */
function isClosedBelow(lines: readonly SourceLine[], index: number): boolean {
  for (const { text } of lines.slice(index + 1, index + 1 + MAX_FORMULA_LINES)) {
    if (text.trim() === "") return false;
    const [found, ...further] = text.matchAll(TWO_DOLLARS);
    if (found !== undefined) return further.length === 0 && text.slice(found.index + 2).trim() === "";
  }
  return false;
}

/** An environment with the delimiters around it that it does without. */
function wrapped(
  lines: readonly SourceLine[],
  index: number,
  prefix: string,
  close: string,
): DisplayFormula | null {
  const first = lines[index];
  const lastIndex = first?.text.includes(close) === true ? index : closingLine(lines, index, close);
  const last = lines[lastIndex ?? -1];
  if (first === undefined || lastIndex === null || last === undefined) return null;
  if (last.text.slice(last.text.indexOf(close) + close.length).trim() !== "") return null;
  const body = [
    { ...first, text: first.text.slice(prefix.length) },
    ...lines.slice(index + 1, lastIndex + 1),
  ];
  return { prefix, before: "", first, body, last, after: "", lastIndex };
}

function oneLine(
  line: SourceLine,
  index: number,
  prefix: string,
  rest: string,
  close: string,
): DisplayFormula | null {
  const found = delimiterIn(rest, close);
  if (found === null) return null;
  const formula = rest.slice(0, found.start).trim();
  const after = rest.slice(found.end).trim();
  if (formula === "" || (close === "\\]" && !LATEX.test(formula))) return null;
  // `$$a$$ and $$b$$` is prose with formulas in it: the parser reads it as such, and three dollars as what they are.
  if (close.startsWith("$") && (after !== "" || close !== "$$")) return null;
  const body = [{ ...line, text: formula }];
  return { prefix, before: "", first: line, body, last: line, after, lastIndex: index };
}

interface Opening {
  readonly prefix: string;
  /** Text before the opening delimiter. */
  readonly before: string;
  /** The formula as far as it stands on the first line. */
  readonly rest: string;
  readonly close: string;
}

function severalLines(
  lines: readonly SourceLine[],
  index: number,
  { prefix, before, rest, close }: Opening,
): DisplayFormula | "unclosed" | null {
  const first = lines[index];
  const lastIndex = closingLine(lines, index, close);
  const last = lines[lastIndex ?? -1];
  if (first === undefined) return null;
  if (lastIndex === null || last === undefined) return close === "\\]" ? null : "unclosed";
  const end = delimiterIn(last.text, close);
  const lastFormula = last.text.slice(0, end?.start);
  const isEmptyLast = lastFormula.slice(PREFIX.exec(last.text)?.[0].length ?? 0).trim() === "";
  const body = [
    ...(rest.trim() === "" ? [] : [{ ...first, text: rest.trim() }]),
    ...lines.slice(index + 1, lastIndex),
    ...(isEmptyLast ? [] : [{ ...last, text: lastFormula }]),
  ];
  if (close === "\\]" && !body.some(({ text }) => LATEX.test(text))) return null;
  const after = last.text.slice(end?.end).trim();
  return { prefix, before, first, body, last, after, lastIndex };
}

/** Index of the line that holds the closing delimiter; null if a heading, code or the end comes first. */
function closingLine(lines: readonly SourceLine[], start: number, close: string): number | null {
  for (let index = start + 1; index < Math.min(lines.length, start + MAX_FORMULA_LINES); index++) {
    const text = lines[index]?.text ?? "";
    if (HEADING_OR_CODE.test(text)) return null;
    if (delimiterIn(text, close) !== null) return index;
  }
  return null;
}
