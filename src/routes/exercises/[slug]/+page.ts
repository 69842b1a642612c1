import type { ExerciseId } from "#lib/core/ids.ts";
import { EXERCISES } from "#lib/exercises/catalogue.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { ExerciseSession } from "#lib/sessions/exercise.svelte.ts";
import type { EntryGenerator, PageLoad } from "./$types.js";

/** Every exercise has a page of its own, so that it opens offline. */
export const entries: EntryGenerator = () => EXERCISES.map(({ id }) => ({ slug: id }));

export const load: PageLoad = async ({ parent, params }) => {
  const { app } = await parent();
  return { session: new ExerciseSession(app, params.slug as ExerciseId, getLocale()) };
};
