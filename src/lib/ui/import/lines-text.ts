/** "12" or "12–15"; lines count from 1, both ends included. */
export function linesText(range: { readonly startLine: number; readonly endLine: number }): string {
  return range.startLine === range.endLine ? String(range.startLine) : `${range.startLine}–${range.endLine}`;
}
