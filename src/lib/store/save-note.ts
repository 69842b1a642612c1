import type { Table } from "dexie";

import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { aggregateTables } from "./apply-tally.ts";
import type { NoteCardRow } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import type { CardReplacement } from "./change-cards.ts";
import { underKeptIds } from "./kept-ids.ts";
import { nextPosition } from "./next-position.ts";
import { adopted, newCardRow, withArchived } from "./note-card-rows.ts";
import type { NoteRow, SourceRow } from "./note-rows.ts";
import { sourceKey, sourceRows, sourcesElsewhere, sourcesOfNote } from "./note-source-rows.ts";
import type { CardToSave } from "./note-source-rows.ts";
import type { StorageProblem, TakenId } from "./problem.ts";
import type { Store } from "./schema.ts";
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
  return mended(store, () => write(store, noteTables(store), () => saveEach(store, notes)));
}

/** The tables that saving a note writes to. */
export function noteTables(store: Store): readonly Table[] {
  return [store.notes, store.cards, store.sources, store.links, ...aggregateTables(store)];
}

/** Inside a transaction over `noteTables`: saves notes one after another. */
export async function saveEach(
  store: Store,
  notes: readonly NoteToSave[],
): Promise<Result<readonly NoteSaved[], TakenId>> {
  const outcomes: NoteSaved[] = [];
  for (const { note, cards } of notes) {
    const saved = await save(store, note, await underKeptIds(store, cards));
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
): Promise<Result<NoteSaved, TakenId>> {
  const newSources = sourceRows(note.id, cards);
  const oldSources = await sourcesOfNote(store, note.id);
  const wanted = new Map([...newSources].reverse().map((row) => [row.cardId, row]));
  const goneIds = new Set(oldSources.map((row) => row.cardId).filter((id) => !wanted.has(id)));

  const known = await noteCards(store, [...wanted.keys(), ...goneIds]);
  if (!known.ok) return known;
  const elsewhere = await sourcesElsewhere(store, note.id, [...known.value.keys()]);

  const accepted = await accept(store, note, [...wanted.values()].reverse(), known.value, elsewhere);
  const gone = await letGo(store, [...goneIds], known.value, elsewhere);
  const kept = new Set(newSources.map((row) => sourceKey(row).join("\n")));
  const stale = oldSources.filter(
    (row) =>
      (wanted.has(row.cardId) || gone.elsewhere.has(row.cardId)) && !kept.has(sourceKey(row).join("\n")),
  );
  const outlived = accepted.revived.flatMap((id) => elsewhere.get(id) ?? []);
  await store.sources.bulkDelete([...stale, ...outlived].map(sourceKey));
  await store.sources.bulkPut(changedRows(oldSources, newSources));
  await store.notes.put(await keptNote(store, note));
  return ok({ added: accepted.added, revived: accepted.revived, archived: gone.archived });
}

/** The stored cards among these ids; refused if one of them is an exercise's. */
async function noteCards(
  store: Store,
  ids: readonly CardId[],
): Promise<Result<Map<CardId, NoteCardRow>, TakenId>> {
  const known = new Map<CardId, NoteCardRow>();
  for (const card of await store.cards.bulkGet([...ids])) {
    if (card === undefined) continue;
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
): Promise<{ readonly added: CardId[]; readonly revived: CardId[] }> {
  const added: CardId[] = [];
  const revived: CardId[] = [];
  const position = await nextPosition(store);
  const replacements = sources.flatMap((source): CardReplacement[] => {
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
  });
  await changeCards(store, replacements);
  return { added, revived };
}

/** Archives the cards that stand nowhere any more; one that stands in another note belongs there from now on. */
async function letGo(
  store: Store,
  ids: readonly CardId[],
  known: ReadonlyMap<CardId, NoteCardRow>,
  elsewhere: Elsewhere,
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
  await changeCards(store, replacements);
  return { archived, elsewhere: standing };
}

/** Those that are not stored like this already: importing a long note again writes little. */
function changedRows(stored: readonly SourceRow[], wanted: readonly SourceRow[]): SourceRow[] {
  const byKey = new Map(stored.map((row) => [sourceKey(row).join("\n"), row]));
  return wanted.filter((row) => !isSameRow(byKey.get(sourceKey(row).join("\n")), row));
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
