import { stepFence, type OpenFence } from "./fences.ts";
import type { SourceLine } from "./source-lines.ts";

const DELIMITER = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Formulas and code within a line; a dollar sign before a digit is money. */
const FORMULA_OR_CODE = /(`+)(?!`)[^\n]*?[^`]\1(?!`)|\$(?![\s$])(?:[^$\\\n]|\\.)*?(?<!\s)\$(?!\d)/g;

/**
 * Escapes the bars of `$|x|$`, `$p(y|x)$` and code in table rows. GFM ends a cell at them, but nobody who writes one
 * means that: so it is done where a row has too many cells as it stands, and the right number without those bars.
 */
export function escapeTablePipes(lines: readonly SourceLine[]): SourceLine[] {
  const out = [...lines];
  let fence: OpenFence = null;
  for (const [index, { text }] of lines.entries()) {
    fence = stepFence(fence, text);
    if (fence !== null || !text.includes("-") || !DELIMITER.test(text)) continue;
    const columns = cellsOf(text);
    const header = out[index - 1];
    if (columns < 2 || header === undefined) continue;
    out[index - 1] = mended(header, columns);
    if (cellsOf(out[index - 1]?.text ?? "") !== columns) continue;
    for (let row = index + 1; row < out.length; row++) {
      const line = out[row];
      if (line === undefined || !line.text.includes("|")) break;
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

/** How many cells a row has: those between bars that are not escaped. */
function cellsOf(text: string): number {
  const row = text.replace(/^[ \t>]*\|?/, "").replace(/(?<!\\)\|[ \t]*$/, "");
  return row.split(/(?<!\\)\|/).length;
}
