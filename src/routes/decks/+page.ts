import { Decks } from "#lib/sessions/decks.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { decks: new Decks(app) };
};
