/** The page in which the store is measured on the database of a learner of many years, from the app's own origin. */
import { Dexie } from "dexie";

import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { studyDayOf, type StudyDay } from "#lib/core/time.ts";
import { answer } from "#lib/scheduling/answer.ts";
import type { RateEvent, ReviewEvent } from "#lib/scheduling/event.ts";
import { retractedColumns } from "#lib/scheduling/column-retractions.ts";
import { inReplayOrder } from "#lib/scheduling/replay-order.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { stabilityBin } from "#lib/scheduling/stability-bin.ts";
import { rowOf, type CardRow } from "#lib/store/card-row.ts";
import { thisDevice } from "#lib/store/device.ts";
import type { EventDraft } from "#lib/store/event-draft.ts";
import { DATABASE_NAME, openStore, type Store } from "#lib/store/open.ts";
import { queueRange } from "#lib/store/queue-range.ts";
import { recordAnswer } from "#lib/store/record-answer.ts";
import { SETTLE_AFTER } from "#lib/store/settle-soon.ts";
import { settle, settledTables } from "#lib/store/settle.ts";

/** All give milliseconds; each rating is of another card that is due. */
export interface ScalePage {
  /** One rating; what it leaves to be done is waited for, not measured. */
  storeRating(): Promise<number>;
  /** get, put and add in one transaction, as durable as the app's. */
  storeRatingBare(): Promise<number>;
  /** What this many ratings leave to be done: undo steps and sums, in one transaction. */
  settle(ratings: number): Promise<number>;
}

const UTC_OFFSET_MINUTES = 480;

interface Rated {
  readonly memory: Exclude<CardRow["memory"], { readonly phase: "new" }>;
  readonly event: EventDraft<RateEvent>;
  readonly studyDay: StudyDay;
}

/** What Good makes of a card now. */
function rated(card: CardRow): Rated {
  const now = { atMs: Date.now(), utcOffsetMinutes: UTC_OFFSET_MINUTES };
  const studyDay = studyDayOf(now, DEFAULT_SETTINGS.rolloverHour);
  const { memory } = answer(card.memory, 3, now, DEFAULT_SETTINGS, card.id);
  const event: EventDraft<RateEvent> = {
    kind: "rate",
    cardId: card.id,
    rating: 3,
    phase: card.memory.phase,
    durationMs: 5_000,
    chosenDueDay: memory.phase === "review" ? memory.dueDay : null,
    presetId: "default" as PresetId,
    parametersId: "fsrs-6-default" as ParametersId,
    studyDay,
    ...now,
  };
  return { memory, event, studyDay };
}

async function openSeeded(): Promise<Store> {
  const opened = await openStore({
    rules: {
      stabilityBin,
      inReplayOrder,
      retractedIds,
      loadRetractedColumns: () => Promise.resolve(retractedColumns),
    },
  });
  if (!opened.ok) throw new Error(`The database did not open: ${opened.error.kind}.`);
  return opened.value;
}

const opening = openSeeded();
const openingBare = new Dexie(DATABASE_NAME, { chromeTransactionDurability: "strict" }).open();
/** Cards that are due, without their siblings: each is taken once, by one of the two. */
const due = opening.then(async (store) => {
  const studyDay = studyDayOf({ atMs: Date.now(), utcOffsetMinutes: UTC_OFFSET_MINUTES }, 4);
  const cards = await queueRange(store, null, "review", studyDay).toArray();
  return cards.filter(({ position }) => position % 2 === 1).map(({ id }) => id);
});
let bareSeq = 0;

async function nextDue(): Promise<CardId> {
  const id = (await due).pop();
  if (id === undefined) throw new Error("Nothing is due any more.");
  return id;
}

async function rateNext(store: Store): Promise<number> {
  const card = await store.cards.get(await nextDue());
  if (card === undefined) throw new Error("A card is gone.");
  const { memory, event, studyDay } = rated(card);
  const startedAt = performance.now();
  const recorded = await recordAnswer(store, {
    readRevision: card.revision,
    read: card,
    memory,
    event,
    bury: { untilDay: studyDay + 1 },
    suspend: false,
  });
  const ms = performance.now() - startedAt;
  if (!recorded.ok) throw new Error(`The rating was refused: ${recorded.error.kind}.`);
  return ms;
}

/** Behind whatever is being settled. */
async function settleNow(store: Store): Promise<void> {
  await store.transaction("rw", [...settledTables(store)], async () => settle(store));
}

const page: ScalePage = {
  async storeRating() {
    const store = await opening;
    const ms = await rateNext(store);
    const { waiting = [] } = await thisDevice(store);
    if (waiting.length >= SETTLE_AFTER) await settleNow(store);
    return ms;
  },

  async settle(ratings) {
    const store = await opening;
    await settleNow(store);
    for (let count = 0; count < ratings; count++) await rateNext(store);
    const startedAt = performance.now();
    await settleNow(store);
    return performance.now() - startedAt;
  },

  async storeRatingBare() {
    const database = await openingBare;
    const cards = database.table<CardRow, CardId>("cards");
    const events = database.table<ReviewEvent>("events");
    const id = await nextDue();
    const card = await cards.get(id);
    if (card === undefined) throw new Error("A card is gone.");
    const { memory, event: draft } = rated(card);
    const after = rowOf({ ...card, memory, revision: card.revision + 1 });
    const seq = bareSeq++;
    const event = { ...draft, id: `bare:${seq}` as EventId, deviceId: "bare" as DeviceId, seq };
    const startedAt = performance.now();
    await database.transaction("rw", [cards, events], async () => {
      await cards.get(id);
      await cards.put(after);
      await events.add(event);
    });
    return performance.now() - startedAt;
  },
};

Object.assign(globalThis, { gradus: page });
