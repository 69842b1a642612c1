import { Today } from "#lib/sessions/today.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { today: new Today(app) };
};
