import { PlanEditor } from "#lib/sessions/plans/plan-editor.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { editor: new PlanEditor(app) };
};
