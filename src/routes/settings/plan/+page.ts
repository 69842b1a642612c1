import { PlanList } from "#lib/sessions/plans/plan-list.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { list: new PlanList(app) };
};
