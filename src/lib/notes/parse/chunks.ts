import { AT_START, type LineState } from "./line-state.ts";
import { endOfFrontMatter } from "./regions.ts";
import { scanLine } from "./scan-line.ts";

/** Parsing time grows faster than the text, so long notes are parsed in pieces of about this size. In UTF-16 units. */
const CHUNK_LENGTH = 8_000;

/** Without headings a piece is longer, and ends before a paragraph. */
const LONG_CHUNK_LENGTH = 16_000;

const HEADING = /^#{1,6}[ \t]/;
const DEFINITION = /^ {0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*\S/;
const MAX_DEFINITIONS = 200;

/** A piece of a text; `firstLine` counts from 0, `offset` in UTF-16 units. */
export interface Chunk {
  readonly text: string;
  readonly firstLine: number;
  readonly offset: number;
}

/** A text in pieces, and the definitions of links: each piece needs all of them to read its links. */
interface Chunks {
  readonly chunks: readonly Chunk[];
  readonly definitions: readonly string[];
}

/**
 * Splits at headings that start a line, and in long sections at paragraphs, outside of lists, quotes, code, formulas and
 * raw HTML, into pieces that parse like the whole.
 */
export function chunksOf(lines: readonly { readonly text: string }[]): Chunks {
  const whole = lines.map(({ text }) => text).join("\n");
  if (whole.length < CHUNK_LENGTH)
    return { chunks: [{ text: whole, firstLine: 0, offset: 0 }], definitions: [] };
  const chunks: Chunk[] = [];
  const definitions: string[] = [];
  const frontMatterEnd = endOfFrontMatter(lines);
  let state: LineState = AT_START;
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
  for (const [index, { text }] of lines.entries()) {
    if (index > frontMatterEnd) {
      const afterBlank = state.line === "blank";
      state = scanLine(state, text, { asMeant: false });
      const isOwnText = state.line === "text" && state.containers.length === 0;
      if (isOwnText && DEFINITION.test(text)) definitions.push(text);
      if (isOwnText && length >= CHUNK_LENGTH && HEADING.test(text)) flush();
      else if (isOwnText && length >= LONG_CHUNK_LENGTH && afterBlank) flush();
    }
    pending.push(text);
    length += text.length + 1;
  }
  flush();
  return { chunks, definitions: chunks.length > 1 ? definitions.slice(0, MAX_DEFINITIONS) : [] };
}
