import { vi } from "vitest";

/** Rows and keys that requests gave or walked over, by object store. */
export type Reads = Readonly<Record<string, number>>;

const METHODS = ["get", "getKey", "getAll", "getAllKeys", "count", "openCursor", "openKeyCursor"] as const;

/** What a request that succeeded has read. A count walks over what it counts. */
function rowsIn(method: (typeof METHODS)[number], result: unknown): number {
  if (Array.isArray(result)) return method === "get" ? 1 : result.length;
  if (method === "count") return Number(result);
  return result === undefined || result === null ? 0 : 1;
}

/** Counts all that is read from IndexedDB while something runs. */
export async function countReads(run: () => Promise<unknown>): Promise<Reads> {
  const reads: Record<string, number> = {};
  const spies = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((prototype) =>
    METHODS.map((method) => {
      const original = Reflect.get(prototype, method) as (...args: unknown[]) => IDBRequest;
      const counting = function (this: IDBObjectStore | IDBIndex, ...args: unknown[]): IDBRequest {
        const request = original.apply(this, args);
        const { name } = "objectStore" in this ? this.objectStore : this;
        reads[name] ??= 0;
        request.addEventListener("success", () => {
          reads[name] = (reads[name] ?? 0) + rowsIn(method, request.result);
        });
        return request;
      };
      return vi.spyOn(prototype, method).mockImplementation(counting as never);
    }),
  );
  try {
    await run();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return reads;
}
