import type { Table } from "dexie";

import type { DeckId, PresetId, TopicId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { DayTotals, DueCount, RecallCell } from "./aggregate-rows.ts";
import { addCards, addCounts, addDays } from "./aggregate-tally.ts";
import type { Tally } from "./aggregate-tally.ts";
import type { Store } from "./schema.ts";
import { PART } from "./work.ts";

/** The stored aggregates do not add up: they are to be rebuilt. */
export class AggregateDrift extends Error {
  override readonly name = "AggregateDrift";
}

/** The tables that a tally is written to. */
export function aggregateTables(store: Store): readonly Table[] {
  return [store.dayTotals, store.deckTotals, store.topicTotals, store.recallCells, store.dueCounts];
}

/**
 * Inside a transaction over the aggregate tables: adds the tally to what is stored. Rows that come to nothing are
 * removed, so that what is kept up equals what is rebuilt.
 * @throws AggregateDrift if a count would fall below zero
 */
export async function applyTally(store: Store, tally: Tally): Promise<void> {
  // Side by side: one after another, each would wait for an answer of the one before.
  await Promise.all([
    applyRows(store.dayTotals, tally.days, keyOfDay, addDays, countsOfDay),
    applyRows(store.deckTotals, tally.decks, (row) => row.deckId, addCounts, countsOfCards),
    applyRows(store.topicTotals, tally.topics, (row) => row.topic, addCounts, countsOfCards),
    applyRows(store.recallCells, tally.cells, keyOfCell, addCards, (row) => [row.cards]),
    applyRows(store.dueCounts, tally.due, keyOfDue, addCards, (row) => [row.cards]),
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
  deltas: ReadonlyMap<string, Row>,
  keyOf: (row: Row) => Key,
  add: (first: Row, second: Row) => Row,
  countsOf: (row: Row) => readonly number[],
): Promise<void> {
  const all = [...deltas.values()].filter((row) => countsOf(row).some((count) => count !== 0));
  // A step of very many cards changes very many sums.
  for (let from = 0; from < all.length; from += PART)
    await applyPart(table, all.slice(from, from + PART), keyOf, add, countsOf);
}

async function applyPart<Row, Key>(
  table: Table<Row, Key>,
  changes: readonly Row[],
  keyOf: (row: Row) => Key,
  add: (first: Row, second: Row) => Row,
  countsOf: (row: Row) => readonly number[],
): Promise<void> {
  const stored = await table.bulkGet(changes.map(keyOf));
  const sums = changes.map((delta, index) => {
    const known = stored[index];
    return known === undefined ? delta : add(known, delta);
  });
  const counts = sums.map(countsOf);
  if (counts.flat().some((count) => count < 0)) throw new AggregateDrift(`Below zero in ${table.name}.`);
  const empty = (index: number): boolean => counts[index]?.every((count) => count === 0) ?? false;
  const kept = sums.filter((_, index) => !empty(index));
  const gone = sums.filter((_, index) => empty(index)).map(keyOf);
  await Promise.all([kept.length > 0 && table.bulkPut(kept), gone.length > 0 && table.bulkDelete(gone)]);
}

function countsOfDay(row: DayTotals): readonly number[] {
  return [...row.new, ...row.steps, ...row.review, row.durationMs];
}

function countsOfCards(row: {
  readonly new: number;
  readonly seen: number;
  readonly suspended: number;
}): readonly number[] {
  return [row.new, row.seen, row.suspended];
}
