import { MS_PER_DAY } from "#lib/core/time.ts";
import type { Store } from "#lib/store/open.ts";
import { hasOwnContent } from "#lib/store/own-content.ts";
import { readSetting, writeSetting, type Setting } from "#lib/store/setting.ts";
import { now } from "./clock.ts";
import { storageManager } from "./storage-promise.svelte.ts";

/** When the browser was asked last. */
const ASKED: Setting<number | null> = {
  name: "asked-to-keep",
  parse: (stored) => (typeof stored === "number" ? stored : null),
};

/** A browser that asks the learner in turn is not to do so every day. */
const ASK_AGAIN_AFTER_MS = 30 * MS_PER_DAY;

/**
 * Asks the browser not to clear the data by itself, once there is something of the learner's own: the first rated cards
 * or the first import. Sooner, a browser that weighs how the app is used would say no, and one that asks the learner
 * would ask before there is a reason.
 */
export async function askToKeep(store: Store): Promise<void> {
  const manager = storageManager();
  if (manager?.persist === undefined || (await manager.persisted?.()) === true) return;
  if (!(await hasOwnContent(store))) return;
  const asked = await readSetting(store, ASKED);
  const { atMs } = now();
  if (asked !== null && atMs - asked < ASK_AGAIN_AFTER_MS) return;
  await writeSetting(store, ASKED, atMs);
  await manager.persist();
}
