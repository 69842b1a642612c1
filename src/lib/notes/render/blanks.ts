import type { ElementContent } from "hast";

/** A gap, with a hint for the learner or "…" in it. */
const GAP = /⟦([^⟦⟧\n]{0,80})⟧/g;

/** Text with its gaps in `<span class="blank">`. What stands in a gap is text and is escaped as such. */
export function withBlanks(value: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let at = 0;
  for (const match of value.matchAll(GAP)) {
    if (match.index > at) parts.push({ type: "text", value: value.slice(at, match.index) });
    parts.push({
      type: "element",
      tagName: "span",
      properties: { className: ["blank"] },
      children: [{ type: "text", value: match[1] || "…" }],
    });
    at = match.index + match[0].length;
  }
  if (at < value.length) parts.push({ type: "text", value: value.slice(at) });
  return parts;
}
