import { AT_START, type LineState } from "./line-state.ts";
import { scanLine } from "./scan-line.ts";

/** Indentation that begins no block in a paragraph, and is not seen there. */
const DEEPER = "    ";

/** The lines of one paragraph, quoted from where they stood further in: none begins another block here. */
export function asParagraph(lines: readonly string[]): string {
  let last = "";
  const out = lines.map((line, index) => {
    const before: LineState = { ...AT_START, leaf: { kind: "paragraph", last } };
    last = line;
    return index === 0 || isInParagraph(before, line) ? line : DEEPER + line;
  });
  return out.join("\n");
}

/**
 * Inline Markdown to stand by itself: "> 0.5", "# 号" and "~~~" in a cell or behind a colon are words, which at the start of
 * a line would be a quote, a heading, a fence.
 */
export function standingAlone(inline: string): string {
  const [first = "", ...further] = inline.split("\n");
  const isOneParagraph = !further.includes("");
  const begins = first !== "" && !first.startsWith("<") && !isInParagraph(AT_START, first);
  if (!begins) return isOneParagraph ? asParagraph([first, ...further]) : inline;
  // A formula or code over several lines is none where it stands on one.
  const onOneLine = [first, ...further.map((line) => line.trim())].join(" ");
  if (further.length > 0 && isOneParagraph && isInParagraph(AT_START, onOneLine)) return onOneLine;
  const [escaped = "", ...rest] = withoutMark(inline).split("\n");
  return isOneParagraph ? asParagraph([escaped, ...rest]) : [escaped, ...rest].join("\n");
}

/**
 * A text whose first characters are words instead of the mark that they are. Of a run each one: `$$$` without its first
 * would be the `$$` of a formula, and pair up with another further on.
 */
function withoutMark(text: string): string {
  const run = /^(?:\$+|`+|~+)/.exec(text)?.[0] ?? "";
  if (run !== "") return run.replace(/./g, "\\$&") + text.slice(run.length);
  return text.replace(/^(\d{1,9})(?=[.)])|^/, "$1\\");
}

function isInParagraph(before: LineState, line: string): boolean {
  const { leaf, containers } = scanLine(before, line, { asMeant: false });
  return leaf?.kind === "paragraph" && containers.length === 0;
}
