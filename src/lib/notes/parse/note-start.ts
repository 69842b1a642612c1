import { endOfFrontMatter } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";

const FENCE = /^(?:---|\+\+\+)[ \t]*$/;
/** A name and a colon (in TOML `=`), an entry of a list, a comment: what front matter is made of. */
const PROPERTY = /^[ \t]*["']?[\p{L}\p{N}_$][\p{L}\p{N}_ .$-]{0,60}["']?[ \t]*[:=]|^[ \t]*#/u;

/**
 * The lines with front matter at their very start, if there is any. It is read even after blank lines (a common slip),
 * and a rule above the first paragraph does not make front matter of it.
 */
export function mendStart(lines: readonly SourceLine[]): readonly SourceLine[] {
  const first = lines.findIndex((line) => line.text.trim() !== "");
  if (first < 0 || !FENCE.test(lines[first]?.text ?? "")) return lines;
  const rest = lines.slice(first);
  const end = endOfFrontMatter(rest);
  const body = rest.slice(1, Math.max(end, 1)).filter(({ text }) => text.trim() !== "");
  const isFrontMatter = body.length === 0 || body.some(({ text }) => PROPERTY.test(text));
  if (end > 0 && isFrontMatter) return rest;
  return end > 0 ? [{ text: "", line: rest[0]?.line ?? 1 }, ...rest] : rest;
}
