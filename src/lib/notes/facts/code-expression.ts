import type { Span, Statement } from "./code-statements.ts";

/** What a statement does, as far as its line tells. Offsets are the block's. */
export type Deed =
  | {
      readonly does: "assign";
      /** `mu`, `params[i]`, `q, k, v`; without types, `const` and `self.`. */
      readonly target: string;
      /** `+=`, `-=` …: what was there goes on being part of the value. */
      readonly updates: boolean;
      readonly value: Span & { readonly text: string };
    }
  | { readonly does: "return"; readonly value: Span & { readonly text: string } }
  | { readonly does: "define"; readonly name: string }
  | { readonly does: "branch"; readonly condition: string }
  | { readonly does: "open" }
  | { readonly does: "import" }
  | { readonly does: "call"; readonly callee: string }
  | { readonly does: "other" };

const IMPORT =
  /^(?:import|from|using|#include|require|package|library|use|include|export \*|export \{)(?![\w.]*\s*[=(])|^(?:const|let|var)\b.*\brequire\(/;
const DEFINE =
  /^(?:export )?(?:default )?(?:public |private |protected |static |async |pub |override )*(?:def|function\*?|fn|fun|func|class|struct|interface|procedure|algorithm)\s+([\p{L}_$][\p{L}\p{N}_$]*)/iu;
const BRANCH = /^(?:\} ?)?(?:else )?(?:if|elif|elsif|when)\b\s*\(?(.*?)\)?\s*(?:then)?$/;
const OPEN =
  /^(?:for|while|with|else|try|except|finally|catch|switch|case|do|end|assert|raise|throw|del|pass|break|continue|global|nonlocal|yield|@|!|%)(?![\p{L}\p{N}_.(=])|^[@!%]/u;

/** Reads one statement. */
export function readDeed(statement: Statement): Deed {
  const { text, start } = statement;
  if (text === "") return { does: "other" };
  if (IMPORT.test(text)) return { does: "import" };
  const define = DEFINE.exec(text)?.[1];
  if (define !== undefined) return { does: "define", name: define };
  const branch = BRANCH.exec(text)?.[1];
  if (branch !== undefined) return { does: "branch", condition: branch.trim() };
  if (OPEN.test(text)) return { does: "open" };
  const returned = /^return\b\s*/.exec(text)?.[0];
  if (returned !== undefined) return { does: "return", value: valueAt(text, returned.length, start) };
  if (statement.isHeader) return { does: "open" };
  const assigned = findAssignment(text);
  if (assigned !== null) {
    const target = targetName(text.slice(0, assigned.at));
    const value = valueAt(text, assigned.at + assigned.length, start);
    if (target !== null && value.text !== "")
      return { does: "assign", target, updates: assigned.updates, value };
  }
  const callee = /^(?:await |new )?([\p{L}_$][\p{L}\p{N}\p{M}_$.:]*)\s*\(/u.exec(text)?.[1];
  return callee !== undefined && /\)$/.test(text) ? { does: "call", callee } : { does: "other" };
}

function valueAt(text: string, from: number, start: number): Span & { readonly text: string } {
  const rest = text.slice(from);
  const value = rest.trimStart();
  const at = start + from + rest.length - value.length;
  return { start: at, end: at + value.length, text: value };
}

interface Assignment {
  readonly at: number;
  readonly length: number;
  readonly updates: boolean;
}

/** The first `=`, `+=`, `:=`, `←` outside of brackets and strings. */
function findAssignment(text: string): Assignment | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if ("\"'`".includes(char)) {
      const end = text.indexOf(char, at + 1);
      if (end > 0) at = end;
    } else if ("([{".includes(char)) depth++;
    else if (")]}".includes(char)) depth--;
    else if (depth === 0) {
      const arrow = /^(?:←|<-(?=\s)|:=)/.exec(text.slice(at, at + 3))?.[0];
      if (arrow !== undefined) return { at, length: arrow.length, updates: false };
      if (char !== "=") continue;
      const next = text[at + 1] ?? "";
      const before = text[at - 1] ?? "";
      if (next === "=" || next === ">" || "!<>=~".includes(before)) return null;
      const operator =
        /(?:\*\*|\/\/|<<|>>|[-+*/%@|&^.])$/.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? "";
      return { at: at - operator.length, length: operator.length + 1, updates: operator !== "" };
    }
  }
  return null;
}

/** In characters. */
const MAX_TARGET_LENGTH = 40;

/** What is given a value, as a question names it; null if it is nothing that could be named. */
function targetName(written: string): string | null {
  const untyped = written
    .trim()
    .replace(/^(?:export |const |let |var |val |mut |auto |final |static |local |my )+/, "")
    .replace(/:(?!:)[^,]*$/, "")
    .trim();
  // `float x`, `Tensor<float> y`, `double[] z`: the type stands before.
  const name = /^[\p{L}_][\p{L}\p{N}_:<>[\]*&]*\s+[*&]?(?=[\p{L}_][\p{L}\p{N}_]*$)/u.test(untyped)
    ? untyped.replace(/^.*[\s*&]/, "")
    : untyped;
  const bare = name
    .replace(/\b(?:self|this)\./g, "")
    .replace(/\s+/g, " ")
    .trim();
  const isName = /^[([{]?\s*[\p{L}_$∇∂Δ][^"'`]*$/u.test(bare) && bare.length <= MAX_TARGET_LENGTH;
  return isName ? bare : null;
}
