import { getLocale } from "#lib/paraglide/runtime.js";
import { ExerciseList } from "#lib/sessions/exercise-list.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { list: new ExerciseList(app, getLocale()) };
};
