/** Lists, tuples, sets and dictionaries written out. */
import { SUPPORT, type Edits } from "./rewrite-edits.ts";
import { isClosed, type Node } from "./syntax-tree.ts";

/** Calls that take more arguments MicroPython refuses. */
const MAXIMUM_ENTRIES = 100;

/** `[*a, 1]` → `_.listed(*a, 1)`, where a star is in it and nothing is assigned to it. */
export function display(edits: Edits, node: Node, name: string): void {
  const isTarget = node.parent?.name === "AssignStatement" && node.parent.firstChild?.from === node.from;
  if (!node.getChild("*") || isTarget || node.parent?.name === "ForStatement") return;
  const { firstChild, lastChild } = node;
  if (!firstChild || !lastChild || !isClosed(node)) return;
  edits.replace(firstChild.from, firstChild.to, `${SUPPORT}.${name}(`);
  edits.replace(lastChild.from, lastChild.to, ")");
}

/** `{"w": 1, **d}` → `_.ordered("w", 1, *_.pairs(d))`. */
export function dictionary(edits: Edits, node: Node): void {
  const colons = node.getChildren(":");
  const stars = node.getChildren("**");
  const { firstChild, lastChild } = node;
  if (!firstChild || !lastChild || !isClosed(node)) return;
  if (stars.length === 0 && colons.length > MAXIMUM_ENTRIES) return;
  edits.replace(firstChild.from, firstChild.to, `${SUPPORT}.ordered(`);
  for (const colon of colons) edits.replace(colon.from, colon.to, ",");
  for (const star of stars) {
    const spread = star.nextSibling;
    if (!spread) continue;
    edits.replace(star.from, star.to, `*${SUPPORT}.pairs(`);
    edits.replace(spread.to, spread.to, ")");
  }
  edits.replace(lastChild.from, lastChild.to, ")");
}

/** `{k: v for k, v in x}` → `_.ordered_from([(k, v) for k, v in x])`. */
export function dictionaryComprehension(edits: Edits, node: Node): void {
  const { firstChild, lastChild } = node;
  const colon = node.getChild(":");
  const value = colon?.nextSibling;
  if (!firstChild || !lastChild || !colon || !value || !isClosed(node)) return;
  edits.replace(firstChild.from, firstChild.to, `${SUPPORT}.ordered_from([(`);
  edits.replace(colon.from, colon.to, ",");
  edits.replace(value.to, value.to, ")");
  edits.replace(lastChild.from, lastChild.to, "])");
}
