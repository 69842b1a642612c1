import type { Table } from "dexie";

import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { aggregateTables } from "./apply-tally.ts";
import type { CardRow } from "./card-row.ts";
import { DEVICE_SETTING } from "./device-row.ts";
import { comeAfter, stepsOf } from "./device.ts";
import type { Waiting } from "./device-row.ts";
import { eachPart } from "./each-part.ts";
import { newestMomentIn } from "./newest-moment.ts";
import type { SettingRow } from "./plan-rows.ts";
import { storageProblemOf } from "./problem.ts";
import { rebuildAggregates } from "./rebuild-aggregates.ts";
import type { Store } from "./schema.ts";
import type { Taker, TakenRows, UnfitRows } from "./take-rows.ts";
import { addSteps } from "./undo-stack.ts";

const CARDS_AT_ONCE = 1000;

/**
 * Puts the rows in the place of everything that is stored, and counts the sums afresh.
 *
 * This device gets a new id: the one in the rows may go on elsewhere, and no two may ever number events alike. Cards
 * are one revision on from both, so that what another tab has read of them is refused.
 */
export function restoring(store: Store): Taker {
  const revisions = new Map<CardId, number>();
  const written = new Map<string, number>();
  const waiting: Waiting[] = [];
  return {
    async begin() {
      await eachPart(
        store.cards,
        CARDS_AT_ONCE,
        ({ id }) => id,
        (cards) => {
          for (const { id, revision } of cards) revisions.set(id, revision);
        },
      );
      for (const table of store.tables) await table.clear();
      return ok(undefined);
    },
    async take(batch) {
      if (batch.table === "settings") for (const row of batch.rows) waiting.push(...waitingIn(row));
      const put = await putRows(store, batch, revisions);
      if (!put.ok) return put;
      written.set(batch.table, (written.get(batch.table) ?? 0) + put.value);
      return ok(undefined);
    },
    async finish() {
      // Every row must have found a place of its own.
      for (const table of restorable(store)) {
        const isWhole = (await table.count()) === (written.get(table.name) ?? 0);
        if (!isWhole) return err({ kind: "unfit-rows", table: table.name });
      }
      await addSteps(store, stepsOf(waiting));
      const newest = await newestMomentIn(store);
      if (newest !== null) await comeAfter(store, newest);
      return rebuildAggregates(store);
    },
  };
}

async function putRows(
  store: Store,
  { table: name, rows }: TakenRows,
  revisions: ReadonlyMap<CardId, number>,
): Promise<Result<number, UnfitRows>> {
  const table = restorable(store).find((each) => each.name === name);
  if (table === undefined) return err({ kind: "unfit-rows", table: name });
  const fit = name === "settings" ? rows.filter((row) => !isDevice(row)) : rows;
  try {
    await table.bulkPut(name === "cards" ? fit.map((row) => renewed(row as CardRow, revisions)) : fit);
  } catch (error) {
    if (storageProblemOf(error) !== null) throw error;
    return err({ kind: "unfit-rows", table: name });
  }
  return ok(fit.length);
}

/** Everything but the sums, which are counted afresh. */
function restorable(store: Store): readonly Table[] {
  const sums = new Set(aggregateTables(store).map(({ name }) => name));
  return store.tables.filter(({ name }) => !sums.has(name));
}

function isDevice(row: unknown): boolean {
  return typeof row === "object" && row !== null && "name" in row && row.name === DEVICE_SETTING;
}

/** What waited there: its steps can be undone here, and the sums are counted afresh. */
function waitingIn(row: unknown): readonly Waiting[] {
  const value: unknown = isDevice(row) ? (row as SettingRow).value : null;
  if (typeof value !== "object" || value === null || !("waiting" in value)) return [];
  return Array.isArray(value.waiting) ? (value.waiting as Waiting[]) : [];
}

function renewed(card: CardRow, revisions: ReadonlyMap<CardId, number>): CardRow {
  return { ...card, revision: Math.max(card.revision, revisions.get(card.id) ?? 0) + 1 };
}
