import { stepFence, type OpenFence } from "./fences.ts";

/** Parsing time grows faster than the text, so long notes are parsed in pieces of about this size. In UTF-16 units. */
const CHUNK_LENGTH = 8_000;

/** Without headings a piece is longer, and ends before a paragraph. */
const LONG_CHUNK_LENGTH = 16_000;

/** A line that begins a paragraph after a blank one, and cannot go on a list, a quote or a definition before it. */
const PARAGRAPH_START = /^[\p{L}*_"“《【（(]/u;

/** HTML that blank lines do not end. */
const RAW_HTML =
  /<!--(?![\s\S]*-->)|<(?:pre|script|style|textarea)\b(?![\s\S]*<\/(?:pre|script|style|textarea)>)|<[?!](?!--)/i;
const RAW_HTML_END = /-->|<\/(?:pre|script|style|textarea)>|\?>|\]\]>/i;

/** A piece of a text; `firstLine` counts from 0, `offset` in UTF-16 units. */
export interface Chunk {
  readonly text: string;
  readonly firstLine: number;
  readonly offset: number;
}

/**
 * Splits at headings that start a line, and in long sections at paragraphs, outside of code, formulas and raw HTML, into
 * pieces that parse like the whole.
 */
export function splitAtHeadings(lines: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let fence: OpenFence = null;
  let inFormula = false;
  let inHtml = false;
  let afterBlank = false;
  let pending: string[] = [];
  let length = 0;
  let firstLine = 0;
  let offset = 0;
  const flush = (): void => {
    const text = pending.join("\n");
    chunks.push({ text, firstLine, offset });
    firstLine += pending.length;
    offset += text.length + 1;
    pending = [];
    length = 0;
  };
  for (const line of lines) {
    const isProse = fence === null && !inFormula;
    if (isProse && length >= CHUNK_LENGTH && /^#{1,6}[ \t]/.test(line)) flush();
    else if (isProse && length >= LONG_CHUNK_LENGTH && afterBlank && !inHtml && startsParagraph(line))
      flush();
    inHtml = inHtml ? !RAW_HTML_END.test(line) : RAW_HTML.test(line);
    afterBlank = line.trim() === "";
    fence = inFormula ? null : stepFence(fence, line);
    if (fence === null && /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\$\$[ \t]*$/.test(line))
      inFormula = !inFormula;
    pending.push(line);
    length += line.length + 1;
  }
  flush();
  return chunks;
}

function startsParagraph(line: string): boolean {
  return PARAGRAPH_START.test(line) && !/^(?:[*_]\s|[*_]{3,}\s*$)/.test(line);
}

/** Link definitions of a text: each piece needs all of them to read its links. */
export function linkDefinitions(lines: readonly string[]): string[] {
  return lines.filter((line) => /^ {0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*\S/.test(line)).slice(0, 200);
}
