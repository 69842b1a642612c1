import { err, ok, type Result } from "#lib/core/result.ts";

const BEGIN = "<!-- intervals: made by scripts/scheduling-tables.ts -->";
const END = "<!-- end of intervals -->";

/** The document with this table between its two marks. */
export function withTable(document: string, table: readonly string[]): Result<string, string> {
  const [before, rest, ...more] = document.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length > 0 || others.length > 0)
    return err(`there must be one line ${BEGIN}, and one ${END} after it`);
  return ok(`${before}${BEGIN}\n\n${table.join("\n")}\n\n${END}${after}`);
}
