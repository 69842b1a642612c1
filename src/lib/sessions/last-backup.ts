import type { Milliseconds } from "#lib/core/time.ts";
import type { BackupContents } from "#lib/exchange/backup/format.ts";
import type { Store } from "#lib/store/open.ts";
import { readSetting, writeSetting, type Setting } from "#lib/store/setting.ts";

/** The last backup that was saved, and how much was in it. */
export interface LastBackup {
  readonly madeAtMs: Milliseconds;
  readonly cards: number;
  readonly reviews: number;
}

const LAST_BACKUP: Setting<LastBackup | null> = {
  name: "last-backup",
  parse: (stored) => {
    if (typeof stored !== "object" || stored === null || !("madeAtMs" in stored)) return null;
    return typeof stored.madeAtMs === "number" ? (stored as LastBackup) : null;
  },
};

/** Null if there was none. */
export function readLastBackup(store: Store): Promise<LastBackup | null> {
  return readSetting(store, LAST_BACKUP);
}

/** A backup lies somewhere else now; one that cannot be noted down is no less a backup. */
export async function noteBackup(store: Store, { header, counts }: BackupContents): Promise<void> {
  const { cards, reviews } = counts;
  await writeSetting(store, LAST_BACKUP, { madeAtMs: header.madeAtMs, cards, reviews });
}
