import version1 from "./version-1.json" with { type: "json" };
import version2 from "./version-2.json" with { type: "json" };
import version3 from "./version-3.json" with { type: "json" };
import version4 from "./version-4.json" with { type: "json" };

/*
 * Databases as older versions of the schema wrote them: never edited, whatever becomes of the code. Made with the app
 * of then. Version 1: two reviews, one of them in a sealed chunk; a suspended card, an archived one, words of the
 * learner's own, a draft. Version 2: the same, a second note by an import, a link, a tag on two cards and a review.
 * Version 3: that of version 2 opened, and one more review, which hid the other card of its fact. Version 4: that of
 * version 3 opened, two more reviews and the second taken back; what they change of the sums waits.
 */

type Stores = Readonly<Record<string, readonly [string | string[], ...(string | string[])[]]>>;

/** Tables of version 1 by name: primary key (++ if it is a number of its own), then indexes; `*` is an index of each
 *  member of a list. */
const STORES_1: Stores = {
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

const STORES_2: Stores = {
  ...STORES_1,
  imports: ["order"],
  links: [["firstId", "secondId"], "secondId", "verdict"],
};

const STORES_3: Stores = {
  ...STORES_2,
  cards: [...(STORES_2.cards ?? ["id"]), ["key.context", "key.subject", "key.attribute"]] as Stores[string],
};

const STORES_4: Stores = { ...STORES_3, tallies: ["++"] };

/** The library writes its versions ten times as large. */
const NATIVE_FACTOR = 10;

const TYPED = { Uint8Array, Int16Array, Int32Array, Float64Array } as const;

const FROZEN = {
  1: { stores: STORES_1, rows: version1 },
  2: { stores: STORES_2, rows: version2 },
  3: { stores: STORES_3, rows: version3 },
  4: { stores: STORES_4, rows: version4 },
} as const;

type OldVersion = keyof typeof FROZEN;

/** The rows of an older version by table. */
export function rowsOfVersion(version: OldVersion): Readonly<Record<string, readonly unknown[]>> {
  return revived(FROZEN[version].rows) as Readonly<Record<string, readonly unknown[]>>;
}

/** Makes a database of an older version with the browser's own means. */
export async function makeVersion(version: OldVersion, name: string): Promise<void> {
  const { stores } = FROZEN[version];
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version * NATIVE_FACTOR);
    request.onupgradeneeded = () => {
      for (const [store, [keyPath, ...indexes]] of Object.entries(stores)) {
        const table = request.result.createObjectStore(
          store,
          keyPath === "++" ? { autoIncrement: true } : { keyPath },
        );
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
  const rows = rowsOfVersion(version);
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(Object.keys(stores), "readwrite");
    for (const store of Object.keys(stores))
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
