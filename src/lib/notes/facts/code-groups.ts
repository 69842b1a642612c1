import type { CodeAsk, Gap } from "./code-ask.ts";
import { cleanComment, isSaying } from "./code-comment.ts";
import type { Deed } from "./code-expression.ts";
import { commentOf, scoped, worthOf, type ReadStatement } from "./code-program.ts";
import type { Span } from "./code-statements.ts";
import { howGiven, WORTH_ASKING } from "./code-worth.ts";

/** Statements that are asked for as one: the way of a value, lines built alike, what stands under one comment. */
export function findGroups(
  program: readonly ReadStatement[],
  code: string,
  local: ReadonlySet<string>,
): readonly Gap[] {
  const all = [
    ...findChains(program, code),
    ...findCommented(program, code, local),
    ...findSiblings(program, code, local),
  ];
  return all.reduce<Gap[]>(
    (kept, gap) => (kept.some((other) => overlap(other, gap)) ? kept : [...kept, gap]),
    [],
  );
}

/** Whether two gaps hide something in common. */
export function overlap(a: Gap, b: Gap): boolean {
  return a.spans.some((one) => b.spans.some((other) => one.start < other.end && other.start < one.end));
}

/** Longer expressions are not one answer. In UTF-16 units. */
const MAX_ANSWER = 300;

/** Whether what is hidden is short enough to be one answer. */
export function fits(span: Span, code: string): boolean {
  return span.end - span.start <= MAX_ANSWER && !/⟦|⟧/.test(code.slice(span.start, span.end));
}

/** `x = self.fc1(x)`, `x = relu(x)`, `x = self.fc2(x)`: one card of the whole way, not one of every step. */
function findChains(program: readonly ReadStatement[], code: string): Gap[] {
  const chains: Gap[] = [];
  for (let index = 0; index < program.length;) {
    const run = chainFrom(program, index);
    index += Math.max(1, run.length);
    const [first] = run;
    const last = run.at(-1);
    if (first?.deed.does !== "assign" || last === undefined || run.length < 2) continue;
    const span = { start: first.statement.start, end: last.statement.end };
    if (!fits(span, code)) continue;
    const variable = first.deed.target;
    const ask: CodeAsk = { what: "chain", name: first.scope, variable };
    const line = first.statement.line;
    chains.push({
      ask,
      spans: [span],
      line,
      hint: null,
      worth: 9,
      words: scoped(first.scope, `${variable} chain`),
    });
  }
  return chains;
}

function chainFrom(program: readonly ReadStatement[], from: number): ReadStatement[] {
  const run: ReadStatement[] = [];
  for (let index = from; index < program.length; index++) {
    const entry = program[index];
    const before = run.at(-1);
    if (entry?.deed.does !== "assign" || entry.deed.updates || !passesOn(entry.deed)) break;
    if (entry.heading !== null || (entry.statement.trailing !== null && isSaying(entry.statement.trailing)))
      break;
    if (before !== undefined) {
      const isNext = entry.statement.line === before.statement.lastLine + 1;
      const isSame = before.deed.does === "assign" && before.deed.target === entry.deed.target;
      if (!isNext || !isSame || entry.statement.indent !== before.statement.indent) break;
    }
    run.push(entry);
  }
  return run;
}

/** Whether the value is a call on the variable that it is given to. */
function passesOn(deed: Deed & { does: "assign" }): boolean {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(deed.target)) return false;
  const { text } = deed.value;
  if (!/^[\p{L}_][\p{L}\p{N}_.]*\(.*\)$/u.test(text) || /[=+*/@]/.test(text)) return false;
  return new RegExp(`[(.\\s,]${deed.target}[),.\\s]|^${deed.target}\\.`, "u").test(text);
}

