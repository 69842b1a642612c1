import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { takeSeq } from "./device.ts";
import type { EventDraft } from "./event-draft.ts";
import { eventIdOf } from "./event-id.ts";
import type { EventRun } from "./log-rows.ts";
import type { Store } from "./schema.ts";

/** Inside a transaction over `events` and `settings`: numbers the event and adds it to the tail of the log. */
export async function appendEvent<Event extends ReviewEvent>(
  store: Store,
  draft: EventDraft<Event>,
): Promise<Event> {
  const { deviceId, seq } = await takeSeq(store);
  const event = { ...draft, id: eventIdOf(deviceId, seq), deviceId, seq } as unknown as Event;
  await store.events.add(event);
  return event;
}

/** The same for many at once, numbered in their order. */
export async function appendEvents<Event extends ReviewEvent>(
  store: Store,
  drafts: readonly EventDraft<Event>[],
): Promise<EventRun> {
  const { deviceId, seq: firstSeq } = await takeSeq(store, drafts.length);
  const events = drafts.map((draft, index) => {
    const seq = firstSeq + index;
    return { ...draft, id: eventIdOf(deviceId, seq), deviceId, seq } as unknown as Event;
  });
  await store.events.bulkAdd(events);
  return { deviceId, firstSeq };
}
