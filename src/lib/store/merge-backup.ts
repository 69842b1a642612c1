import { Dexie } from "dexie";
import type { Table } from "dexie";

import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { EventColumns } from "#lib/scheduling/event-columns.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { Replayed } from "#lib/scheduling/replay-columns.ts";
import type { CardRow } from "./card-row.ts";
import { withFields } from "./changed-fields.ts";
import { differingDecisions, withLaterDecisions } from "./decisions.ts";
import { comeAfter, takeWaiting } from "./device.ts";
import type { ChunkProblem } from "./event-chunk.ts";
import type { ImportRow } from "./import-rows.ts";
import { inSlices } from "./in-slices.ts";
import type { ChunkRow } from "./log-rows.ts";
import { MergedLog, writeAdded } from "./merge-log.ts";
import { MergedNotes } from "./merge-notes.ts";
import { mergePresets, mergeSettings } from "./merge-plans.ts";
import { emptyReport, type MergeReport, type TwoWordings } from "./merge-report.ts";
import { newestMoment } from "./newest-moment.ts";
import type { NoteRow, OverlayRow, SourceRow } from "./note-rows.ts";
import { logColumns } from "./packed-log.ts";
import type { ParametersRow, PresetRow, SettingRow } from "./plan-rows.ts";
import type { DraftRow } from "./practice-rows.ts";
import { storageProblemOf } from "./problem.ts";
import { rebuildAggregates } from "./rebuild-aggregates.ts";
import type { Store } from "./schema.ts";
import type { Taker, TakeProblem, TakenRows } from "./take-rows.ts";
import { unpackEvents } from "./unpack-events.ts";

/** `scheduling/replay-columns.ts` with these parameters, in slices of some milliseconds. */
export type ReplayLog = (
  log: readonly EventColumns[],
  parameters: readonly ParametersRow[],
) => Generator<unknown, Replayed>;

const CARDS_AT_ONCE = 500;

/** How the rows of a backup are merged, and what that changes. */
export interface Merging extends Taker {
  readonly report: MergeReport;
}

/**
 * Adds what another device has and this one has not: reviews, cards with all that asks them, notes, wordings, code. Of
 * what both have, the later one: of each decision about a card by itself, of notes, wordings and drafts as a whole. Cards
 * whose history grew get the memory that the whole log gives, which is the same whichever of the two devices merges.
 */
export function merging(store: Store, replayLog: ReplayLog): Merging {
  let log = new MergedLog([]);
  const report = emptyReport();
  const notes = new MergedNotes(store);
  const newCards = new Set<CardId>();
  let changed = 0;

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
        changed += await mergeDecisions(store, rows as readonly CardRow[], report);
        for (const card of await addMissing(store.cards, rows as readonly CardRow[])) newCards.add(card.id);
        return ok(undefined);
      case "notes":
        await notes.take(rows as readonly NoteRow[]);
        return ok(undefined);
      case "sources":
        await notes.takeSources(rows as readonly SourceRow[], newCards);
        return ok(undefined);
      case "overlays":
        report.wordings.push(...(await mergeWordings(store, rows as readonly OverlayRow[])));
        return ok(undefined);
      case "drafts":
        await takeNewer(store, rows as readonly DraftRow[]);
        return ok(undefined);
      case "presets":
        report.newerParameters += await mergePresets(store, rows as readonly PresetRow[]);
        return ok(undefined);
      case "settings":
        await mergeSettings(store, rows as readonly SettingRow[]);
        return ok(undefined);
      case "links":
      case "parameters":
      case "submissions":
        await addMissing(store.table(table), rows);
        return ok(undefined);
      // What can be undone on that device.
      case "imports":
      case "undoSteps":
        return ok(undefined);
      default:
        return err({ kind: "unfit-rows", table });
    }
  }

  return {
    report,
    async begin() {
      const here = await logColumns(store);
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
      changed += await notes.finish();
      report.reviews = log.added.filter(({ kind }) => kind === "rate").length;
      report.newCards = newCards.size;
      report.newerNotes = notes.newer;
      const isJoined = log.added.length > 0 || newCards.size > 0;
      if (!isJoined && changed === 0) return ok(undefined);
      const joined = isJoined ? await join() : ok(undefined);
      return joined.ok ? rebuildAggregates(store) : joined;
    },
  };

  async function join(): Promise<Result<void, ChunkProblem>> {
    await writeAdded(store, log.added);
    const whole = await logColumns(store);
    if (!whole.ok) return whole;
    const newest = log.added.length === 0 ? null : newestMoment(whole.value);
    if (newest !== null) await comeAfter(store, newest);
    const grown = log.cardIds;
    const parameters = await store.parameters.toArray();
    const replayed = await inSlices(store, replayLog(whole.value, parameters));
    await rewriteCards(store, new Set([...grown, ...newCards]), replayed);
    await takeWaiting(store);
    // Its steps name memories that are no more; so do imports that changed some.
    await store.undoSteps.clear();
    await store.imports.toCollection().modify((row: { treated: ImportRow["treated"] }) => {
      row.treated = row.treated.filter(({ cardId }) => !grown.has(cardId));
    });
    return ok(undefined);
  }
}

/** @returns how many cards are not as they were, be it only that they are hidden until another day */
async function mergeDecisions(store: Store, cards: readonly CardRow[], report: MergeReport): Promise<number> {
  const known = await store.cards.bulkGet(cards.map(({ id }) => id));
  const changed: CardRow[] = [];
  for (const [index, there] of cards.entries()) {
    const here = known[index];
    const merged = here && withLaterDecisions(here, there);
    if (here === undefined || merged === undefined || merged === here) continue;
    changed.push(merged);
    if (differingDecisions(here, merged).length > 0) report.decidedThere += 1;
  }
  await store.cards.bulkPut(changed);
  return changed.length;
}

/** @returns cards that both devices word in ways of their own */
async function mergeWordings(store: Store, overlays: readonly OverlayRow[]): Promise<TwoWordings[]> {
  const both: TwoWordings[] = [];
  for (const there of overlays) {
    const { cardId, language } = there;
    const here = await store.overlays.get([cardId, language]);
    const isLater = (there.writtenAtMs ?? -Infinity) > (here?.writtenAtMs ?? -Infinity);
    const isSame = here?.front === there.front && here.back === there.back;
    if (here === undefined || (isLater && !isSame)) await store.overlays.put(there);
    if (here === undefined || isSame) continue;
    const [kept, other] = isLater ? [there, here] : [here, there];
    both.push({ cardId, language, kept: textsOf(kept), other: textsOf(other) });
  }
  return both;
}

function textsOf({ front, back }: OverlayRow): TwoWordings["kept"] {
  return { front, back };
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

async function rewriteCards(
  store: Store,
  cardIds: ReadonlySet<CardId>,
  { memories, lapses }: Replayed,
): Promise<void> {
  const ids = [...cardIds];
  for (let from = 0; from < ids.length; from += CARDS_AT_ONCE) {
    const cards = await store.cards.bulkGet(ids.slice(from, from + CARDS_AT_ONCE));
    const known = cards.filter((card) => card !== undefined);
    await store.cards.bulkPut(
      known.map((card) =>
        withFields(card, {
          memory: memories.get(card.id) ?? card.memory,
          lapses: lapses.get(card.id) ?? 0,
        }),
      ),
    );
  }
}
