import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { FIELDS, MEASURES, STATES } from "./query.ts";
import type { BrowseQuery, Field, Measure, Operator, QueryProblem } from "./query.ts";
import { tokensOf } from "./tokens.ts";
import type { Token, Word } from "./tokens.ts";

export const KINDS = ["basic", "two-way", "cloze", "steps", "set", "formula", "code"] as const;

/** Brackets within brackets; nobody needs as many. */
const DEEPEST = 50;

const COMPARISON = /^(r|s|d|due|lapses)(<=|>=|<|>|=|≤|≥|＜|＞|＝)(.*)$/iu;
const FIELD = /^([a-z]+)([:：])(.*)$/isu;

type Parsed<Value> = Result<Value, QueryProblem>;

/**
 * A query as the learner typed it. Words are searched for; `field:value`, `is:state` and comparisons (`r<0.8`) filter;
 * a minus negates, "or" chooses, brackets group, quotes keep words together. What stands side by side must all hold.
 */
export function parseQuery(text: string): Parsed<BrowseQuery> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  if (tokens.value.length === 0) return ok({ kind: "all" });
  const reader: Reader = { tokens: tokens.value, at: 0, text };
  const query = alternatives(reader, 0);
  if (!query.ok) return query;
  const left = reader.tokens[reader.at];
  return left === undefined ? query : problem(reader, "stray-bracket", left);
}

interface Reader {
  readonly tokens: readonly Token[];
  readonly text: string;
  at: number;
}

function problem(
  { text }: Reader,
  kind: QueryProblem["kind"],
  { start, end }: { readonly start: number; readonly end: number },
): { readonly ok: false; readonly error: QueryProblem } {
  return err({ kind, start, end, text: text.slice(start, end) });
}

/** a b or c: the words between two "or"s belong together. */
function alternatives(reader: Reader, depth: number): Parsed<BrowseQuery> {
  const parts: BrowseQuery[] = [];
  for (;;) {
    const part = together(reader, depth);
    if (!part.ok) return part;
    parts.push(part.value);
    const or = reader.tokens[reader.at];
    if (or?.kind !== "or") return ok(joined("or", parts));
    reader.at += 1;
  }
}

function together(reader: Reader, depth: number): Parsed<BrowseQuery> {
  const parts: BrowseQuery[] = [];
  for (;;) {
    const token = reader.tokens[reader.at];
    if (token === undefined || token.kind === ")" || token.kind === "or") {
      if (parts.length > 0) return ok(joined("and", parts));
      const beside = token ?? reader.tokens[reader.at - 1] ?? { start: 0, end: 0 };
      return problem(reader, token?.kind === ")" ? "stray-bracket" : "nothing-beside-or", beside);
    }
    const part = one(reader, depth);
    if (!part.ok) return part;
    parts.push(part.value);
  }
}

function one(reader: Reader, depth: number): Parsed<BrowseQuery> {
  const token = reader.tokens[reader.at];
  if (token === undefined) throw new Error("A part of a query was read past its end.");
  if (depth > DEEPEST) return problem(reader, "too-deep", token);
  reader.at += 1;
  switch (token.kind) {
    case "word":
      return ofWord(reader, token);
    case "-": {
      const next = reader.tokens[reader.at];
      if (next === undefined || next.kind === ")" || next.kind === "or")
        return problem(reader, "nothing-to-negate", token);
      const part = one(reader, depth + 1);
      return part.ok ? ok({ kind: "not", part: part.value }) : part;
    }
    case "(": {
      if (reader.tokens[reader.at] === undefined) return problem(reader, "unclosed-bracket", token);
      const part = alternatives(reader, depth + 1);
      if (!part.ok) return part;
      if (reader.tokens[reader.at]?.kind !== ")") return problem(reader, "unclosed-bracket", token);
      reader.at += 1;
      return part;
    }
    case ")":
    case "or":
      throw new Error(`A part of a query cannot begin with ${token.kind}.`);
  }
}

function joined(kind: "and" | "or", parts: readonly BrowseQuery[]): BrowseQuery {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}

function ofWord(reader: Reader, word: Word): Parsed<BrowseQuery> {
  const { value, quotedFrom } = word;
  if (quotedFrom === 0) return ok({ kind: "text", text: value });
  const comparison = quotedFrom === null ? COMPARISON.exec(value) : null;
  if (comparison !== null) return ofComparison(reader, word, comparison);
  const field = FIELD.exec(value);
  if (field === null) return ok({ kind: "text", text: value });
  const [, name = "", colon, wanted = ""] = field;
  const key = name.toLowerCase();
  if (key === "is") return ofState(reader, word, wanted);
  if (!isField(key)) {
    // "作用：" is a word of a note, and so is "BN：推理"; an address is no filter either.
    const isText = colon === "：" || wanted.startsWith("//");
    return isText ? ok({ kind: "text", text: value }) : problem(reader, "unknown-field", word);
  }
  return ofField(reader, word, key, wanted);
}

function ofField(reader: Reader, word: Word, field: Field, value: string): Parsed<BrowseQuery> {
  if (value === "") return problem(reader, "no-value", word);
  if (field === "kind" && !(KINDS as readonly string[]).includes(value.toLowerCase()))
    return problem(reader, "unknown-kind", word);
  if (field === "flag" && !/^[0-7]$/u.test(value)) return problem(reader, "unknown-flag", word);
  return ok({ kind: "field", field, value: field === "kind" ? value.toLowerCase() : value });
}

function ofState(reader: Reader, word: Word, wanted: string): Parsed<BrowseQuery> {
  const state = STATES.find((each) => each === wanted.toLowerCase());
  return state === undefined ? problem(reader, "unknown-state", word) : ok({ kind: "is", state });
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["≤", "<="],
  ["≥", ">="],
  ["＜", "<"],
  ["＞", ">"],
  ["＝", "="],
]);

function ofComparison(reader: Reader, word: Word, [, name = "", sign = "", digits = ""]: RegExpExecArray) {
  const measure = MEASURES.find((each) => each === name.toLowerCase());
  if (measure === undefined) throw new Error(`There is no figure ${name}.`);
  const value = numberIn(digits, measure);
  if (value === null) return problem(reader, "no-number", word);
  return ok({
    kind: "compare" as const,
    measure,
    operator: OPERATORS.get(sign) ?? (sign as Operator),
    value,
  });
}

/** "0.8", "-3", and a share of recall as "80%" too; null if it is no number. */
function numberIn(digits: string, measure: Measure): number | null {
  const match = /^(-?\d{1,9}(?:\.\d{1,9})?)([%％])?$/u.exec(digits);
  if (match === null || (match[2] !== undefined && measure !== "r")) return null;
  const value = Number(match[1]);
  return match[2] === undefined ? value : value / 100;
}

function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}
