import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { BackupReader, Broken } from "./backup-reader.ts";
import type { BackupContents, BackupProblem, RowBatch } from "./format.ts";
import { unpacked } from "./gzip.ts";
import { linesOf, UnreadableLines } from "./lines.ts";

export interface ReadOptions {
  /** Of the database here: rows of a newer one are refused. */
  readonly schema: number;
  /** Replaces texts in the rows by the name of their field: HTML, to be sanitised. */
  readonly clean?: (field: string, text: string) => string;
  /** Awaited between pieces. */
  readonly pause?: () => Promise<void>;
  /** @param share read so far, 0 to 1 */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** What came of reading a backup; null if it was cancelled. */
export type BackupRead = Result<BackupContents, BackupProblem> | null;

/**
 * Reads a backup to its end and checks every count and checksum on the way. Rows are handed on as they come, before the
 * end is known: what is done with them must be taken back if this returns a problem.
 */
export async function* readBackup(file: Blob, options: ReadOptions): AsyncGenerator<RowBatch, BackupRead> {
  return yield* read(file, options, true);
}

/** Checks a backup from beginning to end without looking into its rows, and tells what is in it. */
export async function checkBackup(file: Blob, options: ReadOptions): Promise<BackupRead> {
  const reading = read(file, options, false);
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return step.value;
  }
}

async function* read(
  file: Blob,
  options: ReadOptions,
  wantsRows: boolean,
): AsyncGenerator<RowBatch, BackupRead> {
  const opened = await unpacked(file, (count) => options.onProgress?.(count / file.size));
  if (!opened.ok) return opened;
  const { bytes, ended } = opened.value;
  const reader = new BackupReader({ ...options, wantsRows });
  try {
    for await (const lines of linesOf(bytes)) {
      yield* reader.take(lines);
      if (options.signal?.aborted === true) return null;
      await options.pause?.();
    }
    return ok(reader.contents());
  } catch (error) {
    if (error instanceof Broken) return err(error.problem);
    if (!(error instanceof UnreadableLines)) throw error;
    if (!reader.hasBegun) return err({ kind: "not-a-backup" });
    return err((await ended) === "damaged" ? { kind: "damaged", table: null } : { kind: "cut-off" });
  }
}