/** `m_hat = …` and `v_hat = …` on neighbouring lines, built alike: either would give the other away. */
function findSiblings(program: readonly ReadStatement[], code: string, local: ReadonlySet<string>): Gap[] {
  const found: Gap[] = [];
  for (let index = 0; index < program.length;) {
    const run = siblingsFrom(program, index, local);
    index += Math.max(1, run.length);
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined || run.length < 2) continue;
    const span = { start: first.statement.start, end: last.statement.end };
    const names = run.flatMap(({ deed }) => (deed.does === "assign" ? [deed.target] : []));
    if (!fits(span, code) || first.deed.does !== "assign") continue;
    const how = first.deed.updates ? "updated" : howGiven(first.deed.value.text);
    const ask: CodeAsk = { what: "value", names, how };
    const worth = worthOf(first, "", local);
    found.push({
      ask,
      spans: [span],
      line: first.statement.line,
      hint: null,
      worth,
      words: scoped(first.scope, names.join(" ")),
    });
  }
  return found;
}

function siblingsFrom(
  program: readonly ReadStatement[],
  from: number,
  local: ReadonlySet<string>,
): ReadStatement[] {
  const run: ReadStatement[] = [];
  for (let index = from; index < program.length && run.length < MAX_GROUP; index++) {
    const entry = program[index];
    const before = run.at(-1);
    if (entry?.deed.does !== "assign" || commentOf(entry) !== null) break;
    if (worthOf(entry, "", local) < WORTH_ASKING || entry.deed.value.text.length < MIN_SIBLING) break;
    if (before?.deed.does === "assign") {
      const isNext = entry.statement.line === before.statement.lastLine + 1;
      const isAlike = shapeOf(entry.deed.value.text) === shapeOf(before.deed.value.text);
      const isOther =
        entry.deed.value.text !== before.deed.value.text && entry.deed.target !== before.deed.target;
      if (!isNext || !isAlike || !isOther || entry.statement.indent !== before.statement.indent) break;
    }
    run.push(entry);
  }
  return run;
}

/** In UTF-16 units: what is shorter is alike by chance. */
const MIN_SIBLING = 12;

/** An expression without the names in it; what is called stays, save for the parts of an object. */
function shapeOf(text: string): string {
  return text
    .replace(/\s+/g, "")
    .replace(/\b(?:self|this)\.\w+/g, "_")
    .replace(/[\p{L}_][\p{L}\p{N}_]*(?![\p{L}\p{N}_]|[.(])/gu, "_");
}

/** `outputs = model(x)` is worth nothing alone, but is a part of 前向传播. */
const WORTH_IN_GROUP = 3;

/** Longer groups are not one answer. */
const MAX_GROUP = 4;

/** A comment over two to four plain calls or assignments: "# 反向传播" over zero_grad, backward and step. */
function findCommented(program: readonly ReadStatement[], code: string, local: ReadonlySet<string>): Gap[] {
  const groups: Gap[] = [];
  for (let index = 0; index < program.length;) {
    const heading = program[index]?.heading ?? null;
    const run = heading === null ? [] : program.slice(index, index + heading.size);
    index += Math.max(1, heading?.size ?? 0);
    const [first] = run;
    const last = run.at(-1);
    if (heading === null || first === undefined || last === undefined) continue;
    const comment = cleanComment(heading.comment.text);
    if (run.length < 2 || run.length > MAX_GROUP || !isSaying(comment)) continue;
    const worths = run.map((entry) => worthOf(entry, "", local));
    const span = { start: first.statement.start, end: last.statement.end };
    const isOneStep =
      worths.every((worth) => worth >= WORTH_IN_GROUP && worth < 10) &&
      run.every(
        ({ statement }) => statement.indent === first.statement.indent && statement.trailing === null,
      );
    if (!isOneStep || !fits(span, code)) continue;
    const ask: CodeAsk = { what: "said", comment };
    groups.push({
      ask,
      spans: [span],
      line: first.statement.line,
      hint: null,
      worth: 9,
      words: scoped(first.scope, comment),
    });
  }
  return groups;
}
