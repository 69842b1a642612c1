import { Dexie } from "dexie";
import type { Table } from "dexie";

import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import type { CardRow } from "./card-row.ts";
import { withState } from "./change-cards.ts";
import { unpackEvents } from "./event-chunk.ts";
import { allEvents } from "./log.ts";
import type { ChunkRow } from "./log-rows.ts";
import { MergedLog, writeAdded } from "./merge-log.ts";
import type { SourceRow } from "./note-rows.ts";
import type { ParametersRow } from "./plan-rows.ts";
import type { DraftRow } from "./practice-rows.ts";
import { storageProblemOf } from "./problem.ts";
import { rebuildAggregates } from "./rebuild-aggregates.ts";
import type { Store } from "./schema.ts";
import type { Taker, TakeProblem, TakenRows } from "./take-rows.ts";

/** `scheduling/replay.ts` with these parameters: the memory of every card in a log. */
export type MemoriesOf = (
  events: readonly ReviewEvent[],
  parameters: readonly ParametersRow[],
) => ReadonlyMap<CardId, Memory>;

const CARDS_AT_ONCE = 500;

/**
 * Adds what another device has and this one has not: reviews, cards with all that asks them, notes, wordings, code.
 * What both have stays as it is here, of two drafts the newer one. Cards whose history grew get the memory that the
 * whole log gives, which is the same whichever of the two devices merges.
 */
export function merging(store: Store, memoriesOf: MemoriesOf): Taker {
  let log = new MergedLog([]);
  const newCards = new Set<CardId>();

  async function take({ table, rows }: TakenRows): Promise<Result<void, TakeProblem>> {
    switch (table) {
      case "eventChunks":
        for (const row of rows) {
          const events = unpackEvents((row as ChunkRow).packed);
          if (!events.ok) return events;
          log.take(events.value);
        }
        return ok(undefined);
      case "events":
        log.take(rows as readonly ReviewEvent[]);
        return ok(undefined);
      case "cards":
        for (const card of await addMissing(store.cards, rows as readonly CardRow[])) newCards.add(card.id);
        return ok(undefined);
      case "sources":
        await store.sources.bulkPut(
          (rows as readonly SourceRow[]).filter(({ cardId }) => newCards.has(cardId)),
        );
        return ok(undefined);
      case "drafts":
        await takeNewer(store, rows as readonly DraftRow[]);
        return ok(undefined);
      case "notes":
      case "overlays":
      case "links":
      case "parameters":
      case "presets":
      case "submissions":
        await addMissing(store.table(table), rows);
        return ok(undefined);
      // How this device is set, and what can be undone on it.
      case "settings":
      case "imports":
      case "undoSteps":
        return ok(undefined);
      default:
        return err({ kind: "unfit-rows", table });
    }
  }

  return {
    async begin() {
      const here = await allEvents(store);
      if (!here.ok) return here;
      log = new MergedLog(here.value);
      return ok(undefined);
    },
    async take(batch) {
      try {
        return await take(batch);
      } catch (error) {
        if (storageProblemOf(error) !== null) throw error;
        return err({ kind: "unfit-rows", table: batch.table });
      }
    },
    async finish() {
      if (log.added.length === 0 && newCards.size === 0) return ok(undefined);
      await writeAdded(store, log.added);
      const memories = memoriesOf(log.all, await store.parameters.toArray());
      await rewriteMemories(store, new Set([...log.cardIds, ...newCards]), memories);
      // Its steps name memories that are no more.
      await store.undoSteps.clear();
      return rebuildAggregates(store);
    },
  };
}

/** Adds rows whose key nothing has here. @returns those */
async function addMissing<Row>(table: Table<Row>, rows: readonly Row[]): Promise<readonly Row[]> {
  const path = table.schema.primKey.keyPath;
  const keys = rows.map((row): unknown =>
    Array.isArray(path)
      ? path.map((each): unknown => Dexie.getByKeyPath(row as object, each))
      : Dexie.getByKeyPath(row as object, path ?? ""),
  );
  const known = await table.bulkGet(keys);
  const missing = rows.filter((_, index) => known[index] === undefined);
  await table.bulkAdd(missing);
  return missing;
}

async function takeNewer(store: Store, drafts: readonly DraftRow[]): Promise<void> {
  for (const draft of drafts) {
    const here = await store.drafts.get([draft.exerciseId, draft.language]);
    if (here === undefined || here.updatedAtMs < draft.updatedAtMs) await store.drafts.put(draft);
  }
}

async function rewriteMemories(
  store: Store,
  cardIds: ReadonlySet<CardId>,
  memories: ReadonlyMap<CardId, Memory>,
): Promise<void> {
  const ids = [...cardIds];
  for (let from = 0; from < ids.length; from += CARDS_AT_ONCE) {
    const cards = await store.cards.bulkGet(ids.slice(from, from + CARDS_AT_ONCE));
    const known = cards.filter((card) => card !== undefined);
    await store.cards.bulkPut(
      known.map((card) => withState(card, { memory: memories.get(card.id) ?? card.memory })),
    );
  }
}
