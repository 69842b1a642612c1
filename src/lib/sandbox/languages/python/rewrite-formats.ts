/** What stands between the braces of an f-string. */
import { SUPPORT, type Edits } from "./rewrite-edits.ts";
import type { Node } from "./syntax-tree.ts";

/** `{x:.4f}` → `{_.spec(x, ".4f")}`, the specification in quotes that the string does not use. */
export function replacement(edits: Edits, node: Node): void {
  const value = node.firstChild?.nextSibling;
  const spec = node.getChild("FormatSpec");
  const string = node.parent;
  if (!value || !string || string.name === "FormatSpec" || node.getChild("FormatConversion")) return;
  if (!spec) {
    // `{x=}` shows the text as well.
    if (edits.source.slice(value.to, node.to).trim() !== "}") return;
    edits.replace(value.from, value.from, `${SUPPORT}.text(`);
    edits.replace(value.to, value.to, ")");
    return;
  }
  const opening = /^[A-Za-z]*("""|'''|"|')/.exec(edits.text(string))?.[1] ?? '"';
  const quote = opening.startsWith('"') ? "'" : '"';
  const parts = specification(edits, spec, quote);
  if (parts === null || parts === "") return;
  edits.replace(value.from, value.from, `${SUPPORT}.spec(`);
  edits.replace(value.to, node.to - 1, `, ${parts})`);
}

/** `:{width}.3f` → `str(width) + ".3f"`; null where it cannot be quoted. */
function specification(edits: Edits, spec: Node, quote: string): string | null {
  const parts: string[] = [];
  let at = spec.from + 1;
  const add = (to: number): void => {
    // The closing brace is part of what the parser calls the specification in some versions.
    const text = edits.source.slice(at, to).replace(/\}$/, "");
    if (text !== "") parts.push(`${quote}${text}${quote}`);
  };
  for (const nested of spec.getChildren("FormatReplacement")) {
    add(nested.from);
    parts.push(`str(${edits.source.slice(nested.from + 1, nested.to - 1)})`);
    at = nested.to;
  }
  add(spec.to);
  const text = parts.join(" + ");
  const isQuotable = parts.every((part) => !part.slice(1, -1).includes(quote) && !part.includes("\\"));
  return isQuotable ? text : null;
}
