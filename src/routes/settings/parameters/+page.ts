import { ParameterFit } from "#lib/sessions/optimiser/parameter-fit.svelte.ts";
import type { PageLoad } from "./$types.js";

export const load: PageLoad = async ({ parent }) => {
  const { app } = await parent();
  return { session: new ParameterFit(app) };
};
