import type { Dialect } from "./code-dialect.ts";

/** A piece of code, by its offsets in the block; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface OnLines {
  /** Lines of the block, from 0. */
  readonly line: number;
  readonly lastLine: number;
  /** Characters of white space before it on its first line. */
  readonly indent: number;
}

/** A statement without the comment behind it and without its `;`. */
export interface Statement extends Span, OnLines {
  readonly kind: "statement";
  readonly text: string;
  /** Opens a block: `def f(x):`, `for (…)`. */
  readonly isHeader: boolean;
  /** Words of the comment after it on its last line. */
  readonly trailing: string | null;
}

/** A comment on lines of its own, or a documentation string; the marks are left off. */
export interface Comment extends OnLines {
  readonly kind: "comment";
  readonly text: string;
  readonly isDocumentation: boolean;
}

export type CodeItem = Statement | Comment | ({ readonly kind: "blank" } & OnLines);

/** A statement that goes on for longer has lost a bracket somewhere. */
const MAX_STATEMENT_LINES = 24;

/**
 * The statements and comments of a block, in order. Code that no compiler would take is read as far as it goes: a
 * bracket that is never closed makes a statement of its line alone. Linear in the length of the code.
 */
export function readStatements(code: string, dialect: Dialect): readonly CodeItem[] {
  return new StatementReader(code, dialect).read();
}

class StatementReader {
  readonly #code: string;
  readonly #dialect: Dialect;
  /** Offsets of the starts of the lines, and the end of the code. */
  readonly #starts: readonly number[];
  readonly #items: CodeItem[] = [];
  /** What is known never to come again, so that it is not looked for again. */
  readonly #missing = new Set<string>();

  constructor(code: string, dialect: Dialect) {
    this.#code = code;
    this.#dialect = dialect;
    const starts = [0];
    for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  read(): readonly CodeItem[] {
    for (let line = 0; line < this.#starts.length;) line = this.#readLine(line) + 1;
    return this.#items;
  }

  #start(line: number): number {
    return this.#starts[line] ?? this.#code.length;
  }

  /** Offset of the end of a line, before its line break. */
  #end(line: number): number {
    const next = this.#starts[line + 1];
    return next === undefined ? this.#code.length : next - 1;
  }

