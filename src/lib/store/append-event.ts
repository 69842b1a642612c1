import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { nextSeq, takeSeq, thisDevice } from "./device.ts";
import type { Device } from "./device.ts";
import type { EventDraft } from "./event-draft.ts";
import { eventIdOf } from "./event-id.ts";
import type { EventRun } from "./log-rows.ts";
import type { Store } from "./schema.ts";

/** Inside a transaction over `events` and `settings`: numbers the event and adds it to the tail of the log. */
export async function appendEvent<Event extends ReviewEvent>(
  store: Store,
  draft: EventDraft<Event>,
): Promise<Event> {
  const { event, added } = await addEvent<Event>(store, await thisDevice(store), draft);
  await added;
  return event;
}

/**
 * The same where the device was read before, known before it is written down; `added` is to be waited for within the
 * transaction.
 */
export async function addEvent<Event extends ReviewEvent>(
  store: Store,
  device: Device,
  draft: EventDraft<Event>,
): Promise<{ readonly event: Event; readonly added: Promise<unknown> }> {
  const { deviceId, seq, kept } = await nextSeq(store, device, draft.atMs);
  const event = { ...draft, id: eventIdOf(deviceId, seq), deviceId, seq } as unknown as Event;
  return { event, added: Promise.all([kept, store.events.add(event)]) };
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
