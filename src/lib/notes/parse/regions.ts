import { stepFence, type OpenFence } from "./fences.ts";

/** What a line belongs to, as far as it decides what may be mended in it. */
export type Region = "text" | "front-matter" | "fence" | "indented" | "formula";

const LIST_MARKER = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const MATHS_DELIMITER = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\$\$[ \t]*$/;

/** The region of each line. Formulas are known where their delimiters stand on lines of their own. */
export function regionsOf(lines: readonly { readonly text: string }[]): readonly Region[] {
  const frontMatterEnd = endOfFrontMatter(lines);
  let fence: OpenFence = null;
  let inFormula = false;
  let afterBlank = true;
  let inIndented = false;
  /** Columns at which the text of the open list items begins, outermost first. */
  let items: readonly number[] = [];
  return lines.map(({ text }, index): Region => {
    if (index <= frontMatterEnd) return "front-matter";
    const before = fence;
    fence = inFormula || inIndented ? null : stepFence(fence, text);
    if (before !== null || fence !== null) {
      afterBlank = false;
      return "fence";
    }
    if (MATHS_DELIMITER.test(text)) {
      inFormula = !inFormula;
      return "formula";
    }
    if (inFormula) return "formula";
    const inner = text.replace(/^(?:[ \t]{0,3}>[ \t]?)+/, "");
    if (inner.trim() === "") {
      afterBlank = true;
      return inIndented ? "indented" : "text";
    }
    const indent = columnsOf(inner);
    items = items.filter((column) => column <= indent);
    inIndented = indent - (items.at(-1) ?? 0) >= 4 && (afterBlank || inIndented);
    afterBlank = false;
    if (inIndented) return "indented";
    const marker = LIST_MARKER.exec(inner.trimStart())?.[0];
    if (marker !== undefined) items = [...items, indent + marker.length];
    return "text";
  });
}

/** Index of the line that closes the front matter; -1 if there is none. */
export function endOfFrontMatter(lines: readonly { readonly text: string }[]): number {
  const fence = /^(---|\+\+\+)[ \t]*$/.exec(lines[0]?.text ?? "")?.[1];
  if (fence === undefined) return -1;
  return lines.findIndex(({ text }, index) => index > 0 && text.trimEnd() === fence);
}

function columnsOf(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].replaceAll("\t", "    ").length ?? 0;
}
