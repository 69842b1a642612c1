import type { FigureLine } from "./figure.ts";

const HEADINGS = ["figure", "median", "p95", "limit", "ratio", "of p95", "goal", "", "spread", "of limit"];

function number(value: number | null): string {
  if (value === null) return "–";
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(2);
}

function percent(share: number | null): string {
  return share === null ? "–" : `±${(100 * share).toFixed(0)} %`;
}

function cells(line: FigureLine): string[] {
  const time = (value: number | null): string => (value === null ? "–" : `${number(value)} ${line.unit}`);
  const mark = line.failed !== null ? "failed" : line.met === null ? "" : line.met ? "✓" : "✗";
  return [
    line.figure,
    time(line.median),
    time(line.p95),
    time(line.limit),
    number(line.ratio),
    number(line.ratioOfP95),
    number(line.goal),
    mark,
    percent(line.spread),
    percent(line.limitSpread),
  ];
}

/** The figures as a table of text; names to the left, numbers to the right. */
export function table(lines: readonly FigureLine[]): string {
  const rows = [HEADINGS, ...lines.map(cells)];
  const widths = HEADINGS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
