import { AddCard } from "#lib/sessions/edit/add-card.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { add: new AddCard(app) };
};
