import type { CardId, DeviceId, EventId } from "#lib/core/ids.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { dropDeviceBefore } from "./device.ts";
import type { Store } from "./schema.ts";
import { chunkOf, SEAL_AFTER } from "./seal-tail.ts";

/** The log of this device with events of another coming in; those that are here already are not taken twice. */
export class MergedLog {
  readonly all: ReviewEvent[];
  readonly added: ReviewEvent[] = [];
  readonly #known: Set<EventId>;

  constructor(here: readonly ReviewEvent[]) {
    this.all = [...here];
    this.#known = new Set(here.map(({ id }) => id));
  }

  take(events: readonly ReviewEvent[]): void {
    for (const event of events) {
      if (this.#known.has(event.id)) continue;
      this.#known.add(event.id);
      this.all.push(event);
      this.added.push(event);
    }
  }

  /** The cards that came by a part of their history. */
  get cardIds(): ReadonlySet<CardId> {
    return new Set(this.added.flatMap(({ cardId }) => (cardId === null ? [] : [cardId])));
  }
}

/** Inside a transaction over the log and `settings`: writes what came, full thousands as chunks. */
export async function writeAdded(store: Store, added: readonly ReviewEvent[]): Promise<void> {
  const byDevice = new Map<DeviceId, ReviewEvent[]>();
  for (const event of added) {
    const events = byDevice.get(event.deviceId);
    if (events === undefined) byDevice.set(event.deviceId, [event]);
    else events.push(event);
  }
  for (const [deviceId, events] of byDevice) {
    events.sort((first, second) => first.seq - second.seq);
    const full = events.length - (events.length % SEAL_AFTER);
    for (let from = 0; from < full; from += SEAL_AFTER) {
      await store.eventChunks.add(chunkOf(deviceId, events.slice(from, from + SEAL_AFTER)));
    }
    await store.events.bulkAdd(events.slice(full));
    await dropDeviceBefore(store, deviceId, (events.at(-1)?.seq ?? -1) + 1);
  }
}
