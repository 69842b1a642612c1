import type { Store } from "./schema.ts";

/** The place after the last card: new cards are met in the order in which they were added. */
export async function nextPosition(store: Store): Promise<number> {
  const last = await store.cards.orderBy("position").last();
  return last === undefined ? 0 : last.position + 1;
}
