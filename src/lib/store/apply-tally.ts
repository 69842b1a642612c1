import type { Table } from "dexie";

import type { DeckId, PresetId, TopicId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { DayTotals, DueCount, RecallCell } from "./aggregate-rows.ts";
import { addRows, CELLS, DAYS, DECKS, DUE, emptyTally, rowsOf, TOPICS } from "./aggregate-tally.ts";
import type { SumKind, Tally } from "./aggregate-tally.ts";
import type { Store } from "./schema.ts";
import { PART } from "./work.ts";

/** The stored aggregates do not add up: they are to be rebuilt. */
export class AggregateDrift extends Error {
  override readonly name = "AggregateDrift";
}

/** The tables that a tally is written to. */
export function aggregateTables(store: Store): readonly Table[] {
  const { dayTotals, deckTotals, topicTotals, recallCells, dueCounts, tallies } = store;
  return [dayTotals, deckTotals, topicTotals, recallCells, dueCounts, tallies];
}

/** A tally of more rows than this is added at once: every reader of a sum reads what waits. */
const FEW_ROWS = 50;

/** So many tallies wait at most. */
const WAITING_AT_MOST = 32;

/**
 * Inside a transaction over the aggregate tables: what is counted becomes part of the sums, now or a little later.
 * @throws AggregateDrift if a stored count would fall below zero
 */
export async function addTally(store: Store, tally: Tally): Promise<void> {
  const rows = rowsOf(tally);
  const size = Object.values(rows).reduce((sum, each: readonly unknown[]) => sum + each.length, 0);
  if (size === 0) return;
  if (size > FEW_ROWS) return applyTally(store, tally);
  const place = await store.tallies.add(rows);
  if (place % WAITING_AT_MOST === 0) await applyTally(store, emptyTally());
}

/**
 * Inside a transaction over the aggregate tables: adds the tally, and all that waits, to what is stored. Rows that come
 * to nothing are removed, so that what is kept up equals what is rebuilt.
 * @throws AggregateDrift if a count would fall below zero
 */
export async function applyTally(store: Store, tally: Tally): Promise<void> {
  for (const rows of await store.tallies.toArray()) addRows(tally, rows);
  const { days, decks, topics, cells, due } = rowsOf(tally);
  // Side by side: one after another, each would wait for an answer of the one before.
  await Promise.all([
    store.tallies.clear(),
    applyRows(store.dayTotals, days, keyOfDay, DAYS),
    applyRows(store.deckTotals, decks, (row) => row.deckId, DECKS),
    applyRows(store.topicTotals, topics, (row) => row.topic, TOPICS),
    applyRows(store.recallCells, cells, keyOfCell, CELLS),
    applyRows(store.dueCounts, due, keyOfDue, DUE),
  ]);
}

function keyOfDay({ studyDay, presetId }: DayTotals): [StudyDay, PresetId] {
  return [studyDay, presetId];
}

function keyOfCell({ topic, lastStudyDay, stabilityBin }: RecallCell): [TopicId, StudyDay, number] {
  return [topic, lastStudyDay, stabilityBin];
}

function keyOfDue({ readyDay, deckId }: DueCount): [StudyDay, DeckId] {
  return [readyDay, deckId];
}

async function applyRows<Row, Key>(
  table: Table<Row, Key>,
  changes: readonly Row[],
  keyOf: (row: Row) => Key,
  kind: SumKind<Row>,
): Promise<void> {
  // A step of very many cards changes very many sums.
  for (let from = 0; from < changes.length; from += PART)
    await applyPart(table, changes.slice(from, from + PART), keyOf, kind);
}

async function applyPart<Row, Key>(
  table: Table<Row, Key>,
  changes: readonly Row[],
  keyOf: (row: Row) => Key,
  kind: SumKind<Row>,
): Promise<void> {
  const stored = await table.bulkGet(changes.map(keyOf));
  const sums = changes.map((delta, index) => {
    const known = stored[index];
    return known === undefined ? delta : kind.add(known, delta);
  });
  if (sums.flatMap(kind.countsOf).some((count) => count < 0))
    throw new AggregateDrift(`Below zero in ${table.name}.`);
  const kept = sums.filter(kind.isCounted);
  const gone = sums.filter((row) => !kind.isCounted(row)).map(keyOf);
  await Promise.all([kept.length > 0 && table.bulkPut(kept), gone.length > 0 && table.bulkDelete(gone)]);
}
