import { stableHash } from "#lib/core/hash.ts";
import type { CardId } from "#lib/core/ids.ts";
import { seededRandom } from "#lib/core/random.ts";
import { rowText } from "#lib/exchange/backup/row-text.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { makeBackup } from "#lib/sessions/make-backup.ts";
import { restoreBackup } from "#lib/sessions/restore-backup.ts";
import { openSource } from "#lib/store/backup-rows.ts";
import { isSameMemory } from "#lib/store/card-row.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { undoLast } from "#lib/store/undo.ts";
import { dump, dumpOfAggregates } from "../../store/dump.ts";
import { fillWithMany } from "../../store/many-cards.ts";
import { momentAfter, rate } from "../../store/reviewing.ts";
import { card, note, valueOf } from "../../store/samples.ts";
import { open } from "../../store/temporary-store.ts";

/* What a browser does that is killed meanwhile. It tells of what is saved by the console, which outlives it. */

const STORE = "killed";
const CARDS = 100;
/** Of all, the page tells when so many more are written. */
const WRITTEN_SAID_EVERY = 500;
/** Hours between two ratings. */
const PACE = 1 / 60;

/** What is in the database after a kill. */
export interface Found {
  /** Every event in the log. */
  readonly events: readonly string[];
  /** Cards whose memory is not what the log gives. */
  readonly unlike: readonly string[];
  /** Whether the sums are those of cards and log. */
  readonly sumsAgree: boolean;
  readonly cards: number;
  /** Of everything. */
  readonly hash: string;
}

async function opened(): Promise<Store> {
  const store = await open(STORE);
  if ((await store.cards.count()) > 0) return store;
  const cards = Array.from({ length: CARDS }, (_, index) => card(`card ${index}`));
  valueOf(await saveNote(store, note("a"), cards));
  return store;
}

const gradus = {
  /** Rates one card after another, taking one back now and then, until the browser is gone. */
  async rateOn(seed: number): Promise<void> {
    const store = await opened();
    const random = seededRandom(seed);
    let hours = (await allEvents(store).then(valueOf)).length * PACE;
    for (;;) {
      hours += PACE;
      if (random() < 0.1) {
        const undone = await undoLast(store, momentAfter(hours));
        if (undone.ok) console.log("undone");
        continue;
      }
      const cardId = `card ${Math.floor(random() * CARDS)}` as CardId;
      const rating = (1 + Math.floor(random() * 4)) as Rating;
      const { event } = valueOf(await rate(store, cardId, rating, momentAfter(hours)));
      console.log(`saved ${event.id}`);
    }
  },

  /** Restores the backup of another, larger database over this one. */
  async restore(): Promise<void> {
    const store = await opened();
    const other = await open("other");
    await fillWithMany(other, 3_000);
    const quiet = { onProgress: () => undefined, signal: new AbortController().signal };
    const pause = () => Promise.resolve();
    const made = await makeBackup(openSource(other), { madeAtMs: 0, pause, ...quiet });
    if (made === null) throw new Error("Nobody cancelled it.");
    const { file } = valueOf(made);
    await other.delete();
    let written = 0;
    store.sources.hook("creating", () => {
      written += 1;
      if (written % WRITTEN_SAID_EVERY === 0) console.log(`written ${written}`);
    });
    const restored = await restoreBackup(store, file, quiet);
    if (restored?.ok === true) console.log("restored");
  },

  async look(): Promise<Found> {
    const store = await opened();
    const events = valueOf(await allEvents(store));
    const memories = replay(events, () => DEFAULT_SETTINGS);
    const cards = await store.cards.toArray();
    const unlike = cards.filter(
      ({ id, memory }) => !isSameMemory(memories.get(id) ?? { phase: "new" }, memory),
    );
    const hash = stableHash([rowText(await dump(store))]);
    const kept = await dumpOfAggregates(store);
    valueOf(await rebuildAggregates(store));
    const sumsAgree = rowText(kept) === rowText(await dumpOfAggregates(store));
    store.close();
    return {
      events: events.map(({ id }) => id),
      unlike: unlike.map(({ id }) => id),
      sumsAgree,
      cards: cards.length,
      hash,
    };
  },
};

export type FaultPage = typeof gradus;

Object.assign(globalThis, { gradus });
