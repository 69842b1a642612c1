import { Links } from "#lib/sessions/links.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { links: new Links(app) };
};
