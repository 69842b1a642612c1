import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { unpackEvents } from "./event-chunk.ts";
import type { ChunkProblem } from "./event-chunk.ts";
import type { Store } from "./schema.ts";

/**
 * The events of every device since a study day, in the order of replay. Chunks are read from the newest of each device
 * back to the first that holds nothing as late, so the length of the log makes no difference.
 */
export async function eventsSince(
  store: Store,
  firstDay: StudyDay,
): Promise<Result<ReviewEvent[], ChunkProblem>> {
  return store.transaction("r", [store.events, store.eventChunks], async () => {
    const isRecent = ({ studyDay }: ReviewEvent): boolean => studyDay >= firstDay;
    const recent = (await store.events.toArray()).filter(isRecent);
    const done = new Set<string>();
    const keys = await store.eventChunks.toCollection().primaryKeys();
    for (const key of keys.toReversed()) {
      const [deviceId] = key;
      if (done.has(deviceId)) continue;
      const chunk = await store.eventChunks.get(key);
      if (chunk === undefined) continue;
      const unpacked = unpackEvents(chunk.packed);
      if (!unpacked.ok) return unpacked;
      const found = unpacked.value.filter(isRecent);
      if (found.length === 0) done.add(deviceId);
      for (const event of found) recent.push(event);
    }
    return ok(store.rules.inReplayOrder(recent));
  });
}