  /** Reads what begins on a line. @returns the last line that was read */
  #readLine(line: number): number {
    const text = this.#code.slice(this.#start(line), this.#end(line));
    const body = text.trimStart();
    const indent = text.length - body.length;
    if (body === "") {
      this.#items.push({ kind: "blank", line, lastLine: line, indent });
      return line;
    }
    const mark = this.#dialect.lineComments.find((opening) => body.startsWith(opening));
    if (mark !== undefined && !/^#(?:include|define|if|endif|pragma)/.test(body)) {
      const words = body.replace(/^[#/%\-▷!]+/, "").trim();
      this.#items.push({
        kind: "comment",
        line,
        lastLine: line,
        indent,
        text: words,
        isDocumentation: false,
      });
      return line;
    }
    const wrapped = this.#wrappedComment(line, indent, body);
    if (wrapped !== null) return wrapped;
    return this.#readStatements(line, indent);
  }

  /** `/* … *\/` or a documentation string that opens on this line. */
  #wrappedComment(line: number, indent: number, body: string): number | null {
    const opening = /^(?:[rRuUfF]{0,2}("""|''')|\/\*\**)/.exec(body);
    if (opening === null) return null;
    const quotes = opening[1];
    if (quotes === undefined ? !this.#dialect.blockComments : !this.#dialect.tripleQuotes) return null;
    const closing = quotes ?? "*/";
    const from = this.#start(line) + indent + opening[0].length;
    const end = this.#find(closing, from);
    if (end === null) return null;
    const lastLine = this.#lineOf(end, line);
    const first = this.#code
      .slice(from, end)
      .split("\n")
      .map((words) => words.replace(/^[\s*]+/, "").trim())
      .find((words) => words !== "");
    this.#items.push({ kind: "comment", line, lastLine, indent, text: first ?? "", isDocumentation: true });
    return lastLine;
  }

  #find(words: string, from: number): number | null {
    if (this.#missing.has(words)) return null;
    const at = this.#code.indexOf(words, from);
    if (at >= 0) return at;
    this.#missing.add(words);
    return null;
  }

  /** The line that an offset stands on, which is not before `from`. */
  #lineOf(offset: number, from: number): number {
    let line = from;
    while (line + 1 < this.#starts.length && this.#start(line + 1) <= offset) line++;
    return line;
  }

  #readStatements(line: number, indent: number): number {
    const limit = Math.min(line + MAX_STATEMENT_LINES, this.#starts.length);
    let start = this.#start(line) + indent;
    let startLine = line;
    let depth = 0;
    let current = line;
    let at = start;
    let trailing: string | null = null;
    const found: Statement[] = [];
    const finish = (end: number, isHeader: boolean): void => {
      const written = this.#code.slice(start, end);
      const text = written.trim();
      const from = start + written.length - written.trimStart().length;
      if (text !== "")
        found.push({
          kind: "statement",
          start: from,
          end: from + text.length,
          text,
          line: startLine,
          lastLine: current,
          indent,
          isHeader,
          trailing: null,
        });
      start = end + 1;
      startLine = current;
    };
    while (current < limit) {
      const end = this.#end(current);
      while (at < end) {
        const char = this.#code[at] ?? "";
        const comment = this.#commentAt(at, end);
        if (comment !== null) {
          trailing = comment;
          if (depth === 0) {
            finish(at, false);
            start = end;
          }
          at = end;
          continue;
        }
        if (this.#dialect.quotes.includes(char)) {
          at = this.#stringEnd(at, end);
          const reached = this.#lineOf(at, current);
          if (reached > current) {
            current = reached;
            break;
          }
          continue;
        }
        if (char === "{" && this.#dialect.braces && depth === 0 && this.#opensBlock(start, at)) {
          finish(at, true);
        } else if ("([{".includes(char)) depth++;
        else if (char === "}" && this.#dialect.braces && depth === 0) finish(at, false);
        else if (")]}".includes(char)) depth = Math.max(0, depth - 1);
        else if (char === ";" && depth === 0) finish(at, false);
        else if (char === ":" && depth === 0 && !this.#dialect.braces && this.#endsHeader(start, at))
          finish(at, true);
        at++;
      }
      if (at < this.#end(current)) continue;
      if (depth === 0 && this.#code[this.#end(current) - 1] !== "\\") {
        finish(this.#end(current), false);
        this.#keep(found, trailing);
        return current;
      }
      trailing = null;
      current++;
      at = this.#start(current);
    }
    // A bracket that is never closed: the line alone, which is no statement that could be asked about.
    this.#items.push({
      ...{ kind: "statement", text: "", line, lastLine: line, indent, isHeader: false, trailing: null },
      start: this.#start(line) + indent,
      end: this.#end(line),
    });
    return line;
  }

  #keep(found: readonly Statement[], trailing: string | null): void {
    found.forEach((statement, index) => {
      const isLast = index === found.length - 1;
      this.#items.push(isLast ? { ...statement, trailing } : statement);
    });
  }

  /** Words of a comment that opens here. */
  #commentAt(at: number, end: number): string | null {
    for (const opening of this.#dialect.lineComments) {
      if (!this.#code.startsWith(opening, at)) continue;
      const isSpaced = /\s/.test(this.#code[at - 1] ?? " ") || opening === "▷";
      const isDivision =
        opening === "//" && !this.#dialect.braces && /^\/\/\s*[\d(]/.test(this.#code.slice(at, at + 8));
      if (isSpaced && !isDivision)
        return this.#code
          .slice(at, end)
          .replace(/^[#/%\-▷]+/, "")
          .trim();
    }
    if (this.#dialect.blockComments && this.#code.startsWith("/*", at)) {
      const words = this.#code.slice(at + 2, end);
      return words.replace(/\*\/\s*$/, "").trim();
    }
    return null;
  }

  /** Offset after a string; after its first quote where it is never closed, as in `x'`. */
  #stringEnd(at: number, lineEnd: number): number {
    const quote = this.#code[at] ?? "";
    if (this.#dialect.tripleQuotes && this.#code.startsWith(quote.repeat(3), at)) {
      const end = this.#find(quote.repeat(3), at + 3);
      return end === null ? lineEnd : end + 3;
    }
    for (let next = at + 1; next < lineEnd; next++) {
      if (this.#code[next] === "\\") next++;
      else if (this.#code[next] === quote) return next + 1;
    }
    return at + 1;
  }

  /** Whether a brace opens a block rather than an object. */
  #opensBlock(start: number, at: number): boolean {
    const before = this.#code.slice(Math.max(start, at - 12), at).trimEnd();
    return !/(?:[=(,[:?]|\breturn)$/.test(before) || /=>$/.test(before);
  }

  /** Whether a colon closes what opens a block of Python. */
  #endsHeader(start: number, at: number): boolean {
    const opening = this.#code.slice(start, Math.min(at, start + 24)).trimStart();
    return /^(?:(?:async )?(?:def|for|with)|class|if|elif|else|while|try|except|finally)\b/.test(opening);
  }
}
