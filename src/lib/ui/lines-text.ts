import { m } from "#lib/paraglide/messages.js";

/** "line 12" or "lines 12–15"; lines count from 1, both ends included. */
export function linesText({
  startLine,
  endLine,
}: {
  readonly startLine: number;
  readonly endLine: number;
}): string {
  return startLine === endLine
    ? m.lines_one({ line: startLine })
    : m.lines_range({ start: startLine, end: endLine });
}
