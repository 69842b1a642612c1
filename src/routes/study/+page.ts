import { StudyMore } from "#lib/sessions/study-more.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { session: new StudyMore(app) };
};
