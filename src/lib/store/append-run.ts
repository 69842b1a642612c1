import { Dexie } from "dexie";

import type { DeviceId } from "#lib/core/ids.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { takeSeq } from "./device.ts";
import type { EventDraft } from "./event-draft.ts";
import { eventIdOf } from "./event-id.ts";
import type { EventRun } from "./log-rows.ts";
import type { Store } from "./schema.ts";
import { chunkOf, SEAL_AFTER } from "./seal-tail.ts";

/**
 * Inside a transaction over `events`, `eventChunks` and `settings`: events of one step, given part by part and numbered
 * one after another. Full thousands become chunks at once: as rows, very many would take a hundred times as long.
 */
export class LongRun<Event extends ReviewEvent> {
  readonly #store: Store;
  #run: EventRun | null = null;
  /** In no chunk and not written yet. */
  #newest: ReviewEvent[] = [];
  #isLong = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Adds events to the log. */
  async add(drafts: readonly EventDraft<Event>[]): Promise<void> {
    const [first] = drafts;
    if (first === undefined) return;
    const { deviceId, seq: firstSeq } = await takeSeq(this.#store, first.atMs, drafts.length);
    this.#run ??= { deviceId, firstSeq };
    for (const [index, draft] of drafts.entries()) {
      const seq = firstSeq + index;
      this.#newest.push({ ...draft, id: eventIdOf(deviceId, seq), deviceId, seq });
    }
    if (this.#newest.length < SEAL_AFTER) return;
    if (!this.#isLong) await this.#takeTail(deviceId);
    while (this.#newest.length >= SEAL_AFTER)
      await this.#store.eventChunks.add(chunkOf(deviceId, this.#newest.splice(0, SEAL_AFTER)));
  }

  /** Writes what fills no chunk. Null if nothing was added. */
  async end(): Promise<EventRun | null> {
    await this.#store.events.bulkAdd(this.#newest);
    return this.#run;
  }

  /** What was written before is sealed before. */
  async #takeTail(deviceId: DeviceId): Promise<void> {
    const tail = this.#store.events
      .where("[deviceId+seq]")
      .between([deviceId, Dexie.minKey], [deviceId, Dexie.maxKey]);
    this.#newest = [...(await tail.toArray()), ...this.#newest];
    await tail.delete();
    this.#isLong = true;
  }
}
