import { stepFence, type OpenFence } from "./fences.ts";

/** Parsing time grows faster than the text, so long notes are parsed in pieces of about this size. In UTF-16 units. */
const CHUNK_LENGTH = 8_000;

/** A piece of a text; `firstLine` counts from 0, `offset` in UTF-16 units. */
export interface Chunk {
  readonly text: string;
  readonly firstLine: number;
  readonly offset: number;
}

/** Splits at headings that start a line, outside of code and formulas, into pieces that parse like the whole. */
export function splitAtHeadings(lines: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let fence: OpenFence = null;
  let inFormula = false;
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
    fence = inFormula ? null : stepFence(fence, line);
    if (fence === null && /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\$\$[ \t]*$/.test(line))
      inFormula = !inFormula;
    pending.push(line);
    length += line.length + 1;
  }
  flush();
  return chunks;
}

/** Link definitions of a text: each piece needs all of them to read its links. */
export function linkDefinitions(lines: readonly string[]): string[] {
  return lines.filter((line) => /^ {0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*\S/.test(line)).slice(0, 200);
}
