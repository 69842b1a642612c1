import type { IndexableType, Table } from "dexie";

import type { StudyDay } from "#lib/core/time.ts";
import type { DayTotals, DeckTotals, DueCount, RecallCell, TopicTotals } from "./aggregate-rows.ts";
import { addRows, CELLS, DAYS, DECKS, DUE, emptyTally, TOPICS } from "./aggregate-tally.ts";
import type { SumKind, Tally } from "./aggregate-tally.ts";
import { knownDevice } from "./device.ts";
import type { Store } from "./schema.ts";

/*
 * The sums as they are: what is stored of them and what waits to be added. Each may be called inside a transaction over
 * its table and `settings`, and is one of its own otherwise.
 */

/** Cards by deck, in the order of the decks' ids. */
export async function deckSums(store: Store): Promise<readonly DeckTotals[]> {
  const { deckTotals } = store;
  const sums = await summed(
    store,
    deckTotals,
    () => deckTotals.toArray(),
    ({ decks }) => decks,
    DECKS,
  );
  return sums.toSorted((a, b) => compare(a.deckId, b.deckId));
}

/** Cards by topic, in the order of the topics' ids. */
export async function topicSums(store: Store): Promise<readonly TopicTotals[]> {
  const { topicTotals } = store;
  const sums = await summed(
    store,
    topicTotals,
    () => topicTotals.toArray(),
    ({ topics }) => topics,
    TOPICS,
  );
  return sums.toSorted((a, b) => compare(a.topic, b.topic));
}

/** Seen cards by topic, last study day and stability, in no particular order. */
export async function recallSums(store: Store): Promise<readonly RecallCell[]> {
  const { recallCells } = store;
  return summed(
    store,
    recallCells,
    () => recallCells.toArray(),
    ({ cells }) => cells,
    CELLS,
  );
}

/** Review cards by deck and the day on which they are ready, first day first; both ends are included. */
export async function dueSums(
  store: Store,
  firstDay: StudyDay,
  lastDay: StudyDay,
): Promise<readonly DueCount[]> {
  const { dueCounts } = store;
  const between = dueCounts.where("[readyDay+deckId]").between([firstDay], [lastDay, []], true, true);
  const sums = await summed(
    store,
    dueCounts,
    () => between.toArray(),
    ({ due }) => due,
    DUE,
  );
  return sums
    .filter(({ readyDay }) => firstDay <= readyDay && readyDay <= lastDay)
    .toSorted((a, b) => a.readyDay - b.readyDay || compare(a.deckId, b.deckId));
}

/** Ratings by study day and preset, first day first; both ends are included. */
export async function daySums(
  store: Store,
  firstDay: StudyDay,
  lastDay: StudyDay,
): Promise<readonly DayTotals[]> {
  const { dayTotals } = store;
  const between = dayTotals.where("[studyDay+presetId]").between([firstDay], [lastDay, []], true, true);
  const sums = await summed(
    store,
    dayTotals,
    () => between.toArray(),
    ({ days }) => days,
    DAYS,
  );
  return sums
    .filter(({ studyDay }) => firstDay <= studyDay && studyDay <= lastDay)
    .toSorted((a, b) => a.studyDay - b.studyDay || compare(a.presetId, b.presetId));
}

/** Whether anything was ever rated and is still counted. */
export async function hasRatings(store: Store): Promise<boolean> {
  return store.transaction("r", [store.dayTotals, store.settings], async () => {
    if ((await store.dayTotals.limit(1).count()) > 0) return true;
    return [...(await waitingTally(store)).days.values()].some(DAYS.isCounted);
  });
}

/**
 * @param read rows of the table
 * @param waitingOf what waits of the same kind, not of the same rows: the caller leaves out what it did not ask for
 */
async function summed<Row, Key extends IndexableType>(
  store: Store,
  table: Table<Row, Key>,
  read: () => PromiseLike<Row[]>,
  waitingOf: (tally: Tally) => ReadonlyMap<string, Row>,
  { nameOf, add, isCounted }: SumKind<Row>,
): Promise<Row[]> {
  return store.transaction("r", [table, store.settings], async () => {
    const [stored, tally] = await Promise.all([read(), waitingTally(store)]);
    const waiting = new Map(waitingOf(tally));
    if (waiting.size === 0) return stored;
    const sums = stored.map((row) => {
      const name = nameOf(row);
      const more = waiting.get(name);
      if (more === undefined) return row;
      waiting.delete(name);
      return add(row, more);
    });
    return [...sums, ...waiting.values()].filter(isCounted);
  });
}

async function waitingTally(store: Store): Promise<Tally> {
  const tally = emptyTally();
  const device = await knownDevice(store);
  for (const each of device?.waiting ?? []) addRows(tally, each.tally);
  return tally;
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
