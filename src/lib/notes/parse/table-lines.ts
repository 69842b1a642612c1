const DELIMITER = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Whether a line may be the row of dashes below the head of a table, in quotes too. */
export function isDelimiterRow(text: string): boolean {
  return text.includes("-") && DELIMITER.test(text);
}

/** How many cells a row has: those between bars that are not escaped. */
export function cellsOf(text: string): number {
  const row = text.replace(/^[ \t>]*\|?/, "").replace(/(?<!\\)\|[ \t]*$/, "");
  return row.split(/(?<!\\)\|/).length;
}
