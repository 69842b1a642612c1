import type { Table } from "dexie";

import type { DeckId, PresetId, TopicId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import { AggregateDrift } from "./aggregate-drift.ts";
import type { DayTotals, DueCount, RecallCell } from "./aggregate-rows.ts";
import { CELLS, DAYS, DECKS, DUE, rowsOf, TOPICS } from "./aggregate-tally.ts";
import type { SumKind, Tally } from "./aggregate-tally.ts";
import type { rewriteRows } from "./rewrite-sums.ts";
import type { Store } from "./schema.ts";
import { PART, type Work } from "./work.ts";

/** The tables that a tally is written to. */
export function aggregateTables(store: Store): readonly Table[] {
  const { dayTotals, deckTotals, topicTotals, recallCells, dueCounts } = store;
  return [dayTotals, deckTotals, topicTotals, recallCells, dueCounts];
}

/** How very many sums are added; no rating needs it, so it is not part of what every visit loads. */
export interface ManySums {
  /** Share of the sums, 0 to 1. */
  readonly onProgress?: Work["onProgress"];
  readonly rewriteRows: typeof rewriteRows;
}

interface Follow {
  /** Told how many rows more are added. */
  readonly onPart: (rows: number) => void;
  readonly rewriteRows: typeof rewriteRows | undefined;
}

/** Where more rows of a table change, and most of them do, all are read and written afresh. */
const MANY_ROWS = 2_000;

/**
 * Inside a transaction over the aggregate tables: adds the tally to what is stored. Rows that come to nothing are
 * removed, so that what is kept up equals what is rebuilt. For whoever knows that no tally waits: others `settle`.
 * @throws AggregateDrift if a count would fall below zero
 */
export async function applyTally(store: Store, tally: Tally, many?: ManySums): Promise<void> {
  const changes = rowsOf(tally);
  const { days, decks, topics, cells, due } = changes;
  const total = days.length + decks.length + topics.length + cells.length + due.length;
  let done = 0;
  const onPart = (rows: number): void => many?.onProgress?.((done += rows) / total);
  const follow = { onPart, rewriteRows: many?.rewriteRows };
  // Side by side: one after another, each would wait for an answer of the one before.
  await Promise.all([
    applyRows(store.dayTotals, days, keyOfDay, DAYS, follow),
    applyRows(store.deckTotals, decks, (row) => row.deckId, DECKS, follow),
    applyRows(store.topicTotals, topics, (row) => row.topic, TOPICS, follow),
    applyRows(store.recallCells, cells, keyOfCell, CELLS, follow),
    applyRows(store.dueCounts, due, keyOfDue, DUE, follow),
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
  { onPart, rewriteRows: rewrite }: Follow,
): Promise<void> {
  if (rewrite && changes.length > MANY_ROWS && changes.length * 2 > (await table.count()))
    return rewrite(table, changes, keyOf, kind, onPart);
  // A step of very many cards changes very many sums.
  for (let from = 0; from < changes.length; from += PART) {
    const part = changes.slice(from, from + PART);
    await applyPart(table, part, keyOf, kind);
    onPart(part.length);
  }
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
