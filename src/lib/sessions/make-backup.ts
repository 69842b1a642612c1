import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import { BackupWriter } from "#lib/exchange/backup/backup-writer.ts";
import { BACKUP_VERSION, type BackupContents, type SkippedRow } from "#lib/exchange/backup/format.ts";
import { compressed } from "#lib/exchange/backup/gzip.ts";
import { checkBackup } from "#lib/exchange/backup/read-backup.ts";
import { backupRows, countReviews, countRows, type BackupSource } from "#lib/store/backup-rows.ts";
import { storageProblemOf, type StorageProblem } from "#lib/store/problem.ts";

export type { BackupContents };

export interface MakeOptions {
  readonly madeAtMs: Milliseconds;
  readonly pause: () => Promise<void>;
  /** @param share done so far, 0 to 1 */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

export interface MadeBackup {
  readonly file: Blob;
  readonly contents: BackupContents;
}

/** What was written does not read back as what was to be written. */
export interface Unverified {
  readonly kind: "unverified";
}

export type Made = Result<MadeBackup, Unverified | StorageProblem>;

/** Reading takes most of the time, then packing, then reading it back. */
const SHARE = { read: 0.6, packed: 0.8 };

const MIME = "application/gzip";

/**
 * A backup of everything, packed, and read back to its last checksum. The rows are never in the memory together: the
 * browser keeps the parts of a file where it has room for them.
 * @returns null if it was cancelled
 */
export async function makeBackup(source: BackupSource, options: MakeOptions): Promise<Made | null> {
  const text = await textOf(source, options);
  if (text === null || !text.ok) return text;
  const packed = await new Response(compressed(text.value.file.stream())).blob();
  if (options.signal.aborted) return null;
  const file = new Blob([packed], { type: MIME });
  options.onProgress(SHARE.packed);
  const read = await verified(file, text.value.contents, options);
  return read === null || !read.ok ? read : ok({ file, contents: text.value.contents });
}

/** Reads a backup back, wherever it lies now, and sees that it holds what it should. */
export async function verified(
  file: Blob,
  contents: BackupContents,
  { pause, onProgress, signal }: MakeOptions,
): Promise<Result<void, Unverified> | null> {
  const read = await checkBackup(file, {
    schema: contents.header.schema,
    pause,
    signal,
    onProgress: (share) => onProgress(SHARE.packed + (1 - SHARE.packed) * share),
  });
  if (read === null) return null;
  const isSame = read.ok && JSON.stringify(read.value) === JSON.stringify(contents);
  return isSame ? ok(undefined) : err({ kind: "unverified" });
}

/** The lines of the backup as a file of their own: compressing has to wait, the transaction that is read from cannot. */
async function textOf(
  source: BackupSource,
  { madeAtMs, onProgress, signal }: MakeOptions,
): Promise<Result<MadeBackup, StorageProblem> | null> {
  const header = { version: BACKUP_VERSION, schema: source.schema, app: __APP_VERSION__, madeAtMs };
  const writer = new BackupWriter();
  const parts: Blob[] = [new Blob([writer.begin(header)])];
  const skipped: SkippedRow[] = [];
  const counts = { notes: 0, cards: 0, reviews: 0 };
  let done = 0;
  let written = 0;
  try {
    const total = Math.max(1, await countRows(source));
    counts.reviews = await countReviews(source);
    for await (const { table, rows, unreadable } of backupRows(source)) {
      if (signal.aborted) return null;
      const { bytes, refused } = writer.add({ table, rows });
      parts.push(new Blob([...bytes]));
      skipped.push(...unreadable.map((row) => ({ table, ...row })));
      skipped.push(...refused.map(({ row, reason }) => ({ table, key: nameOf(row), reason })));
      const kept = rows.length - refused.length;
      written += kept;
      if (table === "cards" || table === "notes") counts[table] += kept;
      done += rows.length + unreadable.length;
      onProgress(SHARE.read * Math.min(1, done / total));
    }
  } catch (error) {
    const problem = storageProblemOf(error);
    if (problem === null) throw error;
    return err(problem);
  }
  parts.push(new Blob([...writer.end({ counts, skipped })]));
  return ok({ file: new Blob(parts), contents: { header, rows: written, counts, skipped } });
}

/** Rows that a backup cannot hold are settings, by their name. */
function nameOf(row: unknown): string {
  return typeof row === "object" && row !== null && "name" in row ? String(row.name) : "?";
}
