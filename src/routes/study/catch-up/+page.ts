import { CatchingUp } from "#lib/sessions/catching-up.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { session: new CatchingUp(app) };
};
