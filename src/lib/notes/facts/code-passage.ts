import type { ReadStatement } from "./code-program.ts";
import type { Span } from "./code-statements.ts";
import { BLANK } from "./fact.ts";

/** Lines of code that are shown with a gap. Longer blocks show the function that the gap is in, or its surroundings. */
const MAX_LINES = 30;

/** Lines before a gap where no function is short enough. */
const LINES_BEFORE = 12;

/** Code with gaps, and what stands in them. Both Markdown. */
export interface Passage {
  readonly passage: string;
  readonly answer: string;
}

/**
 * Shows a block with gaps at the spans; the answer is what stands at the first, its further lines moved to the left with
 * the statement.
 * @returns null where the answer can be read off the rest of what is shown
 */
export function passageOf(
  code: string,
  lines: readonly string[],
  spans: readonly Span[],
  range: { readonly first: number; readonly last: number },
  info: string,
  hint: string | null = null,
): Passage | null {
  const from = offsetOfLine(lines, range.first);
  const to = offsetOfLine(lines, range.last) + (lines[range.last]?.length ?? 0);
  let shown = "";
  let at = from;
  for (const span of spans) {
    if (span.start < at || span.end > to) continue;
    shown += code.slice(at, span.start) + (hint === null ? BLANK : `⟦${hint}⟧`);
    at = span.end;
  }
  shown += code.slice(at, to);
  const [first] = spans;
  if (first === undefined || at === from) return null;
  const answer = answerAt(code, first);
  return stands(answer, shown) ? null : { passage: fenced(shown, info), answer: fenced(answer, info) };
}

/** Code in a fence that nothing in it can close. */
export function fenced(code: string, info: string): string {
  const longest = Math.max(0, ...(code.match(/`{3,}/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest < 3 ? 3 : longest + 1);
  const name = /^[\w+#-]*/.exec(info)?.[0] ?? "";
  return `${fence}${name}\n${code}\n${fence}`;
}

/** The lines of a block that are shown around a line. */
export function rangeAround(
  line: number,
  lines: readonly string[],
  program: readonly ReadStatement[],
): { readonly first: number; readonly last: number } {
  if (lines.length <= MAX_LINES) return { first: 0, last: lines.length - 1 };
  const around = enclosing(line, lines, program);
  if (around !== null) return around;
  const sections = sectionsAround(line, lines);
  if (sections !== null) return sections;
  const first = Math.max(0, line - LINES_BEFORE);
  return { first, last: Math.min(lines.length, first + MAX_LINES) - 1 };
}

/** The part between blank lines that a line stands in, with as many of those before and after it as can be shown. */
function sectionsAround(
  line: number,
  lines: readonly string[],
): { readonly first: number; readonly last: number } | null {
  const isStart = (index: number): boolean =>
    /^\S/.test(lines[index] ?? "") && (index === 0 || (lines[index - 1] ?? "").trim() === "");
  const startBefore = (index: number): number => {
    let at = index;
    while (at > 0 && line - at <= MAX_LINES && !isStart(at)) at--;
    return at;
  };
  const endAfter = (index: number): number => {
    let at = index;
    while (at < lines.length - 1 && at - line <= MAX_LINES && !isStart(at + 1)) at++;
    return at;
  };
  let first = startBefore(line);
  let last = endAfter(line);
  if (last - first >= MAX_LINES) return null;
  for (let before = first - 1; before >= 0; before = first - 1) {
    const start = startBefore(before);
    if (last - start >= MAX_LINES) break;
    first = start;
  }
  for (
    let end = endAfter(last + 1);
    last < lines.length - 1 && end - first < MAX_LINES;
    end = endAfter(last + 1)
  )
    last = end;
  while (last > line && (lines[last] ?? "").trim() === "") last--;
  return { first, last };
}

/** The function or class around a line, the largest that can be shown. */
function enclosing(
  line: number,
  lines: readonly string[],
  program: readonly ReadStatement[],
): { readonly first: number; readonly last: number } | null {
  let best: { first: number; last: number } | null = null;
  let indent = Number.POSITIVE_INFINITY;
  for (let index = program.length - 1; index >= 0; index--) {
    const entry = program[index];
    if (entry === undefined || entry.statement.line > line || entry.statement.indent >= indent) continue;
    if (entry.statement.line < line && entry.deed.does === "define") {
      const after = program
        .slice(index + 1)
        .find(({ statement }) => statement.indent <= entry.statement.indent);
      const last = lastWritten(lines, after === undefined ? lines.length - 1 : after.statement.line - 1);
      const first = entry.statement.line;
      if (last - first >= MAX_LINES) return best;
      if (last >= line) best = { first, last };
    }
    indent = entry.statement.indent;
  }
  return best;
}

/** Comments and decorators at the end belong to what follows. */
function lastWritten(lines: readonly string[], from: number): number {
  let last = from;
  while (last > 0 && /^\s*(?:(?:#|\/\/|@).*)?$/.test(lines[last] ?? "")) last--;
  return last;
}

function answerAt(code: string, span: Span): string {
  const [first = "", ...further] = code.slice(span.start, span.end).split("\n");
  const lineStart = code.lastIndexOf("\n", span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(code.slice(lineStart, span.start))?.[0] ?? "";
  const moved = further.every((line) => line.startsWith(indent))
    ? further.map((line) => line.slice(indent.length))
    : further;
  return [first, ...moved].join("\n");
}

function offsetOfLine(lines: readonly string[], line: number): number {
  let offset = 0;
  for (let index = 0; index < line; index++) offset += (lines[index]?.length ?? 0) + 1;
  return offset;
}

/** Whether an answer can be read in the code, as a piece of it with the same words at its ends. */
function stands(answer: string, shown: string): boolean {
  const words = bare(answer);
  const text = bare(shown);
  if (words.length <= 2) return false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text[at - 1] ?? "";
    const after = text[at + words.length] ?? "";
    const isCut = (/\w/.test(before) && /^\w/.test(words)) || (/\w/.test(after) && /\w$/.test(words));
    if (!isCut) return true;
  }
  return false;
}

function bare(text: string): string {
  return text.replace(/\s+/g, "");
}
