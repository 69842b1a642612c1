import type { App } from "./app.svelte.ts";
import { backlogSize } from "./catch-up.ts";
import { now } from "./clock.ts";

/** How many cards are due where that is more than some days bring; null where there is nothing to catch up with. */
export async function backlogOffer(app: Pick<App, "ready">): Promise<number | null> {
  const { due, isBacklog } = await backlogSize(await app.ready, now());
  return isBacklog ? due : null;
}
