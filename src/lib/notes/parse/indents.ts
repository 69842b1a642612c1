import { SPACE_ENTITY } from "./inline-habits.ts";
import { regionsMeant } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";

/** What looks like a space, whatever it is called, and is none to Markdown: a card would begin behind it. */
const WIDE_SPACE = `(?:[^\\S \\t\\r\\n]|${SPACE_ENTITY})`;
const STARTS_WIDE = new RegExp(
  `^([ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)?)${WIDE_SPACE}(?:${WIDE_SPACE}|[ \\t])*`,
  "i",
);
const WIDE_AFTER_MARKER = new RegExp(`^([ \\t>]*(?:[-*+]|\\d{1,9}[.)]|#{1,6}))${WIDE_SPACE}+(?=\\S)`, "i");
const ANY_WIDE = new RegExp(`^[ \\t>]*(?:[-*+#]{1,6}|\\d{1,9}[.)])?[ \\t]*${WIDE_SPACE}`, "i");

/** Indented as code is, or by what looks like a space. */
const MAY_BE_MENDED = new RegExp(`^(?: {4}| {0,3}\\t)|${ANY_WIDE.source}`, "i");

/**
 * Paragraphs that begin with full-width spaces, entities or four spaces, by the habit of print: to Markdown they are
 * odd text or code. The spaces go, and a line that begins so begins a paragraph. What reads like code stays code.
 */
export function mendIndents(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!lines.some(({ text }) => MAY_BE_MENDED.test(text))) return lines;
  const regions = regionsMeant(lines);
  const out: SourceLine[] = [];
  lines.forEach((line, index) => {
    const region = regions[index];
    if (region === "fence" || region === "front-matter" || region === "formula") {
      out.push(line);
    } else if (region === "indented") {
      out.push(isProse(line.text) ? { ...line, text: line.text.trimStart() } : line);
    } else if (ANY_WIDE.test(line.text)) {
      const marked = line.text.replace(WIDE_AFTER_MARKER, "$1 ");
      const text = marked.replace(STARTS_WIDE, "$1");
      const before = lines[index - 1];
      const isParagraph = text !== marked && !/^[ \t]*(?:[>|]|[-*+][ \t]|\d{1,9}[.)][ \t])/.test(text);
      if (isParagraph && before !== undefined && before.text.trim() !== "")
        out.push({ text: "", line: line.line });
      out.push({ ...line, text });
    } else {
      out.push(line);
    }
  });
  return out;
}

const STARTS_LIKE_CODE =
  /^(?:#|\/\/|\/\*|--|>>>|\$ |[-*+] |\d+[.)] |\||(?:def|class|import|from|return|for|if|while|print|let|const|var|function)\b)/;

/** Whether an indented line is a sentence: Chinese with its punctuation, or enough English words and a full stop. */
function isProse(line: string): boolean {
  const text = line.trim();
  if (text === "" || STARTS_LIKE_CODE.test(text)) return false;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han > 0) return han >= 8 && han * 2 >= text.replace(/\s/g, "").length && /[，。；：？！]/.test(text);
  return /^[A-Z][^{}=;<>[\]`_|]*[.?!]$/.test(text) && text.split(/\s+/).length >= 8;
}
