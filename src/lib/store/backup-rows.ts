import { DEVICE_SETTING } from "./device-row.ts";
import type { Device } from "./device-row.ts";
import type { ChunkRow } from "./log-rows.ts";
import type { Store } from "./schema.ts";
import { problemOfChunk } from "./unpack-events.ts";

/** Sums that are rebuilt from cards and log after a restore; `tallies` held what waits in version 4 of the schema. */
const AGGREGATES: ReadonlySet<string> = new Set([
  "dayTotals",
  "deckTotals",
  "topicTotals",
  "recallCells",
  "dueCounts",
  "tallies",
]);

/** Rows that are in the memory at one time; a chunk of the log is as long as hundreds of others. */
const ROWS_AT_ONCE = 200;
const CHUNKS_AT_ONCE = 5;

/** The library writes its versions ten times as large. */
const NATIVE_VERSIONS = 10;

/** A row that is there and cannot be read. */
export interface UnreadableRow {
  /** As JSON. */
  readonly key: string;
  readonly reason: string;
}

export interface TableRows {
  readonly table: string;
  readonly rows: readonly unknown[];
  readonly unreadable: readonly UnreadableRow[];
}

/** The open database itself, whatever its version. */
export interface BackupSource {
  readonly database: IDBDatabase;
  readonly schema: number;
}

/** The app's own database, as it is open. */
export function openSource(store: Store): BackupSource {
  const database = store.backendDB();
  return { database, schema: schemaOf(database) };
}

/**
 * The database as it lies there, for a backup when it cannot be opened as usual: a newer version has been here, or the
 * upgrade fails. Nothing is changed. Null if there is none.
 */
export async function openSourceAsItIs(factory: IDBFactory, name: string): Promise<BackupSource | null> {
  const request = factory.open(name);
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () => {
      // There was none: it is not to be made by looking.
      request.transaction?.abort();
      resolve(null);
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      resolve({ database, schema: schemaOf(database) });
    };
    request.onerror = (event) => {
      event.preventDefault();
      reject(request.error ?? new Error("The database does not open."));
    };
  });
}

function schemaOf({ version }: IDBDatabase): number {
  return Math.ceil(version / NATIVE_VERSIONS);
}

/** How many rows there are, about: for progress. */
export async function countRows({ database }: BackupSource): Promise<number> {
  const tables = tablesOf(database);
  if (tables.length === 0) return 0;
  const transaction = database.transaction(tables, "readonly");
  const counts = tables.map((table) => settled(transaction.objectStore(table).count()));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Ratings that count, by the sums and what waits to be added to them: those taken back are not among them. */
export async function countReviews({ database }: BackupSource): Promise<number> {
  const tables = ["dayTotals", "settings", "tallies"].filter((name) =>
    database.objectStoreNames.contains(name),
  );
  if (tables.length === 0) return 0;
  const transaction = database.transaction(tables, "readonly");
  const rows = await Promise.all(
    tables.map((table) => settled<unknown[]>(transaction.objectStore(table).getAll())),
  );
  return rows
    .flat()
    .flatMap(daysIn)
    .flatMap((row) => {
      const kinds = row as Readonly<Partial<Record<"new" | "steps" | "review", readonly number[]>>>;
      return [...(kinds.new ?? []), ...(kinds.steps ?? []), ...(kinds.review ?? [])];
    })
    .reduce((sum, count) => sum + count, 0);
}

/** Days in a row of the sums, in one of `tallies`, or in that of the device, on which some wait; none in another. */
function daysIn(row: unknown): readonly unknown[] {
  if (typeof row !== "object" || row === null) return [];
  if ("studyDay" in row) return [row];
  if ("days" in row && Array.isArray(row.days)) return row.days;
  if (!("name" in row) || row.name !== DEVICE_SETTING || !("value" in row)) return [];
  const { waiting = [] } = row.value as Partial<Device>;
  return waiting.flatMap(({ tally }) => tally.days);
}

/**
 * Every row of every table but the sums, some at a time, all from one transaction: whatever is written meanwhile comes
 * after it. Whoever takes them must wait for nothing but these rows, or the transaction ends. Rows that cannot be read
 * are passed over and named; only where reading one ends the transaction do the rest come from another.
 */
export async function* backupRows({ database }: BackupSource): AsyncGenerator<TableRows, void> {
  const tables = tablesOf(database);
  if (tables.length === 0) return;
  let transaction = database.transaction(tables, "readonly");
  const read = async <Value>(
    table: string,
    ask: (store: IDBObjectStore) => IDBRequest<Value>,
  ): Promise<Value> => {
    try {
      return await settled(ask(transaction.objectStore(table)));
    } catch (error) {
      if (!isOver(error)) throw error;
      transaction = database.transaction(tables, "readonly");
      return settled(ask(transaction.objectStore(table)));
    }
  };
  for (const table of tables) {
    const count = table === "eventChunks" ? CHUNKS_AT_ONCE : ROWS_AT_ONCE;
    let from: IDBKeyRange | null = null;
    for (;;) {
      const range: IDBKeyRange | null = from;
      const keys = await read(table, (store) => store.getAllKeys(range, count));
      const last = keys.at(-1);
      if (last === undefined) break;
      const upTo = bounded(range, last);
      yield await rowsOf(table, keys, (ask) => read(table, ask), upTo);
      from = IDBKeyRange.lowerBound(last, true);
    }
  }
}

function tablesOf(database: IDBDatabase): string[] {
  return [...database.objectStoreNames].filter((name) => !AGGREGATES.has(name));
}

function bounded(range: IDBKeyRange | null, last: IDBValidKey): IDBKeyRange {
  return range === null
    ? IDBKeyRange.upperBound(last)
    : IDBKeyRange.bound(range.lower, last, range.lowerOpen, false);
}

type Read = <Value>(ask: (store: IDBObjectStore) => IDBRequest<Value>) => Promise<Value>;

async function rowsOf(
  table: string,
  keys: readonly IDBValidKey[],
  read: Read,
  range: IDBKeyRange,
): Promise<TableRows> {
  const rows: unknown[] = [];
  const unreadable: UnreadableRow[] = [];
  const take = (row: unknown, key: IDBValidKey | undefined): void => {
    const reason = damageOf(table, row);
    if (reason === null) rows.push(row);
    else unreadable.push({ key: JSON.stringify(key), reason });
  };
  try {
    const together = await read((store) => store.getAll(range));
    together.forEach((row, index) => take(row, keys[index]));
  } catch {
    // One of them is broken: each by itself.
    for (const key of keys) {
      try {
        take(await read((store) => store.get(key)), key);
      } catch (error) {
        unreadable.push({ key: JSON.stringify(key), reason: String(error) });
      }
    }
  }
  return { table, rows, unreadable };
}

/** Why a row that was read is of no use, or null. */
function damageOf(table: string, row: unknown): string | null {
  if (typeof row !== "object" || row === null) return "There is nothing in it.";
  if (table !== "eventChunks") return null;
  const { packed } = row as Partial<ChunkRow>;
  if (packed === undefined) return "There is nothing in it.";
  const problem = problemOfChunk(packed);
  // One that a newer version wrote is taken as it is.
  return problem?.kind === "damaged-chunk" ? problem.detail : null;
}

function isOver(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    ["TransactionInactiveError", "AbortError", "InvalidStateError"].includes(error.name)
  );
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      // Or the whole transaction would be taken back.
      event.preventDefault();
      event.stopPropagation();
      reject(request.error ?? new Error("The browser gives no reason."));
    };
  });
}
