import { stepFence, type OpenFence } from "./fences.ts";
import type { SourceLine } from "./source-lines.ts";

/** Opening delimiter → closing delimiter. */
const PAIRS = [
  ["$$", "$$"],
  ["\\[", "\\]"],
] as const;

/** Environments that are display maths by themselves, as papers and notebooks write them. KaTeX knows them in `$$`. */
const ENVIRONMENT = /^\\begin\{((?:equation|align|alignat|gather)\*?)\}/;

/** A formula longer than this was never closed. In lines. */
const MAX_FORMULA_LINES = 200;

/** Quote and list markers before the text of a line. */
const PREFIX = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]?)*[ \t]*/;

/** What LaTeX in `\[…\]` looks like, as against brackets that were escaped. */
const LATEX = /[\\^_=]/;

/**
 * Puts the delimiters of display maths on lines of their own, the only form that the parser closes reliably: it takes
 * `$$a$$` on one line for inline maths, and after `\end{cases}$$` reads the rest of the file as formula. A `$$` that is
 * never closed becomes text. Lines keep the number of the line they come from; code is left alone.
 */
export function normaliseDisplayMaths(lines: readonly SourceLine[]): SourceLine[] {
  const out: SourceLine[] = [];
  let fence: OpenFence = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const before = fence;
    fence = stepFence(fence, line.text);
    if (before !== null || fence !== null) {
      out.push(line);
      continue;
    }
    const formula = formulaAt(lines, index);
    if (formula === null) {
      out.push(line);
    } else {
      out.push(...formula.lines);
      index = formula.lastIndex;
    }
  }
  return out;
}

interface Rewritten {
  readonly lines: SourceLine[];
  readonly lastIndex: number;
}

function formulaAt(lines: readonly SourceLine[], index: number): Rewritten | null {
  const first = lines[index];
  if (first === undefined) return null;
  const prefix = PREFIX.exec(first.text)?.[0] ?? "";
  const body = first.text.slice(prefix.length);
  for (const [open, close] of PAIRS) {
    if (body.startsWith(open)) {
      const rest = body.slice(open.length);
      return rest.includes(close)
        ? oneLine(first, index, prefix, rest, close)
        : severalLines(lines, index, prefix, "", rest, close);
    }
  }
  const environment = ENVIRONMENT.exec(body)?.[1];
  if (environment !== undefined) return wrapped(lines, index, prefix, `\\end{${environment}}`);
  // "The loss is $$" with the formula on the next lines.
  const text = body.trimEnd();
  if (text.endsWith("$$") && text.split("$$").length % 2 === 0 && !text.includes("`")) {
    return severalLines(lines, index, prefix, text.slice(0, -2), "", "$$");
  }
  return opensInText(text) && isClosedBelow(lines, index)
    ? severalLines(lines, index, prefix, ...splitAtLast(text), "$$")
    : null;
}

/** "The loss is $$L = x" with the formula going on below. */
function opensInText(text: string): boolean {
  return text.split("$$").length % 2 === 0 && !/[`|]|\\\$\$/.test(text);
}

function splitAtLast(text: string): [before: string, rest: string] {
  const at = text.lastIndexOf("$$");
  return [text.slice(0, at), text.slice(at + 2)];
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
): Rewritten | null {
  const first = lines[index];
  const lastIndex = first?.text.includes(close) === true ? index : closingLine(lines, index, close);
  const last = lines[lastIndex ?? -1];
  if (first === undefined || lastIndex === null || last === undefined) return null;
  if (last.text.slice(last.text.indexOf(close) + close.length).trim() !== "") return null;
  const further = continuation(prefix);
  const body = lines.slice(index, lastIndex + 1);
  const [, ...rest] = body;
  return {
    lines: [
      { text: `${prefix}$$`, line: first.line },
      { text: further + first.text.slice(prefix.length), line: first.line },
      ...rest,
      { text: `${further}$$`, line: last.line },
    ],
    lastIndex,
  };
}

function oneLine(
  line: SourceLine,
  index: number,
  prefix: string,
  rest: string,
  close: string,
): Rewritten | null {
  const end = rest.indexOf(close);
  const formula = rest.slice(0, end).trim();
  const after = rest.slice(end + close.length).trim();
  if (formula === "" || (close === "\\]" && !LATEX.test(formula))) return null;
  // `$$a$$ and $$b$$` is prose with formulas in it: the parser reads it as such.
  if (after !== "" && close === "$$") return null;
  const further = continuation(prefix);
  const texts = [`${prefix}$$`, `${further}${formula}`, `${further}$$`];
  if (after !== "") texts.push(`${further}${after}`);
  return { lines: texts.map((text) => ({ text, line: line.line })), lastIndex: index };
}

function severalLines(
  lines: readonly SourceLine[],
  index: number,
  prefix: string,
  textBefore: string,
  rest: string,
  close: string,
): Rewritten | null {
  const first = lines[index];
  const lastIndex = closingLine(lines, index, close);
  const last = lines[lastIndex ?? -1];
  if (first === undefined) return null;
  if (lastIndex === null || last === undefined) {
    if (close === "\\]") return null;
    // Never closed: it must not swallow the rest of the note.
    return {
      lines: [{ ...first, text: first.text.replaceAll("$$", "\\$\\$") }],
      lastIndex: index,
    };
  }
  const middle = lines.slice(index + 1, lastIndex);
  const lastPrefix = PREFIX.exec(last.text)?.[0] ?? "";
  const end = last.text.indexOf(close);
  const lastFormula = last.text.slice(0, end);
  if (
    close === "\\]" &&
    ![rest, lastFormula, ...middle.map((line) => line.text)].some((text) => LATEX.test(text))
  )
    return null;
  const after = last.text.slice(end + close.length).trim();
  const further = continuation(prefix);
  const out: SourceLine[] = [];
  if (textBefore === "") {
    out.push({ text: `${prefix}$$`, line: first.line });
  } else {
    out.push({ text: prefix + textBefore, line: first.line }, { text: `${further}$$`, line: first.line });
  }
  if (rest.trim() !== "") out.push({ text: further + rest.trim(), line: first.line });
  out.push(...middle);
  if (lastFormula.slice(lastPrefix.length).trim() !== "") out.push({ text: lastFormula, line: last.line });
  out.push({ text: `${further}$$`, line: last.line });
  if (after !== "") out.push({ text: further + after, line: last.line });
  return { lines: out, lastIndex };
}

/** Index of the line that holds the closing delimiter; null if a heading, code or the end comes first. */
function closingLine(lines: readonly SourceLine[], start: number, close: string): number | null {
  for (let index = start + 1; index < Math.min(lines.length, start + MAX_FORMULA_LINES); index++) {
    const text = lines[index]?.text ?? "";
    if (/^ {0,3}#{1,6}[ \t]/.test(text) || stepFence(null, text) !== null) return null;
    if (text.includes(close)) return index;
  }
  return null;
}

/** The prefix of a block's further lines: quote marks stay, list markers become the spaces they took. */
function continuation(prefix: string): string {
  return prefix.replace(/[^>\t]/g, " ");
}
