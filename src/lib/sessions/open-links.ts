import { countLinks } from "#lib/store/link-list.ts";
import type { App } from "./app.svelte.ts";

/** How many pairs of cards the learner has still to decide about. */
export async function openLinks(app: Pick<App, "ready">): Promise<number> {
  return (await countLinks(await app.ready)).open;
}
