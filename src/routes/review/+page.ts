import { Review } from "#lib/sessions/review.svelte.ts";
import type { PageLoad } from "./$types.js";

/** How many days to come are studied ahead; null where it is today that is reviewed. */
function aheadDaysIn({ searchParams }: URL): number | null {
  const days = Number(searchParams.get("ahead"));
  return Number.isInteger(days) && days >= 1 && days <= 60 ? days : null;
}

export const load: PageLoad = async ({ parent, url }) => {
  const { app } = await parent();
  return { review: new Review(app, aheadDaysIn(url)) };
};
