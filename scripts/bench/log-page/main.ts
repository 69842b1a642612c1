/** The page in which the whole log is measured: a production bundle beside the app, on the app's own database. */
import type { ChunkProblem } from "#lib/store/event-chunk.ts";
import type { Result } from "#lib/core/result.ts";
import { retractedColumns } from "#lib/scheduling/column-retractions.ts";
import { replayColumns } from "#lib/scheduling/replay-columns.ts";
import { inReplayOrder } from "#lib/scheduling/replay-order.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { stabilityBin } from "#lib/scheduling/stability-bin.ts";
import { settingsOf } from "#lib/sessions/study-plan.ts";
import type { CardId } from "#lib/core/ids.ts";
import { eventsOfCard } from "#lib/store/log.ts";
import type { ChunkRow } from "#lib/store/log-rows.ts";
import { emptyTally } from "#lib/store/aggregate-tally.ts";
import { openStore, type Store } from "#lib/store/open.ts";
import { logColumns } from "#lib/store/packed-log.ts";
import { allParameters } from "#lib/store/plans.ts";
import { tallyColumns } from "#lib/store/tally-columns.ts";
import { openBare, readChunks, replayBare } from "./bare-log.ts";

/** All give milliseconds, from a database that is open. */
export interface LogPage {
  /** Memory and due day of every card, as a merged log gives them: read, checked, ordered, undone, replayed. */
  replay(): Promise<number>;
  /** The chunks read, and `next_state` for every rating in them. */
  replayBare(): Promise<number>;
  /** Ratings, kinds of answers and time of every study day and preset, as they are rebuilt from the log. */
  sums(): Promise<number>;
  /** The chunks read. */
  readBare(): Promise<number>;
  /** The history of one card, another each time. */
  history(): Promise<number>;
  /** The rows of the chunks that one card is in read, another each time. */
  historyBare(): Promise<number>;
}

const CARDS_AT_LEAST = 1_000;

const bare = await openBare();
const store = await opened();

async function opened(): Promise<Store> {
  const rules = {
    stabilityBin,
    inReplayOrder,
    retractedIds,
    loadRetractedColumns: () => Promise.resolve(retractedColumns),
  };
  return valueOf(await openStore({ rules }));
}

function valueOf<Value>(result: Result<Value, ChunkProblem | { readonly kind: string }>): Value {
  if (!result.ok) throw new Error(`The log cannot be read: ${result.error.kind}.`);
  return result.value;
}

/** Cards from all over the log, each asked for once. */
const cardIds = (await bare.table<ChunkRow>("eventChunks").reverse().limit(1).toArray()).flatMap(
  (row) => row.cardIds,
);

function nextCard(): CardId {
  const id = cardIds.pop();
  if (id === undefined) throw new Error("There are no more cards to ask for.");
  return id;
}

async function timed(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

const page: LogPage = {
  replay: () =>
    timed(async () => {
      const log = valueOf(await logColumns(store));
      const { memories } = replayColumns(log, settingsOf(await allParameters(store)));
      if (memories.size < CARDS_AT_LEAST) throw new Error(`There are ${memories.size} cards in the log.`);
    }),

  replayBare: () =>
    timed(async () => {
      const states = replayBare(await readChunks(bare));
      if (states.size < CARDS_AT_LEAST) throw new Error(`There are ${states.size} cards in the log.`);
    }),

  sums: () =>
    timed(async () => {
      const tally = emptyTally();
      const log = valueOf(await logColumns(store));
      tallyColumns(tally, log, retractedColumns(log));
      if (tally.days.size === 0) throw new Error("There are no days in the log.");
    }),

  readBare: () =>
    timed(async () => {
      const chunks = await readChunks(bare);
      if (chunks.length === 0) throw new Error("There are no chunks in the log.");
    }),

  history() {
    const id = nextCard();
    return timed(async () => {
      const events = valueOf(await eventsOfCard(store, id));
      if (events.length === 0) throw new Error(`Card ${id} has no history.`);
    });
  },

  historyBare() {
    const id = nextCard();
    return timed(async () => {
      const chunks = await bare.table<ChunkRow>("eventChunks").where("cardIds").equals(id).toArray();
      if (chunks.length === 0) throw new Error(`Card ${id} is in no chunk.`);
    });
  },
};

Object.assign(globalThis, { gradus: page });
