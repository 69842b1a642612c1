import { HIGHLIGHT_CLOSE, HIGHLIGHT_OPEN, highlightsIn } from "./highlights.ts";
import { maskInline } from "./inline-mask.ts";
import type { Region } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";

/** Lines after the first that a highlight may reach to. */
const MOST_FURTHER = 3;

/** What begins a block of its own, and cannot go on a paragraph. */
const BLOCK_START = /^[ \t]*(?:$|[-*+][ \t]|\d{1,9}[.)][ \t]|[|>]|#{1,6}[ \t])/;

/** Highlights that begin on one line and end on another of the same paragraph; lines keep their numbers. */
export function markLongHighlights(
  lines: readonly SourceLine[],
  regions: readonly Region[],
): readonly SourceLine[] {
  const out = [...lines];
  for (let at = 0; at < out.length; at++) {
    if (regions[at] !== "text" || out[at]?.text.includes("==") !== true) continue;
    const last = lastOfParagraph(out, regions, at);
    if (last === at) continue;
    marked(out.slice(at, last + 1).map(({ text }) => text)).forEach((text, index) => {
      const line = out[at + index];
      if (line !== undefined && line.text !== text) out[at + index] = { ...line, text };
    });
  }
  return out;
}

function lastOfParagraph(lines: readonly SourceLine[], regions: readonly Region[], from: number): number {
  let last = from;
  while (last - from < MOST_FURTHER && regions[last + 1] === "text") {
    if (BLOCK_START.test(lines[last + 1]?.text ?? "")) break;
    last++;
  }
  return last;
}

/** The lines with the highlight in them that begins on the first and ends on another. */
function marked(texts: readonly string[]): readonly string[] {
  const text = texts.join("\n");
  const end = texts[0]?.length ?? 0;
  const long = highlightsIn(maskInline(text)).find((found) => found.start < end && found.end > end);
  if (long === undefined) return texts;
  const inner = text.slice(long.start + 2, long.end - 2);
  const before = text.slice(0, long.start) + HIGHLIGHT_OPEN;
  return (before + inner + HIGHLIGHT_CLOSE + text.slice(long.end)).split("\n");
}
