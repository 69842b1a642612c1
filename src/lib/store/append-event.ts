import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { keepDevice, nextSeq, takeSeq, thisDevice } from "./device.ts";
import type { NextSeq } from "./device.ts";
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
  const { event, next, mark } = numbered<Event>(await thisDevice(store), draft);
  await Promise.all([keepDevice(store, next), addEvent(store, event, mark)]);
  return event;
}

/** The event as a device that was read before numbers it; all three are still to be written. */
export function numbered<Event extends ReviewEvent>(
  device: Device,
  draft: EventDraft<Event>,
): { readonly event: Event } & Pick<NextSeq, "next" | "mark"> {
  const { seq, next, mark } = nextSeq(device, draft.atMs);
  const deviceId = next.id;
  return { event: { ...draft, id: eventIdOf(deviceId, seq), deviceId, seq } as unknown as Event, next, mark };
}

/** Inside a transaction over `events`: the event, behind the mark if there is one. */
export function addEvent(store: Store, event: ReviewEvent, mark: NextSeq["mark"]): Promise<unknown> {
  return mark === null ? store.events.add(event) : store.events.bulkAdd([mark, event]);
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
