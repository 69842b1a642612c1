import { EditCard } from "#lib/sessions/edit/edit-card.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { edit: new EditCard(app) };
};
