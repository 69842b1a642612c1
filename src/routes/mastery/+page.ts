import { Mastery } from "#lib/sessions/mastery.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { mastery: new Mastery(app) };
};
