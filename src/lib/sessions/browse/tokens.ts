import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { QueryProblem } from "./query.ts";

/** A word as it is typed; `value` is without quotes, `quotedFrom` where in it the quotes began, if there were any. */
export interface Word {
  readonly kind: "word";
  readonly value: string;
  readonly quotedFrom: number | null;
  readonly start: number;
  readonly end: number;
}

export type Token =
  Word | { readonly kind: "(" | ")" | "-" | "or"; readonly start: number; readonly end: number };

/** Brackets and quotes as a Chinese keyboard types them count like the others. */
const OPEN = new Set(["(", "（"]);
const CLOSE = new Set([")", "）"]);
const MINUS = new Set(["-", "－"]);
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”"],
]);

/** Words, brackets, minus signs and "or", with their places. A quote may begin within a word: `deck:"a b"`. */
export function tokensOf(text: string): Result<readonly Token[], QueryProblem> {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (/\s/u.test(sign)) at += 1;
    else if (OPEN.has(sign)) tokens.push({ kind: "(", start: at, end: ++at });
    else if (CLOSE.has(sign)) tokens.push({ kind: ")", start: at, end: ++at });
    // Only before a word: on its own, a dash is a word.
    else if (MINUS.has(sign) && /[^\s\-－]/u.test(text.charAt(at + 1)))
      tokens.push({ kind: "-", start: at, end: ++at });
    else {
      const word = wordAt(text, at);
      if (!word.ok) return word;
      const { value, quotedFrom, start, end } = word.value;
      const isOr = quotedFrom === null && value.toLowerCase() === "or";
      tokens.push(isOr ? { kind: "or", start, end } : word.value);
      at = end;
    }
  }
  return ok(tokens);
}

function wordAt(text: string, start: number): Result<Word, QueryProblem> {
  let value = "";
  let at = start;
  let quotedFrom: number | null = null;
  while (at < text.length) {
    const sign = text.charAt(at);
    const closing = QUOTES.get(sign);
    const isAtValue = value === "" || /[:：]$/u.test(value);
    if (closing !== undefined && quotedFrom === null && isAtValue) {
      const end = closingAt(text, at + 1, closing);
      if (end === null)
        return err({ kind: "unclosed-quote", start: at, end: text.length, text: text.slice(at) });
      quotedFrom = value.length;
      value += text.slice(at + 1, end).replace(/\\(["\\”])/gu, "$1");
      return ok({ kind: "word", value, quotedFrom, start, end: end + 1 });
    }
    if (/\s/u.test(sign) || OPEN.has(sign) || CLOSE.has(sign)) break;
    value += sign;
    at += 1;
  }
  return ok({ kind: "word", value, quotedFrom, start, end: at });
}

/** Where a quote ends; a backslash takes the next sign as it is. */
function closingAt(text: string, from: number, closing: string): number | null {
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === "\\") at += 1;
    else if (text.charAt(at) === closing) return at;
  }
  return null;
}
