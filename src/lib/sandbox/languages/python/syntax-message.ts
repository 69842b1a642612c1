/** Why a program does not parse, where MicroPython only says that it does not. */
import type { CodeProblem } from "#lib/exercises/outcome.ts";

const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const COMPOUND =
  /^\s*(?:async\s+)?(def|class|if|elif|else|for|while|try|except|finally|with)\b(?![\w.]*\s*[=.(]?\s*$)?/;

interface Bracket {
  readonly sign: string;
  readonly line: number;
}

/** The program without strings and comments, in the same lines, and the string that never ends. */
function stripped(source: string): { text: string; openString: number | null } {
  let text = "";
  let line = 1;
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at, at + 3);
    const quote = rest === '"""' || rest === "'''" ? rest : /^["']/.exec(rest)?.[0];
    if (quote !== undefined) {
      const begin = line;
      let end = at + quote.length;
      while (end < source.length && !source.startsWith(quote, end)) {
        if (source[end] === "\n") {
          if (quote.length === 1) return { text, openString: begin };
          line += 1;
          text += "\n";
        }
        end += source[end] === "\\" ? 2 : 1;
      }
      if (end >= source.length) return { text, openString: begin };
      text += "_";
      at = end + quote.length;
    } else if (source[at] === "#") {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else {
      if (source[at] === "\n") line += 1;
      text += source[at] ?? "";
      at += 1;
    }
  }
  return { text, openString: null };
}

function unclosed(text: string): { wrong: Bracket; message: string } | null {
  const open: Bracket[] = [];
  let line = 1;
  for (const sign of text) {
    if (sign === "\n") line += 1;
    else if ("([{".includes(sign)) open.push({ sign, line });
    else if (sign in OPENING) {
      const last = open.pop();
      if (!last) return { wrong: { sign, line }, message: `unmatched '${sign}'` };
      if (last.sign !== OPENING[sign]) {
        const message = `closing parenthesis '${sign}' does not match opening parenthesis '${last.sign}'`;
        return { wrong: { sign, line }, message };
      }
    }
  }
  const last = open.at(-1);
  return last ? { wrong: last, message: `'${last.sign}' was never closed` } : null;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** @param problem as MicroPython told it */
export function explainSyntax(problem: CodeProblem, source: string): CodeProblem {
  if (problem.message !== "invalid syntax" || problem.line === null) return problem;
  const { text, openString } = stripped(source);
  if (openString !== null)
    return {
      ...problem,
      message: `unterminated string literal (detected at line ${openString})`,
      line: openString,
    };
  const bracket = unclosed(text);
  if (bracket) return { ...problem, message: bracket.message, line: bracket.wrong.line };
  const lines = text.split("\n");
  const at = problem.line - 1;
  const line = lines[at] ?? "";
  const before = lines.slice(0, at).findLastIndex((each) => each.trim() !== "");
  const previous = lines[before] ?? "";
  if (
    before >= 0 &&
    previous.trimEnd().endsWith(":") &&
    indentOf(line) <= indentOf(previous) &&
    line.trim() !== ""
  ) {
    const message = `expected an indented block after line ${before + 1}`;
    return { ...problem, name: "IndentationError", message };
  }
  for (const [number, each] of [
    [at, line],
    [before, previous],
  ] as const) {
    if (COMPOUND.test(each) && !/:\s*\S*/.test(each.replaceAll(/[([{].*[)\]}]/g, "")))
      return { ...problem, message: "expected ':'", line: number + 1 };
  }
  if (/^\s*match\s+.*:\s*$/.test(previous) || /^\s*match\s+.*:\s*$/.test(line))
    return { ...problem, message: "match is not supported here: write if and elif" };
  if (/^\s*(?:if|elif|while)\b[^=!<>]*[^=!<>:]=[^=]/.test(line))
    return { ...problem, message: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?" };
  return problem;
}
