import { MASKED } from "./inline-mask.ts";

/*
 * `==highlight==` is no Markdown. It is parsed as a `<mark>` that nobody writes so, with a space in its tags, and is
 * `==` again wherever a card quotes the note.
 */

export const HIGHLIGHT_OPEN = "<mark >";
export const HIGHLIGHT_CLOSE = "</mark >";

/** `==` hugs what it marks; after a Latin word or a closing bracket it compares (`a==b`). */
const HIGHLIGHT = /(?<![=!<>\w)\]])==(?![=\s])((?:[^=]|=(?!=))+?)(?<!\s)==(?!=)/g;

/** Lines of one highlight: further on nobody marks, but compares. */
const MAX_LINES = 4;

/** A highlighted stretch: from its first `=` to behind its last. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
}

/** The highlights of a text. @param masked the text as `maskInline` gives it */
export function highlightsIn(masked: string): readonly Highlight[] {
  if (!masked.includes("==")) return [];
  return [...masked.matchAll(HIGHLIGHT)]
    .filter(([, inner = ""]) => isMarked(inner))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function isMarked(inner: string): boolean {
  const lines = inner.split("\n");
  return inner.replaceAll(MASKED, "x").trim() !== "" && lines.length <= MAX_LINES && !lines.includes("");
}
