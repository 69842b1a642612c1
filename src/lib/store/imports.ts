import type { Table } from "dexie";

import type { CardId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { stateOf } from "./card-row.ts";
import type { CardRow } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { ImportRow } from "./import-rows.ts";
import type { LinkRow } from "./link-rows.ts";
import { saveLinks } from "./links.ts";
import type { FoundLinks } from "./links.ts";
import type { NoteRow, SourceRow } from "./note-rows.ts";
import { sourceKey, sourcesOfNote } from "./note-source-rows.ts";
import type { StorageProblem, TakenId } from "./problem.ts";
import { rescheduleCard, resetCard } from "./reset-card.ts";
import { noteTables, saveEach } from "./save-note.ts";
import type { NoteSaved, NoteToSave } from "./save-note.ts";
import type { Store } from "./schema.ts";
import { sealTail } from "./seal-tail.ts";
import { forgetStepsOf } from "./undo-stack.ts";
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
 * what was there before, so that `undoImport` can take the whole back.
 * @param found pairs of cards that say one thing in two ways
 */
export async function importNotes(
  store: Store,
  notes: readonly NoteToSave[],
  treatments: readonly Treatment[],
  moment: StudyMoment,
  found: FoundLinks | null = null,
): Promise<Result<Imported, TakenId | StorageProblem>> {
  const attempt = async (): Promise<Result<Imported, TakenId>> => {
    const before = await snapshot(store, notes);
    const saved = await saveEach(store, notes);
    if (!saved.ok) return saved;
    if (found !== null) await saveLinks(store, found);
    const treated = await treat(store, treatments, moment);
    await forgetStepsOf(
      store,
      treated.map(({ cardId }) => cardId),
    );
    const order = await keepImport(store, notes, before, treated, moment);
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
  return [...noteTables(store), store.imports, store.events, store.settings, store.undoSteps];
}

interface Snapshot {
  readonly notes: readonly (NoteRow | undefined)[];
  readonly sources: ReadonlyMap<string, SourceRow>;
  readonly cards: ReadonlyMap<CardId, CardRow>;
  readonly links: ReadonlyMap<string, LinkRow>;
}

/** Everything that saving these notes may touch, as it is. */
async function snapshot(store: Store, notes: readonly NoteToSave[]): Promise<Snapshot> {
  const found: SourceRow[] = [];
  for (const { note } of notes) found.push(...(await sourcesOfNote(store, note.id)));
  const cardIds = new Set(found.map(({ cardId }) => cardId));
  for (const { cards } of notes) for (const { card } of cards) cardIds.add(card.id);
  const ids = [...cardIds];
  found.push(...(await store.sources.where("cardId").anyOf(ids).toArray()));
  const cards = await store.cards.bulkGet(ids);
  const links = await store.links.toArray();
  return {
    notes: await store.notes.bulkGet(notes.map(({ note }) => note.id)),
    sources: new Map(found.map((source) => [nameOf(source), source])),
    cards: new Map(cards.flatMap((card) => (card === undefined ? [] : [[card.id, card]]))),
    links: new Map(links.map((link) => [`${link.firstId}\n${link.secondId}`, link])),
  };
}

function nameOf(source: SourceRow): string {
  return sourceKey(source).join("\n");
}

async function treat(
  store: Store,
  treatments: readonly Treatment[],
  moment: StudyMoment,
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
  before: Snapshot,
  treated: ImportRow["treated"],
  { atMs }: StudyMoment,
): Promise<number | null> {
  const after = await snapshot(store, notes);
  const cards = [...after.cards.values()]
    .filter((card) => !isSame(before.cards.get(card.id), card))
    .map((card) => ({ cardId: card.id, before: before.cards.get(card.id) ?? null }));
  const sources = changesBetween(before.sources, after.sources);
  const links = changesBetween(before.links, after.links);
  const isSameNotes = after.notes.every((note, index) => isSame(before.notes[index], note));
  const changes = [cards, ...Object.values(sources), ...Object.values(links)].flat().length;
  if (changes === 0 && isSameNotes) return null;
  const last = await store.imports.orderBy("order").last();
  const order = last === undefined ? 0 : last.order + 1;
  await store.imports.add({
    order,
    atMs,
    notes: after.notes.flatMap((note, index) => {
      if (note === undefined) return [];
      const { id: noteId, title, contentHash, importedAtMs } = note;
      return [{ noteId, title, contentHash, importedAtMs, before: before.notes[index] ?? null }];
    }),
    sources: { before: sources.before, written: sources.written.map(sourceKey) },
    links: {
      before: links.before,
      written: links.written.map(({ firstId, secondId }) => [firstId, secondId]),
    },
    cards,
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

function isSame(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}
