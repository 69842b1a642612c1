import { keyText } from "#lib/notes/key-text.ts";
import type { NoteReading } from "#lib/notes/read-note.ts";

/** A line of a note that nothing tells about. */
export interface LostLine {
  readonly line: number;
  readonly text: string;
}

/**
 * The lines of a note that are in no card, no skip and no passage without a card, and that are no structure either:
 * headings, rules, front matter, comments, the two head lines of a table, and labels or list items that a card or a
 * passage below them stands under.
 */
export function lostLines(text: string, reading: NoteReading): LostLine[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/[\u2028\u2029]/g, " ")
    .split(/\r\n|\r|\n/);
  const told = new Set<number>();
  const ranges = [...reading.cards.map((card) => card.source), ...reading.skipped, ...reading.uncarded];
  for (const { startLine, endLine } of ranges)
    for (let line = startLine; line <= endLine; line++) told.add(line);
  const contexts = new Set(reading.cards.flatMap((card) => card.key.context.map(keyText)));
  const frontMatterEnd = endOfFrontMatter(lines);
  const comments = commentLines(lines);
  // From the end: a label counts if what it stands over does.
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? "";
    const number = index + 1;
    // Indented by the habit of print.
    const words = line.replace(/^(?:\s|&(?:emsp|ensp|nbsp);)+/, "").trim();
    const next = lines.findIndex((other, at) => at > index && other.trim() !== "");
    const isStructure =
      words === "" ||
      told.has(number) ||
      number <= frontMatterEnd ||
      comments.has(number) ||
      /^(?:>\s*)*(?:#{1,6}(?:\s|$)|#{2,6}[^#\s])/.test(words) ||
      /^(?:[-*_]\s*){3,}$|^=+$/.test(words) ||
      // Setext: the line above its underline.
      /^\s*(?:=+|-+)\s*$/.test(lines[index + 1] ?? "") ||
      // Layout in HTML, the head line of a table in it, the opening of a callout.
      /^<tr(?:\s[^<>]*)?>\s*<th[\s>]/i.test(words) ||
      /^(?:<\/?(?:table|thead|tbody|tr|details|summary|center|div|p|font|span|section|article|h[1-6])(?:\s[^<>]*)?>|<summary>.*<\/summary>)+$/i.test(
        words,
      ) ||
      /^(?:>\s*)+\[![\w-]+\]/.test(words) ||
      (words.includes("|") && (isDelimiter(words) || isDelimiter(lines[index + 1] ?? ""))) ||
      (isLabel(line, lines[next] ?? "") &&
        (contexts.has(keyText(labelWords(words))) || (told.has(next + 1) && isShort(words))));
    if (isStructure) told.add(number);
  }
  return lines.map((text, index) => ({ line: index + 1, text })).filter(({ line }) => !told.has(line));
}

/** Lines of comments that have nothing after them. */
function commentLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let inComment = false;
  lines.forEach((line, index) => {
    const words = line.replace(/^(?:\s*>)*/, "").trim();
    inComment ||= words.startsWith("<!--");
    if (inComment && (words.endsWith("-->") || !words.includes("-->"))) found.add(index + 1);
    if (words.includes("-->")) inComment = false;
  });
  return found;
}

function endOfFrontMatter(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (!/^---\s*$/.test(lines[first] ?? "")) return 0;
  return lines.findIndex((line, index) => index > first && /^---\s*$/.test(line)) + 1;
}

function isDelimiter(line: string): boolean {
  return /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(line);
}

/** A bold line or a line with a colon before something, or a list item before a deeper line. */
function isLabel(line: string, next: string): boolean {
  if (next === "" || /^#{1,6}\s/.test(next)) return false;
  if (/^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s/.test(line)) return indentOf(next) > indentOf(line);
  return /^\s*(?:>\s*)*(?:\*\*.+\*\*\s*[:：]?|.+[:：])\s*$/.test(line);
}

/** What a card shows of where it stands is short; a whole sentence is none of that. */
function isShort(words: string): boolean {
  return [...labelWords(words)].length <= 40;
}

function indentOf(line: string): number {
  return /^[\s>]*/.exec(line)?.[0].replaceAll("\t", "    ").length ?? 0;
}

function labelWords(words: string): string {
  return (
    words
      .replace(/^(?:>\s*)*(?:(?:[-*+]|\d+[.)])\s+)?(?:\[[ x]\]\s+)?/, "")
      .replaceAll("**", "")
      // A picture in it says nothing.
      .replace(/<[a-z][^<>]*>/gi, "")
      .replace(/[:：]\s*$/, "")
  );
}
