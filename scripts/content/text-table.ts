/** Rows as lines of text in columns; the first row is the headings, underlined. */
export function textTable(rows: readonly (readonly string[])[]): readonly string[] {
  const [headings = []] = rows;
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [first = "", ...others] = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [first, "-".repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...others];
}
