import { between } from "../parse/apart.ts";
import { splitCode } from "../parse/inline-marks.ts";
import { AT_START } from "../parse/line-state.ts";
import { scanLine } from "../parse/scan-line.ts";

const COMMENT = /[ \t]*<!--[\s\S]*?-->/g;

/** Markdown without its comments and the space before each; in code, what looks like one is code. */
export function withoutComments(markdown: string): string {
  if (!markdown.includes("<!--")) return markdown;
  let state = AT_START;
  const parts: { readonly isCode: boolean; readonly lines: string[] }[] = [];
  for (const line of markdown.split("\n")) {
    state = scanLine(state, line, { asMeant: false });
    const isCode = state.line === "fence" || state.line === "indented";
    const last = parts.at(-1);
    if (last?.isCode === isCode) last.lines.push(line);
    else parts.push({ isCode, lines: [line] });
  }
  return parts
    .map(({ isCode, lines }) => (isCode ? lines.join("\n") : withoutCommentsInProse(lines.join("\n"))))
    .join("\n");
}

function withoutCommentsInProse(prose: string): string {
  const code = codeSpans(prose);
  let [out, at] = ["", 0];
  for (const { 0: comment, index } of prose.matchAll(COMMENT)) {
    const begin = index + comment.indexOf("<");
    // Code that begins in a comment is a part of it.
    if (code.some(({ start, end }) => start >= at && start < begin && begin < end)) continue;
    out += prose.slice(at, index);
    at = index + comment.length;
    out += between(out, prose.slice(at, at + 1));
  }
  return out + prose.slice(at);
}

function codeSpans(prose: string): readonly { readonly start: number; readonly end: number }[] {
  if (!prose.includes("`")) return [];
  let start = 0;
  return splitCode(prose).flatMap(({ text, code }) => {
    const span = { start, end: start + text.length };
    start = span.end;
    return code ? [span] : [];
  });
}
