import type { App } from "./app.svelte.ts";

/** The open store and what is in it: all that a session wants of the app. */
export type AppContent = Pick<App, "ready" | "content" | "contentReady">;
