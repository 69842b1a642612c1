import type { ImportRow } from "./import-rows.ts";
import type { ChangedSince } from "./problem.ts";
import type { Store } from "./schema.ts";
import { keysOfNote } from "./source-keys.ts";

/**
 * Whether this import can be taken back now.
 * @param later all that were made after it
 */
export async function canUndoImport(
  store: Store,
  row: ImportRow,
  later: readonly ImportRow[],
): Promise<boolean> {
  const tables = [store.notes, store.sources];
  return store.transaction("r", tables, async () => (await changedSince(store, row, later)) === null);
}

/** Inside a transaction over `imports`: those that were made later. */
export async function importsAfter(store: Store, order: number): Promise<readonly ImportRow[]> {
  return store.imports.where("order").above(order).toArray();
}

/** Inside a transaction over `notes` and `sources`: a later import of the same notes or cards, or a change by other means. */
export async function changedSince(
  store: Store,
  row: ImportRow,
  later: readonly ImportRow[],
): Promise<ChangedSince | null> {
  const noteIds = new Set(row.notes.map(({ noteId }) => noteId));
  const cardIds = new Set(row.cards.map(({ cardId }) => cardId));
  for (const other of later) {
    const note = other.notes.find(({ noteId }) => noteIds.has(noteId));
    const sharesCard = other.cards.some(({ cardId }) => cardIds.has(cardId));
    const title = note?.title ?? (sharesCard ? other.notes[0]?.title : undefined);
    if (title !== undefined) return { kind: "changed-since", by: "import", title };
  }
  const notes = await store.notes.bulkGet([...noteIds]);
  const changed = row.notes.find(({ contentHash, importedAtMs }, index) => {
    const now = notes[index];
    return now?.contentHash !== contentHash || now.importedAtMs !== importedAtMs;
  });
  if (changed !== undefined) return { kind: "changed-since", by: "edit", title: changed.title };
  // Cards that the learner has merged since took their sources along.
  const standing = new Set<string>();
  for (const noteId of new Set(row.sources.written.map(([id]) => id)))
    for (const key of await keysOfNote(store, noteId)) standing.add(key.join("\n"));
  const moved = row.sources.written.find((key) => !standing.has(key.join("\n")));
  const home = moved && row.notes.find(({ noteId }) => noteId === moved[0]);
  return home === undefined ? null : { kind: "changed-since", by: "edit", title: home.title };
}
