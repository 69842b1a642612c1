import version1 from "./version-1.json" with { type: "json" };

/*
 * A database as version 1 of the schema wrote it: never edited, whatever becomes of the code. Made with the app of then
 * (two reviews, one of them in a sealed chunk; a suspended card, an archived one, words of the learner's own, a draft).
 */

/** Tables of version 1 by name: primary key, then indexes. `*` is an index of each member of a list. */
const STORES: Readonly<Record<string, readonly [string | string[], ...(string | string[])[]]>> = {
  notes: ["id", "deckId"],
  cards: ["id", "position", ["queue", "order"], ["deckId", "queue", "order"], ["topic", "queue", "order"]],
  sources: [["noteId", "cardId", "ordinal"], "cardId", "key.subject"],
  overlays: [["cardId", "language"]],
  events: [["deviceId", "seq"], "cardId"],
  eventChunks: [["deviceId", "firstSeq"], "*cardIds"],
  undoSteps: ["order", ["state", "order"]],
  parameters: ["id"],
  presets: ["id"],
  submissions: ["id", ["exerciseId", "atMs"], ["verdict.kind", "exerciseId"]],
  drafts: [["exerciseId", "language"]],
  settings: ["name"],
  dayTotals: [["studyDay", "presetId"]],
  deckTotals: ["deckId"],
  topicTotals: ["topic"],
  recallCells: [["topic", "lastStudyDay", "stabilityBin"]],
  dueCounts: [["readyDay", "deckId"]],
};

/** The library writes its versions ten times as large. */
const NATIVE_VERSION = 10;

const TYPED = { Uint8Array, Int16Array, Int32Array, Float64Array } as const;

/** The rows of version 1 by table. */
export function rowsOfVersion1(): Readonly<Record<string, readonly unknown[]>> {
  return revived(version1) as Readonly<Record<string, readonly unknown[]>>;
}

/** Makes a database of version 1 with the browser's own means. */
export async function makeVersion1(name: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, NATIVE_VERSION);
    request.onupgradeneeded = () => {
      for (const [store, [keyPath, ...indexes]] of Object.entries(STORES)) {
        const table = request.result.createObjectStore(store, { keyPath });
        for (const index of indexes) {
          const path = typeof index === "string" ? index.replace("*", "") : index;
          const indexName = typeof path === "string" ? path : `[${path.join("+")}]`;
          table.createIndex(indexName, path, {
            multiEntry: typeof index === "string" && index.startsWith("*"),
          });
        }
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.message));
  });
  const rows = rowsOfVersion1();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(Object.keys(STORES), "readwrite");
    for (const store of Object.keys(STORES))
      for (const row of rows[store] ?? []) transaction.objectStore(store).add(row);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new Error(transaction.error?.message));
  });
  database.close();
}

/** JSON holds no typed arrays: they stand in it by name. */
function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== "object" || value === null) return value;
  if ("typed" in value && "values" in value) {
    const type = TYPED[value.typed as keyof typeof TYPED];
    return type.from(value.values as number[]);
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revived(each)]));
}
