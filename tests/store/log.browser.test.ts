import { describe, expect, it } from "vitest";

import type { CardId, DeviceId, EventId } from "#lib/core/ids.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import { deviceId } from "#lib/store/device.ts";
import { eventIdOf } from "#lib/store/event-id.ts";
import { allEvents, eventsOfCard } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { undoLast } from "#lib/store/undo.ts";
import { sealTail } from "#lib/store/seal-tail.ts";
import { addParameters, allParameters } from "#lib/store/plans.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { dump } from "./dump.ts";
import { momentAfter, PARAMETERS, PRESET, rate } from "./reviewing.ts";
import { card, cardIdOf, note, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const CARDS = 37;

function ratingOf(device: DeviceId, seq: number): RateEvent {
  return {
    kind: "rate",
    id: eventIdOf(device, seq),
    deviceId: device,
    seq,
    cardId: cardIdOf(`card ${seq % CARDS}`),
    rating: 3,
    phase: "review",
    durationMs: 1_000 + seq,
    chosenDueDay: 20_000 + seq,
    presetId: PRESET,
    parametersId: PARAMETERS,
    ...momentAfter(seq / 60),
  };
}

/** As if a device had written that many ratings. */
async function fillTail(store: Store, device: DeviceId, count: number): Promise<void> {
  await store.events.bulkAdd(Array.from({ length: count }, (_, seq) => ratingOf(device, seq)));
}

describe("the log", () => {
  it("loses nothing when it is sealed, and keeps its order over devices", async () => {
    await withStore(async (store) => {
      await fillTail(store, "phone" as DeviceId, 2_345);
      await fillTail(store, "laptop" as DeviceId, 1_000);
      await fillTail(store, "tablet" as DeviceId, 999);
      const before = valueOf(await allEvents(store));
      const ofCard = valueOf(await eventsOfCard(store, cardIdOf("card 5")));

      expect(await sealTail(store)).toEqual({ ok: true, value: 3 });

      expect(await store.events.count()).toBe(345 + 999);
      expect(valueOf(await allEvents(store))).toEqual(before);
      expect(valueOf(await eventsOfCard(store, cardIdOf("card 5")))).toEqual(ofCard);
      expect(ofCard).toHaveLength(before.filter((event) => event.cardId === "card 5").length);
      expect(await sealTail(store)).toEqual({ ok: true, value: 0 });
    });
  });

  it("keeps an index of the cards in each chunk", async () => {
    await withStore(async (store) => {
      const other = { ...ratingOf("phone" as DeviceId, 1_999), cardId: cardIdOf("rare") };
      await fillTail(store, "phone" as DeviceId, 1_999);
      await store.events.add(other);
      valueOf(await sealTail(store));
      expect(await store.eventChunks.where("cardIds").equals("rare").count()).toBe(1);
      expect(valueOf(await eventsOfCard(store, "rare" as CardId))).toEqual([other]);
    });
  });

  it("is as it was when sealing breaks off", async () => {
    await withStore(async (store) => {
      await fillTail(store, "phone" as DeviceId, 1_000);
      const before = await dump(store);
      store.events.hook("deleting", () => {
        throw new Error("the disk broke");
      });
      await expect(sealTail(store)).rejects.toThrow();
      expect(await dump(store)).toEqual(before);
    });
  });

  it("is sealed by the thousandth answer, which is in the chunk", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("a"), [card("BatchNorm")]));
      const device = valueOf(await deviceId(store));
      await fillTail(store, device, 999);
      await store.settings.put({ name: "device", value: { id: device, nextSeq: 999 } });

      const { event } = valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(1)));

      expect(await store.events.count()).toBe(0);
      expect(await store.eventChunks.toArray()).toMatchObject([{ firstSeq: 0, lastSeq: 999 }]);
      expect(valueOf(await eventsOfCard(store, cardIdOf("BatchNorm")))).toEqual([event]);
      const { event: next } = valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(2)));
      expect(next.seq).toBe(1_000);
    });
  });

  it("is sealed by undo as well", async () => {
    await withStore(async (store) => {
      valueOf(await saveNote(store, note("a"), [card("BatchNorm")]));
      const device = valueOf(await deviceId(store));
      await fillTail(store, device, 998);
      await store.settings.put({ name: "device", value: { id: device, nextSeq: 998 } });
      valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(100)));
      valueOf(await undoLast(store, momentAfter(101)));
      expect(await store.events.count()).toBe(0);
      expect(valueOf(await allEvents(store)).at(-1)).toMatchObject({ kind: "retract", seq: 999 });
    });
  });

  it("says which format it cannot read", async () => {
    await withStore(async (store) => {
      await fillTail(store, "phone" as DeviceId, 1_000);
      valueOf(await sealTail(store));
      await store.eventChunks.toCollection().modify((chunk) => {
        Object.assign(chunk, { packed: { ...chunk.packed, version: 7 } });
      });
      expect(await allEvents(store)).toEqual({ ok: false, error: { kind: "unknown-chunk", version: 7 } });
    });
  });

  it("names parameters once, when they are added", async () => {
    await withStore(async (store) => {
      const row = { id: PARAMETERS, settings: DEFAULT_SETTINGS, fitted: null };
      valueOf(await addParameters(store, row, momentAfter(0)));
      valueOf(
        await addParameters(store, { ...row, settings: { ...DEFAULT_SETTINGS, fuzz: true } }, momentAfter(1)),
      );
      expect(await allParameters(store)).toEqual([row]);
      const events = valueOf(await allEvents(store));
      const id: EventId = eventIdOf(valueOf(await deviceId(store)), 0);
      expect(events).toMatchObject([{ id, kind: "parameters", cardId: null, parametersId: PARAMETERS }]);
    });
  });
});
