import type { Table } from "dexie";

import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { stateOf } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import type { StudyMoment } from "./event-draft.ts";
import { ImportChanges } from "./import-changes.ts";
import type { Change } from "./import-changes.ts";
import type { ImportRow } from "./import-rows.ts";
import { isSame } from "./is-same.ts";
import type { LinkRow } from "./link-rows.ts";
import { saveLinks } from "./links.ts";
import type { FoundLinks } from "./links.ts";
import type { NoteRow } from "./note-rows.ts";
import { sourceKey } from "./note-source-rows.ts";
import type { StorageProblem, TakenId } from "./problem.ts";
import { forgetStepsOf } from "./push-step.ts";
import { rescheduleCard, resetCard } from "./reset-card.ts";
import { noteTables, rowsToSave, saveEach } from "./save-note.ts";
import type { NoteSaved, NoteToSave } from "./save-note.ts";
import type { Store } from "./schema.ts";
import { sealTail } from "./seal-tail.ts";
import type { Cancelled, Work } from "./work.ts";
import { write } from "./write.ts";
import { mended } from "./write-reviews.ts";

/** Older imports can no longer be taken back. */
export const IMPORTS_KEPT = 10;

/** What the learner wants of a card whose answer changed; one that keeps its history needs no word. */
export type Treatment = { readonly cardId: CardId } & (
  | { readonly kind: "reset" }
  /** `memory` is the card's with that due day, as `scheduling/due-day.ts` gives it. */
  | { readonly kind: "reschedule"; readonly dueDay: StudyDay; readonly memory: Memory }
);

/** What an import did. */
export interface Imported {
  /** By which it can be taken back; null if nothing was to be changed. */
  readonly order: number | null;
  readonly notes: readonly NoteSaved[];
}

/**
 * Stores what the learner accepted, in one transaction: notes, cards, and what happens to changed answers; and keeps
 * what was there before, so that `undoImport` can take the whole back. Very many cards are written part by part, and
 * the page answers meanwhile.
 * @param found pairs of cards that say one thing in two ways
 */
export async function importNotes(
  store: Store,
  notes: readonly NoteToSave[],
  treatments: readonly Treatment[],
  moment: StudyMoment,
  found?: FoundLinks | null,
): Promise<Result<Imported, TakenId | StorageProblem>>;
export async function importNotes(
  store: Store,
  notes: readonly NoteToSave[],
  treatments: readonly Treatment[],
  moment: StudyMoment,
  found: FoundLinks | null,
  work: Work,
): Promise<Result<Imported, TakenId | StorageProblem | Cancelled>>;
export async function importNotes(
  store: Store,
  notes: readonly NoteToSave[],
  treatments: readonly Treatment[],
  moment: StudyMoment,
  found: FoundLinks | null = null,
  work: Work = {},
): Promise<Result<Imported, TakenId | StorageProblem | Cancelled>> {
  const attempt = async (): Promise<Result<Imported, TakenId | Cancelled>> => {
    const changes = new ImportChanges(work, rowsToSave(notes));
    const noteRows = await noteRowsOf(store, notes);
    const saved = await saveEach(store, notes, changes);
    if (!saved.ok) return saved;
    const links = await keepLinks(store, found);
    const treated = await treat(store, treatments, moment, changes);
    await forgetStepsOf(
      store,
      treated.map(({ cardId }) => cardId),
    );
    const order = await keepImport(store, notes, { notes: noteRows, links, changes, treated }, moment);
    if (changes.isCancelled) return err({ kind: "cancelled" });
    return ok({ order, notes: saved.value });
  };
  const imported = await mended(store, () => write(store, importTables(store), attempt));
  if (imported.ok && treatments.length > 0) await sealTail(store);
  return imported;
}

/** The imports that can be taken back, newest first. */
export async function lastImports(store: Store): Promise<readonly ImportRow[]> {
  return store.imports.orderBy("order").reverse().toArray();
}

/** The tables that importing and taking it back write to. */
export function importTables(store: Store): readonly Table[] {
  return [...noteTables(store), store.imports, store.events];
}

