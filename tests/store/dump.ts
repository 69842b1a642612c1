import type { Store } from "#lib/store/open.ts";
import { settle, settledTables } from "#lib/store/settle.ts";

/** Tables by name, each with all its rows. */
export type Dump = Readonly<Record<string, readonly unknown[]>>;

/** Everything in the database, with nothing left to be done for a rating. */
export async function dump(store: Store): Promise<Dump> {
  await store.transaction("rw", [...settledTables(store)], async () => settle(store));
  const tables = await Promise.all(
    store.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  return Object.fromEntries(tables);
}

/** Everything that undo gives back: all but the log, which only grows, the undo stack, and how often and when. */
export async function dumpOfState(store: Store): Promise<Dump> {
  const {
    events: _events,
    eventChunks: _chunks,
    undoSteps: _steps,
    settings: _settings,
    ...tables
  } = await dump(store);
  const cards = await store.cards.toArray();
  const overlays = await store.overlays.toArray();
  return {
    ...tables,
    cards: cards.map(({ revision: _revision, decidedAtMs: _decided, ...card }) => card),
    overlays: overlays.map(({ writtenAtMs: _written, ...overlay }) => overlay),
  };
}

/** The sums alone. */
export async function dumpOfAggregates(store: Store): Promise<Dump> {
  const { dayTotals, deckTotals, topicTotals, recallCells, dueCounts } = await dump(store);
  return {
    dayTotals: dayTotals ?? [],
    deckTotals: deckTotals ?? [],
    topicTotals: topicTotals ?? [],
    recallCells: recallCells ?? [],
    dueCounts: dueCounts ?? [],
  };
}
