import { ImportNotes } from "#lib/sessions/import-notes.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { notes: new ImportNotes(app) };
};