/** What an import did, and what was there before. */
interface Done {
  /** As they were; undefined for those that are new. */
  readonly notes: readonly (NoteRow | undefined)[];
  readonly links: ReturnType<typeof changesBetween<LinkRow>>;
  readonly changes: ImportChanges;
  readonly treated: ImportRow["treated"];
}

async function noteRowsOf(
  store: Store,
  notes: readonly NoteToSave[],
): Promise<readonly (NoteRow | undefined)[]> {
  return store.notes.bulkGet(notes.map(({ note }) => note.id));
}

/** Keeps the pairs that were found, and says which that changed. */
async function keepLinks(store: Store, found: FoundLinks | null): Promise<Done["links"]> {
  if (found === null) return { before: [], written: [] };
  const before = await linksByName(store);
  await saveLinks(store, found);
  return changesBetween(before, await linksByName(store));
}

async function linksByName(store: Store): Promise<ReadonlyMap<string, LinkRow>> {
  const links = await store.links.toArray();
  return new Map(links.map((link) => [`${link.firstId}\n${link.secondId}`, link]));
}

async function treat(
  store: Store,
  treatments: readonly Treatment[],
  moment: StudyMoment,
  changes: ImportChanges,
): Promise<ImportRow["treated"]> {
  const treated: ImportRow["treated"][number][] = [];
  for (const treatment of treatments) {
    const card = await store.cards.get(treatment.cardId);
    if (card === undefined || card.archived || card.memory.phase === "new") continue;
    const rewritten =
      treatment.kind === "reset"
        ? await resetCard(store, card, moment)
        : await rescheduleCard(store, card, treatment.dueDay, treatment.memory, moment);
    await changeCards(store, [rewritten]);
    changes.changeCards([rewritten]);
    treated.push({
      cardId: card.id,
      eventId: rewritten.event.id,
      before: stateOf(card),
      after: stateOf(rewritten.after),
    });
  }
  return treated;
}

/** Writes down what is no longer as it was; null if all is. */
async function keepImport(
  store: Store,
  notes: readonly NoteToSave[],
  done: Done,
  { atMs }: StudyMoment,
): Promise<number | null> {
  const { links, changes, treated } = done;
  const after = await noteRowsOf(store, notes);
  const cards = [...changes.cards].filter(([, change]) => isOther(change));
  const sources = [...changes.sources.values()].filter(isOther);
  const isSameNotes = after.every((note, index) => isSame(done.notes[index], note));
  const count = cards.length + sources.length + links.before.length + links.written.length;
  if (count === 0 && isSameNotes) return null;
  const last = await store.imports.orderBy("order").last();
  const order = last === undefined ? 0 : last.order + 1;
  await store.imports.add({
    order,
    atMs,
    notes: after.flatMap((note, index) => {
      if (note === undefined) return [];
      const { id: noteId, title, contentHash, importedAtMs } = note;
      return [{ noteId, title, contentHash, importedAtMs, before: done.notes[index] ?? null }];
    }),
    sources: {
      before: sources.flatMap(({ before }) => before ?? []),
      written: sources.flatMap((change) => (change.after === null ? [] : [sourceKey(change.after)])),
    },
    links: {
      before: links.before,
      written: links.written.map(({ firstId, secondId }) => [firstId, secondId]),
    },
    cards: cards.map(([cardId, { before }]) => ({ cardId, before })),
    treated,
  });
  await store.imports
    .where("order")
    .belowOrEqual(order - IMPORTS_KEPT)
    .delete();
  return order;
}

/** Rows as they were before they changed or went, and rows that were added or are others now. */
function changesBetween<Row>(before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>) {
  const differing = (rows: ReadonlyMap<string, Row>, others: ReadonlyMap<string, Row>): readonly Row[] =>
    [...rows].filter(([name, row]) => !isSame(others.get(name), row)).map(([, row]) => row);
  return { before: differing(before, after), written: differing(after, before) };
}

/** What came to be as it was is no change. */
function isOther({ before, after }: Change<unknown>): boolean {
  return before === null || after === null ? before !== after : !isSame(before, after);
}
