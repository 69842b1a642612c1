import { fencedFormula, type DisplayFormula } from "./display-formula.ts";
import { AT_START, type LineState } from "./line-state.ts";
import { endOfFrontMatter } from "./regions.ts";
import { scanLine } from "./scan-line.ts";
import type { SourceLine } from "./source-lines.ts";

/** Opening delimiter → closing delimiter. */
const PAIRS = [
  ["$$", "$$"],
  ["\\[", "\\]"],
] as const;

/** Environments that are display maths by themselves, as papers and notebooks write them. KaTeX knows them in `$$`. */
const ENVIRONMENT = /^\\begin\{((?:equation|align|alignat|gather)\*?)\}/;

const MAY_OPEN = /\$\$|\\\[|\\begin\{/;

/** A formula longer than this was never closed. In lines. */
const MAX_FORMULA_LINES = 200;

/** Markers of quotes, lists and footnotes before the text of a line. */
const PREFIX = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\s[\]]{1,99}\]:)[ \t]?)*[ \t]*/;

const HEADING_OR_CODE = /^ {0,3}#{1,6}[ \t]|^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:`{3,}[^`]*$|~{3,})/;

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
      const text = line.text.replaceAll("$$", "\\$\\$");
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
  for (const [open, close] of PAIRS) {
    if (!body.startsWith(open)) continue;
    const rest = body.slice(open.length);
    return rest.includes(close)
      ? oneLine(first, index, prefix, rest, close)
      : severalLines(lines, index, { prefix, before: "", rest, close });
  }
  const environment = ENVIRONMENT.exec(body)?.[1];
  if (environment !== undefined) return wrapped(lines, index, prefix, `\\end{${environment}}`);
  // "The loss is $$" with the formula on the next lines.
  const text = body.trimEnd();
  const opens = text.split("$$").length % 2 === 0 && !text.includes("`");
  if (opens && text.endsWith("$$"))
    return severalLines(lines, index, { prefix, before: text.slice(0, -2), rest: "", close: "$$" });
  // "The loss is $$L = x" with the formula going on below.
  if (!opens || /\||\\\$\$/.test(text) || !isClosedBelow(lines, index)) return null;
  const at = text.lastIndexOf("$$");
  return severalLines(lines, index, {
    prefix,
    before: text.slice(0, at),
    rest: text.slice(at + 2),
    close: "$$",
  });
}

/** Whether the next `$$` ends the paragraph's formula: it stands at the end of a line of the same paragraph. */
function isClosedBelow(lines: readonly SourceLine[], index: number): boolean {
  for (const { text } of lines.slice(index + 1, index + 1 + MAX_FORMULA_LINES)) {
    if (text.trim() === "") return false;
    if (text.includes("$$")) return text.trimEnd().endsWith("$$") && text.split("$$").length === 2;
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
  const end = rest.indexOf(close);
  const formula = rest.slice(0, end).trim();
  const after = rest.slice(end + close.length).trim();
  if (formula === "" || (close === "\\]" && !LATEX.test(formula))) return null;
  // `$$a$$ and $$b$$` is prose with formulas in it: the parser reads it as such, and three dollars as what they are.
  if (close === "$$" && (after !== "" || /^\$|(?<!\\)\$$/.test(formula))) return null;
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
  const end = last.text.indexOf(close);
  const lastFormula = last.text.slice(0, end);
  const isEmptyLast = lastFormula.slice(PREFIX.exec(last.text)?.[0].length ?? 0).trim() === "";
  const body = [
    ...(rest.trim() === "" ? [] : [{ ...first, text: rest.trim() }]),
    ...lines.slice(index + 1, lastIndex),
    ...(isEmptyLast ? [] : [{ ...last, text: lastFormula }]),
  ];
  if (close === "\\]" && !body.some(({ text }) => LATEX.test(text))) return null;
  const after = last.text.slice(end + close.length).trim();
  return { prefix, before, first, body, last, after, lastIndex };
}

/** Index of the line that holds the closing delimiter; null if a heading, code or the end comes first. */
function closingLine(lines: readonly SourceLine[], start: number, close: string): number | null {
  for (let index = start + 1; index < Math.min(lines.length, start + MAX_FORMULA_LINES); index++) {
    const text = lines[index]?.text ?? "";
    if (HEADING_OR_CODE.test(text)) return null;
    if (text.includes(close)) return index;
  }
  return null;
}
