/**
 * The format that this version writes. A reader takes this one and those before it.
 * docs/backup-format.md describes it line by line.
 */
export const BACKUP_VERSION = 1;

/** What a backup says of itself in its first line. */
export interface BackupHeader {
  readonly version: number;
  /** Of the database that the rows come from. */
  readonly schema: number;
  /** The app that wrote it. */
  readonly app: string;
  readonly madeAtMs: number;
}

/** How much a learner would lose without it. */
export interface BackupCounts {
  readonly notes: number;
  readonly cards: number;
  /** Ratings that count; those taken back do not. */
  readonly reviews: number;
}

/** A row that could not be read when the backup was made, and is not in it. */
export interface SkippedRow {
  readonly table: string;
  /** The row's key, as JSON. */
  readonly key: string;
  readonly reason: string;
}

/** What a backup says of itself after the rows. */
export interface BackupTotals {
  readonly rows: number;
  readonly counts: BackupCounts;
  readonly skipped: readonly SkippedRow[];
}

/** What is in a backup that was read to its end, every checksum right. */
export interface BackupContents extends BackupTotals {
  readonly header: BackupHeader;
}

/** Rows of one table that came together. */
export interface RowBatch<Row = unknown> {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** Everything that can be wrong with a file that is to be restored. */
export type BackupProblem =
  | { readonly kind: "not-a-backup" }
  /** The file ends before the backup does. */
  | { readonly kind: "cut-off" }
  /** A checksum or a count does not agree; `table` is null where the first or last lines are damaged. */
  | { readonly kind: "damaged"; readonly table: string | null }
  /** A newer version of Gradus wrote it. */
  | { readonly kind: "newer"; readonly app: string }
  /** It is compressed, and this browser cannot unpack it. */
  | { readonly kind: "cannot-unpack" };

/** Marks a line that is about the rows, not one of them: rows are JSON objects. */
export const MARK = "#";

export const LINE = {
  header: "gradus-backup",
  part: "part",
  endOfPart: "end",
  totals: "totals",
  end: "done",
} as const;
