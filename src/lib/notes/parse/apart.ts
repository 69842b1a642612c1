const MARKS = new Set("`$*_~=%");

/**
 * What stays between two pieces of Markdown when what stood between them is taken out: nothing, or a space where a run of
 * marks would become a longer one, which means something else ("``" and "`" are no fence).
 */
export function between(before: string, after: string): string {
  const mark = after[0];
  return mark !== undefined && MARKS.has(mark) && before.endsWith(mark) ? " " : "";
}
