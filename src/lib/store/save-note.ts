import type { Table } from "dexie";

import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { CardReplacement, NoteCardRow } from "./card-row.ts";
import { cardsById } from "./cards-by-id.ts";
import { CardsInParts } from "./change-cards.ts";
import { ImportChanges, nameOf } from "./import-changes.ts";
import { underKeptIds } from "./kept-ids.ts";
import { nextPosition } from "./next-position.ts";
import { adopted, newCardRow, withArchived } from "./note-card-rows.ts";
import type { NoteRow, SourceRow } from "./note-rows.ts";
import { sourceKey, sourceRows, sourcesElsewhere, sourcesOfNote } from "./note-source-rows.ts";
import type { CardToSave } from "./note-source-rows.ts";
import type { StorageProblem, TakenId } from "./problem.ts";
import type { Store } from "./schema.ts";
import { settledTables } from "./settle.ts";
import { PART, type Cancelled } from "./work.ts";
import { write } from "./write.ts";
import { mended } from "./write-reviews.ts";

export type { CardToSave } from "./note-source-rows.ts";

/** What saving a note did to cards; each card is in one list at most. */
export interface NoteSaved {
  readonly added: readonly CardId[];
  /** Archived before, asked again now. */
  readonly revived: readonly CardId[];
  /** In no note any more: kept with their history. */
  readonly archived: readonly CardId[];
}

/** A note and the cards that were accepted from it. */
export interface NoteToSave {
  readonly note: NoteRow;
  readonly cards: readonly CardToSave[];
}

/**
 * Imports a note, or imports it again: its sources become exactly the given ones. Cards known already keep memory,
 * revision and flags; a card that stands in another note too only gets another source; cards that stand in no note any
 * more are archived. Saving the same twice changes nothing. The built-in decks come through here too: a note a language,
 * sharing card ids.
 */
export async function saveNote(
  store: Store,
  note: NoteRow,
  cards: readonly CardToSave[],
): Promise<Result<NoteSaved, TakenId | StorageProblem>> {
  const saved = await saveNotes(store, [{ note, cards }]);
  if (!saved.ok) return saved;
  const [only] = saved.value;
  if (only === undefined) throw new Error("Saving one note gave no outcome.");
  return ok(only);
}

/** `saveNote` for several notes, one after another in one transaction: all of them or none. */
export async function saveNotes(
  store: Store,
  notes: readonly NoteToSave[],
): Promise<Result<readonly NoteSaved[], TakenId | StorageProblem>> {
  const saved = await mended(store, () => write(store, noteTables(store), () => saveEach(store, notes)));
  if (saved.ok) return saved;
  const { error } = saved;
  if (error.kind === "cancelled") throw new Error("Nobody could cancel this.");
  return err(error);
}

/** The tables that saving a note writes to. */
export function noteTables(store: Store): readonly Table[] {
  return [store.notes, store.cards, store.sources, store.links, ...settledTables(store)];
}

/** Rows that saving notes goes through: each card, and where it stands. */
export function rowsToSave(notes: readonly NoteToSave[]): number {
  return 2 * notes.reduce((sum, { cards }) => sum + cards.length, 0);
}

/** Inside a transaction over `noteTables`: saves notes one after another, part by part, and says what it changes. */
export async function saveEach(
  store: Store,
  notes: readonly NoteToSave[],
  changes: ImportChanges = new ImportChanges(),
): Promise<Result<readonly NoteSaved[], TakenId | Cancelled>> {
  const outcomes: NoteSaved[] = [];
  for (const { note, cards } of notes) {
    const saved = await save(store, note, await underKeptIds(store, cards), changes);
    if (!saved.ok) return saved;
    outcomes.push(saved.value);
  }
  return ok(outcomes);
}

type Elsewhere = Awaited<ReturnType<typeof sourcesElsewhere>>;

async function save(
  store: Store,
  note: NoteRow,
  cards: readonly CardToSave[],
  changes: ImportChanges,
): Promise<Result<NoteSaved, TakenId | Cancelled>> {
  const newSources = sourceRows(note.id, cards);
  const oldSources = await sourcesOfNote(store, note.id);
  const wanted = new Map([...newSources].reverse().map((row) => [row.cardId, row]));
  const goneIds = new Set(oldSources.map((row) => row.cardId).filter((id) => !wanted.has(id)));

  const known = await noteCards(store, [...wanted.keys(), ...goneIds]);
  if (!known.ok) return known;
  const elsewhere = await sourcesElsewhere(store, note.id, [...known.value.keys()]);

  const asked = [...wanted.values()].reverse();
  const accepted = await accept(store, note, asked, known.value, elsewhere, changes);
  if (!accepted.ok) return accepted;
  const { added, revived } = accepted.value;
  const gone = await letGo(store, [...goneIds], known.value, elsewhere, changes);
  const kept = new Set(newSources.map(nameOf));
  const stale = oldSources.filter(
    (row) => (wanted.has(row.cardId) || gone.elsewhere.has(row.cardId)) && !kept.has(nameOf(row)),
  );
  const outlived = [...stale, ...revived.flatMap((id) => elsewhere.get(id) ?? [])];
  await store.sources.bulkDelete(outlived.map(sourceKey));
  for (const row of outlived) changes.deleteSource(row);
  const written = await putSources(store, oldSources, newSources, changes);
  if (!written.ok) return written;
  await store.notes.put(await keptNote(store, note));
  return ok({ added, revived, archived: gone.archived });
}

