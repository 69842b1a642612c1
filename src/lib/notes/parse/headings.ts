import { regionsOf } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";

/** `##标题` without its space; one # alone may be a tag. */
const CLOSE_HEADING = /^(#{2,6})(?=[^#\s])/;

const MAY_BE_MENDED = /^(?:#{2,6}[^#\s]| {0,3}-+[ \t]*$)/;

const UNDERLINE = /^ {0,3}(-+)[ \t]*$/;
const STARTS_BLOCK =
  /^[ \t]*(?:$|#{1,6}[ \t]|>|\||[-*+][ \t]|\d{1,9}[.)][ \t]|<|```|~~~|\$\$|[-*_]{3,}[ \t]*$)/;

/** Columns of text above a short or a long underline, beyond which it is a sentence and a rule below it. */
const MAX_TITLE_COLUMNS = { short: 60, long: 100 };

/** Headings that Markdown does not see, and those it sees where a rule stands right below a sentence. */
export function mendHeadings(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!lines.some(({ text }) => MAY_BE_MENDED.test(text))) return lines;
  const regions = regionsOf(lines);
  const underlined = numberedTitles(lines, regions);
  return lines.flatMap((line, index): SourceLine[] => {
    if (regions[index] !== "text") return [line];
    if (underlined.has(index)) return [{ ...line, text: `## ${line.text.trim()}` }];
    if (underlined.has(index - 1)) return [{ ...line, text: "" }];
    if (CLOSE_HEADING.test(line.text)) return [{ ...line, text: line.text.replace(CLOSE_HEADING, "$1 ") }];
    const underline = UNDERLINE.exec(line.text)?.[1];
    if (underline === undefined || !isSentenceAbove(lines, index, underline.length)) return [line];
    return [{ text: "", line: line.line }, line];
  });
}

/** "1. 卷积层" as a title above its underline: to Markdown an item of a list, and a rule below it. */
const NUMBERED_TITLE = /^ {0,3}\d{1,3}[.)][ \t]+\S.{0,60}$/;
const SENTENCE_END = /[。；！，,;:：.!]\s*$/;

/** Where such titles stand: one alone may be an item with a rule below it. */
function numberedTitles(lines: readonly SourceLine[], regions: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  lines.forEach(({ text }, index) => {
    const title = lines[index - 1]?.text ?? "";
    if (!/^-{3,}[ \t]*$/.test(text) || regions[index] !== "text" || regions[index - 1] !== "text") return;
    const isApart =
      (lines[index - 2]?.text ?? "").trim() === "" && (lines[index + 1]?.text ?? "").trim() === "";
    if (isApart && NUMBERED_TITLE.test(title) && !SENTENCE_END.test(title)) found.add(index - 1);
  });
  return found.size > 1 ? found : new Set();
}

function isSentenceAbove(lines: readonly SourceLine[], index: number, underline: number): boolean {
  const above: string[] = [];
  for (let at = index - 1; at >= 0; at--) {
    const text = lines[at]?.text ?? "";
    if (STARTS_BLOCK.test(text)) break;
    above.unshift(text.trim());
  }
  const text = above.join("");
  if (text === "") return false;
  if (above.length > 1 || /[。；！]|[:：,，、.]$/.test(text)) return true;
  const columns = [...text].length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
  return columns > (underline <= 3 ? MAX_TITLE_COLUMNS.short : MAX_TITLE_COLUMNS.long);
}
