import { regionsOf } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";

/** "GAN：" or "**缺点**" alone on a line that is not indented. */
const LABEL =
  /^(?![#>|<$`~\s]|[-*+] |\d{1,9}[.)][ \t])(?:\*\*[^*]{1,40}\*\*[:：]?|[^*。；，,;]{1,30}[:：])[ \t]*$/;
const ENDS: ReadonlySet<string> = new Set([":", "：", "*"]);
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;

/**
 * A label right below the last item of a list and right above the first of another is a paragraph between two lists: to
 * Markdown it goes on with the item, and the two lists are one.
 */
export function mendListLabels(lines: readonly SourceLine[]): readonly SourceLine[] {
  const labels = new Set<number>();
  lines.forEach(({ text }, index) => {
    if (!ENDS.has(text.trimEnd().at(-1) ?? "")) return;
    const isBetween = ITEM.test(lines[index - 1]?.text ?? "") && ITEM.test(lines[index + 1]?.text ?? "");
    if (isBetween && LABEL.test(text)) labels.add(index);
  });
  if (labels.size === 0) return lines;
  const regions = regionsOf(lines);
  return lines.flatMap((line, index) =>
    labels.has(index) && regions[index] === "text" ? [{ text: "", line: line.line }, line] : [line],
  );
}
