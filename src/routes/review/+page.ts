import { Review } from "#lib/sessions/review.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { review: new Review(app) };
};
