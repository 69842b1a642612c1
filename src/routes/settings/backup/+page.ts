import { Backup, ofStore } from "#lib/sessions/backup.svelte.ts";
import { Restore } from "#lib/sessions/restore.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { backup: new Backup(ofStore(app)), restore: new Restore(app) };
};
