import { Dexie } from "dexie";

import type { CardId, DeviceId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { packEvents } from "./event-chunk.ts";
import type { ChunkRow } from "./log-rows.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { write } from "./write.ts";

/** Events in a chunk; also how long the tail of a device grows before it is sealed. */
export const SEAL_AFTER = 1000;

/**
 * Moves every full thousand of a device's newest events from rows into an immutable chunk, in one transaction.
 * Does nothing while no device has that many; may be called at any time.
 * @returns how many chunks were sealed
 */
export async function sealTail(store: Store): Promise<Result<number, StorageProblem>> {
  return write(store, [store.events, store.eventChunks], async () => {
    let sealed = 0;
    for (const deviceId of await devicesInTail(store)) {
      sealed += await sealDevice(store, deviceId);
    }
    return ok(sealed);
  });
}

/**
 * Seals the tail if this event completes a thousand. Nobody waits for it: the event is written, and the next card should
 * come as quickly as any other. If sealing fails, the rows stay in the tail, and the next thousand takes them along.
 */
export function sealWhenFull(store: Store, { seq }: ReviewEvent): void {
  if ((seq + 1) % SEAL_AFTER === 0) void sealTail(store);
}

/** The same after several events at once. */
export async function sealWhenRunIsFull(store: Store, firstSeq: number, count: number): Promise<void> {
  if (Math.floor((firstSeq + count) / SEAL_AFTER) > Math.floor(firstSeq / SEAL_AFTER)) await sealTail(store);
}

/** One key a device, found by skipping along the primary key. */
async function devicesInTail(store: Store): Promise<readonly DeviceId[]> {
  const found: DeviceId[] = [];
  let first = await store.events.orderBy(":id").first();
  while (first !== undefined) {
    found.push(first.deviceId);
    first = await store.events.where(":id").above([first.deviceId, Dexie.maxKey]).first();
  }
  return found;
}

async function sealDevice(store: Store, deviceId: DeviceId): Promise<number> {
  const tail = store.events
    .where("[deviceId+seq]")
    .between([deviceId, Dexie.minKey], [deviceId, Dexie.maxKey]);
  if ((await tail.count()) < SEAL_AFTER) return 0;
  const rows = await tail.toArray();
  const full = rows.slice(0, rows.length - (rows.length % SEAL_AFTER));
  const chunks: ChunkRow[] = [];
  for (let start = 0; start < full.length; start += SEAL_AFTER) {
    chunks.push(chunkOf(deviceId, full.slice(start, start + SEAL_AFTER)));
  }
  await store.eventChunks.bulkAdd(chunks);
  await store.events
    .where("[deviceId+seq]")
    .between([deviceId, Dexie.minKey], [deviceId, full.at(-1)?.seq], true, true)
    .delete();
  return chunks.length;
}

/** @throws RangeError if there are no events */
export function chunkOf(deviceId: DeviceId, events: readonly ReviewEvent[]): ChunkRow {
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("A chunk needs at least one event.");
  const cardIds = new Set<CardId>();
  for (const { cardId } of events) if (cardId !== null) cardIds.add(cardId);
  return {
    deviceId,
    firstSeq: first.seq,
    lastSeq: last.seq,
    cardIds: [...cardIds],
    packed: packEvents(events),
  };
}
