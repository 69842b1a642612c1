import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { PackedEvents } from "./event-chunk.ts";
import type { Store } from "./schema.ts";

/**
 * The log as it lies in the store: sealed columns and the rows after them, in no particular order. Columns are read and
 * handed to a worker in no time; a million events would keep the page busy for seconds.
 */
export interface PackedLog {
  readonly chunks: readonly PackedEvents[];
  readonly tail: readonly ReviewEvent[];
}

/** Every event of every device, still packed. */
export async function packedLog(store: Store): Promise<PackedLog> {
  return store.transaction("r", [store.events, store.eventChunks], async () => {
    const chunks = await store.eventChunks.toArray();
    return { chunks: chunks.map(({ packed }) => packed), tail: await store.events.toArray() };
  });
}
