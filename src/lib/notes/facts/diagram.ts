import type { Code } from "mdast";

import { readLabelledFormulas } from "./code-formulas.ts";

/** Languages that draw. */
const DRAWS =
  /^(?:mermaid|plantuml|puml|dot|graphviz|flow|flowchart|seq|sequence|ditaa|svgbob|ascii|tikz|chart|echarts|vega(?:-lite)?|wavedrom|markmap)$/i;
/** Languages whose blocks may hold a drawing: none, or text. */
const PLAIN = /^(?:|text|txt|plain|plaintext|none|console|tree)$/i;

const BOX = /[\u2500-\u257f]/;
const BORDER = /\+[-=]{2,}\+|^\s*[|│]?\s*[v^▼▲↓↑|│/\\]+(?:\s+[v^▼▲↓↑|│/\\]+)*\s*[|│]?\s*$/;

/** Share of lines with drawn boxes from which a block is a drawing. */
const DRAWN_SHARE = 0.3;

/** Whether a code block is a picture: of a language that draws, or boxes and arrows made of characters. */
export function isDiagram(code: Code): boolean {
  const language = (code.lang ?? "").replace(/[{}.]/g, "");
  if (DRAWS.test(language)) return true;
  if (!PLAIN.test(language)) return false;
  const lines = code.value.split("\n").filter((line) => line.trim() !== "");
  // "加权求和: z = Σ(wi * xi) + b" between arrows is there to be learnt.
  if (readLabelledFormulas(lines).length > 0) return false;
  const drawn = lines.filter((line) => BOX.test(line) || BORDER.test(line)).length;
  return lines.length > 1 && drawn >= 2 && drawn >= lines.length * DRAWN_SHARE;
}

/** Whether a paragraph is boxes and lines more than words. */
export function isDrawing(words: string): boolean {
  const drawn = words.match(/[\u2500-\u257f▼▲↓↑]/g)?.length ?? 0;
  const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const borders = words.match(/\+-{2,}\+/g)?.length ?? 0;
  return drawn >= 4 && drawn * 2 >= letters ? true : borders >= 2;
}
