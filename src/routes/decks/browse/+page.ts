import { Browse } from "#lib/sessions/browse/browse.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { browse: new Browse(app) };
};
