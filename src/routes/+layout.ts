import { App } from "#lib/sessions/app.svelte.ts";

export const ssr = false;
export const prerender = true;
export const trailingSlash = "always";

/** The app outlives navigation: `load` of the root layout runs once. */
export function load(): { app: App } {
  return { app: new App() };
}
