import type { BackupCounts, BackupTotals, BackupHeader, SkippedRow } from "./format.ts";

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** The first line, or null if it is none. */
export function parseHeader(value: unknown): BackupHeader | null {
  const { version, schema, app, madeAtMs } = fieldsOf(value);
  if (!isCount(version) || version === 0 || !isCount(schema) || typeof app !== "string") return null;
  return typeof madeAtMs === "number" ? { version, schema, app, madeAtMs } : null;
}

/** The line before the rows of a table. */
export function parsePart(value: unknown): { readonly table: string } | null {
  const { table } = fieldsOf(value);
  return typeof table === "string" ? { table } : null;
}

/** The line after the rows of a table. */
export function parseEndOfPart(
  value: unknown,
): { readonly table: string; readonly rows: number; readonly sha256: string } | null {
  const { table, rows, sha256 } = fieldsOf(value);
  if (typeof table !== "string" || !isCount(rows) || typeof sha256 !== "string") return null;
  return { table, rows, sha256 };
}

/** The line after all rows. */
export function parseTotals(value: unknown): BackupTotals | null {
  const { rows, counts, skipped } = fieldsOf(value);
  const parsedCounts = parseCounts(counts);
  if (!isCount(rows) || parsedCounts === null || !Array.isArray(skipped)) return null;
  return { rows, counts: parsedCounts, skipped: skipped.map(parseSkipped) };
}

/** The last line: without it the file is cut off. */
export function parseEnd(value: unknown): { readonly sha256: string } | null {
  const { sha256 } = fieldsOf(value);
  return typeof sha256 === "string" ? { sha256 } : null;
}

function parseCounts(value: unknown): BackupCounts | null {
  const { notes, cards, reviews } = fieldsOf(value);
  return isCount(notes) && isCount(cards) && isCount(reviews) ? { notes, cards, reviews } : null;
}

function parseSkipped(value: unknown): SkippedRow {
  const { table, key, reason } = fieldsOf(value);
  return { table: String(table), key: String(key), reason: String(reason) };
}
