import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { ChunkProblem } from "./event-chunk.ts";
import type { Store } from "./schema.ts";
import { unpackSome } from "./unpack-events.ts";

/**
 * The events of every device since a study day, in the order of replay. Chunks are read from the newest of each device
 * back to the first that holds nothing as late, so the length of the log makes no difference.
 */
export async function eventsSince(
  store: Store,
  firstDay: StudyDay,
): Promise<Result<ReviewEvent[], ChunkProblem>> {
  return store.transaction("r", [store.events, store.eventChunks], async () => {
    const recent = (await store.events.toArray()).filter(({ studyDay }) => studyDay >= firstDay);
    const done = new Set<string>();
    const keys = await store.eventChunks.toCollection().primaryKeys();
    for (const key of keys.toReversed()) {
      const [deviceId] = key;
      if (done.has(deviceId)) continue;
      const chunk = await store.eventChunks.get(key);
      if (chunk === undefined) continue;
      const found = unpackSome(
        chunk.packed,
        ({ studyDays }) =>
          (place) =>
            (studyDays[place] ?? 0) >= firstDay,
      );
      if (!found.ok) return found;
      if (found.value.length === 0) done.add(deviceId);
      for (const event of found.value) recent.push(event);
    }
    return ok(store.rules.inReplayOrder(recent));
  });
}
