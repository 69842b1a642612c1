import { cleanComment, isSaying } from "./code-comment.ts";
import { readDeed, type Deed } from "./code-expression.ts";
import type { CodeItem, Comment, Statement } from "./code-statements.ts";
import { isNamedAfter, worthOfCallLine, worthOfValue } from "./code-worth.ts";

/** A statement that has been read, and what stands around it. */
export interface ReadStatement {
  readonly statement: Statement;
  readonly deed: Deed;
  /** The function around it, else the class. */
  readonly scope: string | null;
  /** The comment right above it, and how many statements stand under that comment. */
  readonly heading: { readonly comment: Comment; readonly size: number } | null;
}

/** A statement that is longer is not read at all: no answer comes of it. In UTF-16 units. */
const MAX_STATEMENT = 600;

/** Reads the statements of a block, each with the function and the comment above it. */
export function readProgram(items: readonly CodeItem[]): readonly ReadStatement[] {
  const read: { -readonly [K in keyof ReadStatement]: ReadStatement[K] }[] = [];
  const scopes: { name: string; indent: number }[] = [];
  let comment: Comment | null = null;
  let under: (typeof read)[number][] = [];
  const close = (): void => {
    for (const found of under) if (comment !== null) found.heading = { comment, size: under.length };
    comment = null;
    under = [];
  };
  for (const item of items) {
    if (item.kind === "blank") {
      close();
      continue;
    }
    if (item.kind === "comment") {
      close();
      if (!item.isDocumentation) comment = item;
      continue;
    }
    while (scopes.length > 0 && (scopes.at(-1)?.indent ?? 0) >= item.indent) scopes.pop();
    if (comment !== null && item.indent < comment.indent) close();
    const deed = item.text.length > MAX_STATEMENT ? ({ does: "other" } as const) : readDeed(item);
    const entry = { statement: item, deed, scope: scopes.at(-1)?.name ?? null, heading: null };
    read.push(entry);
    if (comment !== null) under.push(entry);
    if (deed.does === "define") scopes.push({ name: deed.name, indent: item.indent });
  }
  close();
  return read;
}

/** The comment that says what one statement does: behind it, or above it alone. */
export function commentOf({ statement, heading }: ReadStatement): string | null {
  const written = statement.trailing ?? (heading?.size === 1 ? heading.comment.text : null);
  if (written === null) return null;
  const words = cleanComment(written);
  return isSaying(words) ? words : null;
}

/** How much there is to know in a statement, 0 to 10; what calls the subject by its name is never little. */
export function worthOf(
  { deed, statement }: ReadStatement,
  subject: string,
  local: ReadonlySet<string>,
): number {
  if (deed.does === "call") {
    const named = isNamedAfter(statement.text, subject) ? 7 : 0;
    return Math.max(named, worthOfCallLine(statement.text, deed.callee));
  }
  if (deed.does !== "assign" && deed.does !== "return") return 0;
  if (deed.does === "assign" && saysItsName(deed.target, deed.value.text)) return 0;
  const worth = worthOfText(deed.value.text, local);
  const isOfSubject =
    worth < 7 && isNamedAfter(deed.value.text, subject) && !callsLocal(deed.value.text, local);
  return isOfSubject ? 7 : worth;
}

/** Each value is weighed as an expression, as one of its group and as one of lines built alike. */
const WEIGHED = new WeakMap<ReadonlySet<string>, Map<string, number>>();

function worthOfText(text: string, local: ReadonlySet<string>): number {
  const weighed = WEIGHED.get(local) ?? new Map<string, number>();
  if (weighed.size === 0) WEIGHED.set(local, weighed);
  const worth = weighed.get(text) ?? worthOfValue(text, local);
  weighed.set(text, worth);
  return worth;
}

/** `relu = nn.ReLU()`, `softmax = nn.Softmax(dim=1)`. */
function saysItsName(target: string, value: string): boolean {
  const callee = /^(?:\w+\.)*(\w+)\(/.exec(value)?.[1] ?? "";
  const isMade = /^[A-Z]/.test(callee);
  return isMade && callee.toLowerCase() === target.toLowerCase().replace(/_|\d+$/g, "");
}

function callsLocal(text: string, local: ReadonlySet<string>): boolean {
  const callee = /^([\p{L}_$][\p{L}\p{N}_$]*)\(/u.exec(text)?.[1];
  return callee !== undefined && local.has(callee);
}

/** Words of a gap, told apart by the function that it is in. */
export function scoped(scope: string | null, words: string): string {
  return scope === null ? words : `${scope} ${words}`;
}
