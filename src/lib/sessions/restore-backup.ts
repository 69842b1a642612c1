import { err, ok, type Result } from "#lib/core/result.ts";
import type { BackupContents, BackupProblem } from "#lib/exchange/backup/format.ts";
import { readBackup } from "#lib/exchange/backup/read-backup.ts";
import { replaySlices } from "#lib/scheduling/replay-columns.ts";
import type { ChunkProblem } from "#lib/store/event-chunk.ts";
import { merging } from "#lib/store/merge-backup.ts";
import type { MergeReport } from "#lib/store/merge-report.ts";
import type { Store } from "#lib/store/open.ts";
import type { StorageProblem } from "#lib/store/problem.ts";
import { restoring } from "#lib/store/restore.ts";
import { takeRows, type Taker } from "#lib/store/take-rows.ts";
import { sanitizeHtml } from "./sanitize-html.ts";
import { settingsOf } from "./study-plan.ts";

export interface RestoreOptions {
  /** @param share done so far, 0 to 1 */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

export type Restored = Result<BackupContents, BackupProblem | ChunkProblem | StorageProblem>;

/** Fields that are put on the screen as they are. */
const HTML = /Html$/;

/**
 * Puts what is in a backup in the place of everything here, all or nothing.
 * @returns null if it was cancelled
 */
export function restoreBackup(store: Store, file: Blob, options: RestoreOptions): Promise<Restored | null> {
  return take(store, file, restoring(store), options);
}

/** A merged backup, and what that changed here. */
export type Merged = Result<
  BackupContents & { readonly merged: MergeReport },
  BackupProblem | ChunkProblem | StorageProblem
>;

/**
 * Adds what is in the backup of another device and not here, all or nothing: the logs of both become one, and its replay
 * gives the memories.
 * @returns null if it was cancelled
 */
export async function mergeBackup(store: Store, file: Blob, options: RestoreOptions): Promise<Merged | null> {
  const taker = merging(store, (log, parameters) => replaySlices(log, settingsOf(parameters)));
  const taken = await take(store, file, taker, options);
  return taken?.ok === true ? ok({ ...taken.value, merged: taker.report }) : taken;
}

/** Whoever made the file may have put anything into it: HTML is sanitised anew. */
async function take(
  store: Store,
  file: Blob,
  taker: Taker,
  { onProgress, signal }: RestoreOptions,
): Promise<Restored | null> {
  const clean = (field: string, text: string): string => (HTML.test(field) ? sanitizeHtml(text) : text);
  const rows = readBackup(file, { schema: store.verno, clean, onProgress, signal });
  const taken = await takeRows(store, rows, taker);
  if (taken === null || taken.ok) return taken;
  const { error } = taken;
  return err(error.kind === "unfit-rows" ? { kind: "damaged", table: error.table } : error);
}
