import { Rescheduling } from "#lib/sessions/rescheduling.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { session: new Rescheduling(app) };
};
