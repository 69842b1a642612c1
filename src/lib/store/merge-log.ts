import type { CardId, DeviceId, EventId } from "#lib/core/ids.ts";
import type { EventColumns } from "#lib/scheduling/event-columns.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { dropDeviceBefore } from "./device.ts";
import { NONE } from "./event-chunk.ts";
import { eventIdOf } from "./event-id.ts";
import type { Store } from "./schema.ts";
import { chunkOf, SEAL_AFTER } from "./seal-tail.ts";

/** The log of this device with events of another coming in; those that are here already are not taken twice. */
export class MergedLog {
  readonly added: ReviewEvent[] = [];
  readonly #known = new KnownEvents();

  /** @param here in columns that can be relied on */
  constructor(here: readonly EventColumns[]) {
    for (const part of here) this.#known.addAll(part);
  }

  take(events: readonly ReviewEvent[]): void {
    for (const event of events) if (this.#known.add(event)) this.added.push(event);
  }

  /** The cards that came by a part of their history. */
  get cardIds(): ReadonlySet<CardId> {
    return new Set(this.added.flatMap(({ cardId }) => (cardId === null ? [] : [cardId])));
  }
}

/** The ids of events: as good as all follow from device and number, and a million numbers are less than their texts. */
class KnownEvents {
  readonly #seqs = new Map<string, Set<number>>();
  readonly #ids = new Set<EventId>();

  addAll({ count, ids, devices, seqs, strings }: EventColumns): void {
    for (let index = 0; index < count; index++) {
      const id = ids[index] ?? NONE;
      if (id === NONE) this.#seqsOf(strings[devices[index] ?? NONE] ?? "").add(seqs[index] ?? NaN);
      else this.#ids.add((strings[id] ?? "") as EventId);
    }
  }

  /** @returns whether it was unknown */
  add({ id, deviceId, seq }: ReviewEvent): boolean {
    if (id !== eventIdOf(deviceId, seq)) {
      if (this.#ids.has(id)) return false;
      this.#ids.add(id);
      return true;
    }
    const seqs = this.#seqsOf(deviceId);
    if (seqs.has(seq)) return false;
    seqs.add(seq);
    return true;
  }

  #seqsOf(deviceId: string): Set<number> {
    const known = this.#seqs.get(deviceId);
    if (known !== undefined) return known;
    const seqs = new Set<number>();
    this.#seqs.set(deviceId, seqs);
    return seqs;
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
