import { AT_START, type LineKind, type LineState } from "./line-state.ts";
import { scanLine } from "./scan-line.ts";

/** What a line belongs to, as far as it decides what may be mended in it. */
export type Region = "text" | "front-matter" | "fence" | "indented" | "formula";

type Lines = readonly { readonly text: string }[];

const REGION_OF: Readonly<Record<LineKind, Region>> = {
  text: "text",
  blank: "text",
  // A tag on a line of its own may have a paragraph's text around it.
  html: "text",
  indented: "indented",
  fence: "fence",
  formula: "formula",
};

/** Regions of lines that several look at, one after another. */
const asMeant = new WeakMap<Lines, readonly Region[]>();
const asWritten = new WeakMap<Lines, readonly Region[]>();

/** The region of each line, as the parser will see it. */
export function regionsOf(lines: Lines): readonly Region[] {
  return known(asWritten, lines, false);
}

/** The region of each line as its author means it, before layout in HTML is taken off. */
export function regionsMeant(lines: Lines): readonly Region[] {
  return known(asMeant, lines, true);
}

function known(
  cache: WeakMap<Lines, readonly Region[]>,
  lines: Lines,
  isAsMeant: boolean,
): readonly Region[] {
  const before = cache.get(lines);
  if (before !== undefined) return before;
  const frontMatterEnd = endOfFrontMatter(lines);
  let state: LineState = AT_START;
  const regions = lines.map(({ text }, index): Region => {
    if (index <= frontMatterEnd) return "front-matter";
    state = scanLine(state, text, { asMeant: isAsMeant });
    return REGION_OF[state.line];
  });
  cache.set(lines, regions);
  return regions;
}

/** Index of the line that closes the front matter; -1 if there is none. */
export function endOfFrontMatter(lines: Lines): number {
  const fence = /^(---|\+\+\+)[ \t]*$/.exec(lines[0]?.text ?? "")?.[1];
  if (fence === undefined) return -1;
  return lines.findIndex(({ text }, index) => index > 0 && text.trimEnd() === fence);
}
