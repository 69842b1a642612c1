import { Dexie } from "dexie";

import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { SourceRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";
import { PART, type Work } from "./work.ts";

/** The primary key of a source. */
export type SourceKey = [noteId: NoteId, cardId: CardId, ordinal: number];

/** Up to this many cards, each is asked for; for more, all keys are gone through: neither takes long. */
const FEW = 500;
const KEYS_AT_ONCE = 5_000;

/**
 * Inside a transaction over `sources`: where cards stand, in the order of the keys. Reads no texts, which are most of a
 * store.
 */
export async function keysOfCards(store: Store, cardIds: readonly CardId[]): Promise<SourceKey[]> {
  const ids = new Set(cardIds);
  if (ids.size <= FEW) {
    const found = await Promise.all(
      [...ids].map((id) => store.sources.where("cardId").equals(id).primaryKeys()),
    );
    return found.flat();
  }
  const keys: SourceKey[] = [];
  let part = await store.sources.orderBy(":id").limit(KEYS_AT_ONCE).primaryKeys();
  for (;;) {
    for (const key of part) if (ids.has(key[1])) keys.push(key);
    const last = part.at(-1);
    if (last === undefined || part.length < KEYS_AT_ONCE) return keys;
    part = await store.sources.where(":id").above(last).limit(KEYS_AT_ONCE).primaryKeys();
  }
}

/** Inside a transaction over `sources`: where the cards of a note stand in it. */
export async function keysOfNote(store: Store, noteId: NoteId): Promise<SourceKey[]> {
  const [from, to] = [Dexie.minKey, Dexie.maxKey];
  return store.sources
    .where("[noteId+cardId+ordinal]")
    .between([noteId, from, from], [noteId, to, to])
    .primaryKeys();
}

/** Inside a transaction over `sources`: what is said about subjects, each under the name that its note gives it. */
export async function keysOfSubjects(store: Store, subjects: readonly string[]): Promise<SourceKey[]> {
  const names = [...new Set(subjects)];
  const keys: SourceKey[] = [];
  for (let from = 0; from < names.length; from += PART) {
    const part = names.slice(from, from + PART);
    const found = await Promise.all(
      part.map((name) => store.sources.where("key.subject").equals(name).primaryKeys()),
    );
    for (const some of found) for (const key of some) keys.push(key);
  }
  return keys;
}

/**
 * Inside a transaction over `sources`: what is said about the subjects whose names are asked for, however many names
 * there are. Goes through the names alone, once; what is found before it is cancelled is given.
 * @param isAsked called once for each name
 */
export async function keysOfNames(
  store: Store,
  isAsked: (subject: string) => boolean,
  { onProgress, signal }: Work = {},
): Promise<SourceKey[]> {
  const total = onProgress === undefined ? 0 : await store.sources.count();
  const keys: SourceKey[] = [];
  let [seen, name, isWanted] = [0, "", false];
  await store.sources
    .orderBy("key.subject")
    .until(() => signal?.aborted === true)
    .eachKey((subject, { primaryKey }) => {
      if (typeof subject === "string" && (seen === 0 || subject !== name)) {
        name = subject;
        isWanted = isAsked(subject);
      }
      if (isWanted) keys.push(primaryKey);
      seen += 1;
      if (seen % KEYS_AT_ONCE === 0) onProgress?.(Math.min(1, seen / total));
    });
  return keys;
}

/** Inside a transaction over `sources`: the rows of these keys, without those that are none. */
export async function sourcesByKeys(store: Store, keys: readonly SourceKey[]): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for (let from = 0; from < keys.length; from += PART)
    for (const row of await store.sources.bulkGet([...keys.slice(from, from + PART)]))
      if (row !== undefined) rows.push(row);
  return rows;
}
