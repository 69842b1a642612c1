import { PracticeSession } from "#lib/sessions/practice.svelte.ts";
import { studyAt } from "#lib/sessions/study-address.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent, url }) => {
  const { app } = await parent();
  const study = studyAt(url.searchParams);
  return { session: study === null ? null : new PracticeSession(app, study) };
};
