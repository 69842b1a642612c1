import { coverParsed, marksOfReading, type CoveredBlock } from "#lib/notes/coverage.ts";
import { parseMarkdown } from "#lib/notes/parse/parse.ts";
import type { NoteReading } from "#lib/notes/read-note.ts";
import { nodesIn } from "./syntax-nodes.ts";
import { bare, told } from "./told.ts";

/** In letters and digits. What a card shows of where it stands is short; a whole sentence is none of that. */
const LONGEST_LABEL = 40;

/**
 * A line that is in no block or in two, a card that is on no block, or words of which nothing tells.
 *
 * What has neither card nor reason must be a label: short, with something under it, or an item with something in it. That
 * is held against the words that the parser reads, not against the lines as they look: a number on the line above a bold
 * label, or a comment behind it, is not told apart from a statement by its looks.
 */
export function lost(text: string, reading: NoteReading): string | null {
  const { blocks } = coverParsed(parseMarkdown(text), text, marksOfReading(reading));
  let line = 1;
  for (const block of blocks) {
    if (block.startLine !== line || block.endLine < block.startLine)
      return `block at line ${block.startLine}`;
    line = block.endLine + 1;
  }
  if (line !== reading.lineCount + 1) return `${line - 1} of ${reading.lineCount} lines are in blocks`;
  const shown = new Set(blocks.flatMap(({ state }) => (state.kind === "carded" ? state.cardIds : [])));
  const hidden = reading.cards.find((card) => !shown.has(card.id));
  if (hidden !== undefined) return `${told(hidden)}: on no block`;
  const missing = blocks.find((block, index) => isLost(block, blocks.slice(index + 1)));
  return missing === undefined ? null : `line ${missing.startLine}: ${wordsOf(missing).slice(0, 200)}`;
}

function isLost(block: CoveredBlock, further: readonly CoveredBlock[]): boolean {
  if (block.state.kind !== "neutral" || block.isFrame) return false;
  const words = bare(wordsOf(block));
  if (words === "") return false;
  const next = further.find((other) => !isComment(other));
  if (next === undefined) return true;
  if (next.depth > block.depth) return false;
  return [...words].length > LONGEST_LABEL || next.nodes[0]?.type === "heading";
}

function isComment({ isFrame, nodes }: CoveredBlock): boolean {
  return isFrame && nodes.every(({ type }) => type === "html");
}

function wordsOf({ nodes }: CoveredBlock): string {
  const words = nodesIn(nodes).map(({ type, value }) => (type === "html" ? "" : (value ?? "")));
  return words.join("").replace(/\s+/g, " ").trim();
}
