import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { keepDevice, nextSeq, takeSeq, thisDevice } from "./device.ts";
import type { Device } from "./device-row.ts";
import type { EventDraft } from "./event-draft.ts";
import { eventIdOf } from "./event-id.ts";
import type { EventRun } from "./log-rows.ts";
import type { Store } from "./schema.ts";

/** Inside a transaction over `events` and `settings`: numbers the event and adds it to the tail of the log. */
export async function appendEvent<Event extends ReviewEvent>(
  store: Store,
  draft: EventDraft<Event>,
): Promise<Event> {
  const { event, next } = await numbered<Event>(store, await thisDevice(store), draft);
  await Promise.all([keepDevice(store, next), store.events.add(event)]);
  return event;
}

/** The same where the device was read before, with event and device still to be written within the transaction. */
export async function numbered<Event extends ReviewEvent>(
  store: Store,
  device: Device,
  draft: EventDraft<Event>,
): Promise<{ readonly event: Event; readonly next: Device }> {
  const { seq, next } = await nextSeq(store, device, draft.atMs);
  const deviceId = next.id;
  return { event: { ...draft, id: eventIdOf(deviceId, seq), deviceId, seq } as unknown as Event, next };
}

/** The same for many at once, numbered in their order. */
export async function appendEvents<Event extends ReviewEvent>(
  store: Store,
  drafts: readonly EventDraft<Event>[],
): Promise<EventRun> {
  const { deviceId, seq: firstSeq } = await takeSeq(store, drafts[0]?.atMs ?? -Infinity, drafts.length);
  const events = drafts.map((draft, index) => {
    const seq = firstSeq + index;
    return { ...draft, id: eventIdOf(deviceId, seq), deviceId, seq } as unknown as Event;
  });
  await store.events.bulkAdd(events);
  return { deviceId, firstSeq };
}
