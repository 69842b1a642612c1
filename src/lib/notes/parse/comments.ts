import { regionsOf } from "./regions.ts";
import type { SourceLine, UnreadableLine } from "./source-lines.ts";

/** A comment of more lines was never closed. */
const MAX_LINES = 200;

/** Takes out Obsidian's comments of several lines: from a line that begins with `%%` to one that ends so. */
export function takeOutComments(lines: readonly SourceLine[]): {
  readonly lines: readonly SourceLine[];
  readonly comments: readonly UnreadableLine[];
} {
  if (!lines.some(({ text }) => text.trimStart().startsWith("%%"))) return { lines, comments: [] };
  const regions = regionsOf(lines);
  const out: SourceLine[] = [];
  const comments: UnreadableLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const opens = regions[index] === "text" && /^[ \t]*%%(?!.*%%)/.test(line.text);
    const closing = opens ? closingLine(lines, index) : null;
    if (closing === null) {
      out.push(line);
      continue;
    }
    const comment = lines.slice(index, closing + 1);
    for (const { line: number } of comment) out.push({ text: "", line: number });
    const words = comment.map(({ text }) => text.replaceAll("%%", "").trim()).join(" ");
    const endLine = comment.at(-1)?.line ?? line.line;
    comments.push({ line: line.line, endLine, reason: "comment", excerpt: words.trim().slice(0, 80) });
    index = closing;
  }
  return { lines: out, comments };
}

function closingLine(lines: readonly SourceLine[], start: number): number | null {
  for (let index = start + 1; index < Math.min(lines.length, start + MAX_LINES); index++)
    if (/%%[ \t]*$/.test(lines[index]?.text ?? "")) return index;
  return null;
}
