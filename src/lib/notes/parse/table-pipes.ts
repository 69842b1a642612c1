import { regionsOf } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";
import { cellsOf, isDelimiterRow } from "./table-lines.ts";

/** Formulas and code within a line; a dollar sign before a digit is money. */
const FORMULA_OR_CODE = /(`+)(?!`)[^\n]*?[^`]\1(?!`)|\$(?![\s$])(?:[^$\\\n]|\\.)*?(?<!\s)\$(?!\d)/g;

/**
 * Escapes the bars of `$|x|$`, `$p(y|x)$` and code in table rows. GFM ends a cell at them, but nobody who writes one
 * means that: so it is done where a row has too many cells as it stands, and the right number without those bars.
 */
export function escapeTablePipes(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!lines.some(({ text }) => text.includes("|"))) return lines;
  const out = [...lines];
  const regions = regionsOf(lines);
  for (const [index, { text }] of lines.entries()) {
    if (regions[index] !== "text" || !isDelimiterRow(text)) continue;
    const columns = cellsOf(text);
    const header = out[index - 1];
    if (columns < 2 || header === undefined) continue;
    out[index - 1] = mended(header, columns);
    if (cellsOf(out[index - 1]?.text ?? "") !== columns) continue;
    for (let row = index + 1; row < out.length; row++) {
      const line = out[row];
      if (line === undefined || regions[row] !== "text" || !line.text.includes("|")) break;
      out[row] = mended(line, columns);
    }
  }
  return out;
}

function mended(line: SourceLine, columns: number): SourceLine {
  if (cellsOf(line.text) <= columns) return line;
  const text = line.text.replace(FORMULA_OR_CODE, (found) => found.replace(/(?<!\\)\|/g, "\\|"));
  return cellsOf(text) === columns ? { ...line, text } : line;
}