/** The stored cards among these ids; refused if one of them is an exercise's. */
async function noteCards(
  store: Store,
  ids: readonly CardId[],
): Promise<Result<Map<CardId, NoteCardRow>, TakenId>> {
  const known = new Map<CardId, NoteCardRow>();
  for (const card of (await cardsById(store, ids)).values()) {
    if (card.kind === "exercise") return err({ kind: "id-taken", cardId: card.id });
    known.set(card.id, card);
  }
  return ok(known);
}

/** Adds new cards, brings archived ones back, and updates those that stand nowhere else. */
async function accept(
  store: Store,
  note: NoteRow,
  sources: readonly SourceRow[],
  known: ReadonlyMap<CardId, NoteCardRow>,
  elsewhere: Elsewhere,
  changes: ImportChanges,
): Promise<Result<{ readonly added: readonly CardId[]; readonly revived: readonly CardId[] }, Cancelled>> {
  const added: CardId[] = [];
  const revived: CardId[] = [];
  const position = await nextPosition(store);
  const replacementsFor = (source: SourceRow): CardReplacement[] => {
    const before = known.get(source.cardId);
    if (before === undefined) {
      const after = newCardRow(source, note.deckId, position + added.length);
      added.push(after.id);
      return [{ before: null, after }];
    }
    if (before.archived) {
      revived.push(before.id);
      return [{ before, after: withArchived(adopted(before, source, note.deckId), false) }];
    }
    if (elsewhere.has(before.id)) return [];
    const after = adopted(before, source, note.deckId);
    return isSameRow(before, after) ? [] : [{ before, after }];
  };
  const cards = new CardsInParts(store);
  for (let from = 0; from < sources.length; from += PART) {
    if (changes.isCancelled) return err({ kind: "cancelled" });
    const part = sources.slice(from, from + PART);
    const replacements = part.flatMap(replacementsFor);
    await cards.put(replacements);
    changes.changeCards(replacements);
    changes.advance(part.length);
  }
  await cards.end();
  return ok({ added, revived });
}

/** Archives the cards that stand nowhere any more; one that stands in another note belongs there from now on. */
async function letGo(
  store: Store,
  ids: readonly CardId[],
  known: ReadonlyMap<CardId, NoteCardRow>,
  elsewhere: Elsewhere,
  changes: ImportChanges,
): Promise<{ readonly archived: CardId[]; readonly elsewhere: ReadonlySet<CardId> }> {
  const archived: CardId[] = [];
  const standing = new Set<CardId>();
  const replacements: CardReplacement[] = [];
  for (const id of ids) {
    const before = known.get(id);
    if (before === undefined || before.archived) continue;
    const [home] = elsewhere.get(id) ?? [];
    if (home === undefined) {
      archived.push(id);
      replacements.push({ before, after: withArchived(before, true) });
    } else {
      standing.add(id);
      const other = await store.notes.get(home.noteId);
      if (other === undefined) throw new Error(`Note ${home.noteId} of card ${id} is missing.`);
      replacements.push({ before, after: adopted(before, home, other.deckId) });
    }
  }
  const cards = new CardsInParts(store);
  for (let from = 0; from < replacements.length; from += PART)
    await cards.put(replacements.slice(from, from + PART));
  await cards.end();
  changes.changeCards(replacements);
  return { archived, elsewhere: standing };
}

/** Writes those that are not stored like this already: importing a long note again writes little. */
async function putSources(
  store: Store,
  stored: readonly SourceRow[],
  wanted: readonly SourceRow[],
  changes: ImportChanges,
): Promise<Result<void, Cancelled>> {
  const byName = new Map(stored.map((row) => [nameOf(row), row]));
  for (let from = 0; from < wanted.length; from += PART) {
    if (changes.isCancelled) return err({ kind: "cancelled" });
    const part = wanted.slice(from, from + PART);
    const changed = part.filter((row) => !isSameRow(byName.get(nameOf(row)), row));
    await store.sources.bulkPut(changed);
    for (const row of changed) changes.putSource(byName.get(nameOf(row)), row);
    changes.advance(part.length);
  }
  return ok(undefined);
}

/** Compares as written; rows made alike are written alike, and a wrong "no" only writes the same once more. */
function isSameRow(first: object | undefined, second: object): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}

/** The same content keeps the time at which it was first imported. */
async function keptNote(store: Store, note: NoteRow): Promise<NoteRow> {
  const before = await store.notes.get(note.id);
  return before?.contentHash === note.contentHash ? { ...note, importedAtMs: before.importedAtMs } : note;
}
