import { afterEach, describe, expect, it, vi } from "vitest";

import { deviceId } from "#lib/store/device.ts";
import { openStore } from "#lib/store/open.ts";
import type { Store } from "#lib/store/open.ts";
import { writeSetting } from "#lib/store/setting.ts";
import type { Setting } from "#lib/store/setting.ts";
import { valueOf } from "./samples.ts";
import { open, RULES, uniqueName } from "./temporary-store.ts";

const NOTE: Setting<string> = { name: "note", parse: String };
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A connection that another program holds, e.g. another version of the app in another tab. */
async function rawConnection(name: string, version: number): Promise<IDBDatabase> {
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains("fromTheFuture"))
        request.result.createObjectStore("fromTheFuture");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.message));
  });
  cleanups.push(() => {
    connection.close();
    indexedDB.deleteDatabase(name);
  });
  return connection;
}

async function opened(name: string): Promise<Store> {
  const store = await open(name);
  cleanups.push(() => store.delete());
  return store;
}

/** A factory whose `open` fails as a browser's would. */
function failingFactory(error: DOMException): IDBFactory {
  return {
    open: () => {
      throw error;
    },
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    databases: () => Promise.resolve([]),
    cmp: (first, second) => indexedDB.cmp(first, second),
  };
}

describe("openStore", () => {
  it("makes the database on the first visit and finds it on the next", async () => {
    const store = await opened(uniqueName());
    valueOf(await writeSetting(store, NOTE, "kept"));
    store.close();
    const again = await opened(store.name);
    expect(await again.settings.toArray()).toEqual([{ name: "note", value: "kept" }]);
  });

  it("leaves a newer version's database alone", async () => {
    const name = uniqueName();
    const newer = await rawConnection(name, 9_990);
    newer.close();

    expect(await openStore({ rules: RULES, name })).toEqual({ ok: false, error: { kind: "newer-version" } });

    const found = (await indexedDB.databases()).find((database) => database.name === name);
    expect(found?.version).toBe(9_990);
    const reopened = await rawConnection(name, 9_990);
    expect([...reopened.objectStoreNames]).toEqual(["fromTheFuture"]);
  });

  it("says that an older tab is in the way when it does not let go", async () => {
    const name = uniqueName();
    await rawConnection(name, 1);
    expect(await openStore({ rules: RULES, name })).toEqual({ ok: false, error: { kind: "blocked" } });
  });

  it("lets go for a newer tab, tells the app, and refuses to write from then on", async () => {
    const onClosed = vi.fn();
    const store = valueOf(await openStore({ rules: RULES, name: uniqueName(), onClosed }));
    await rawConnection(store.name, 9_990);
    expect(onClosed).toHaveBeenCalledOnce();
    expect(await writeSetting(store, NOTE, "lost")).toEqual({ ok: false, error: { kind: "closed" } });
  });

  it.each([
    [new DOMException("Denied.", "SecurityError"), "storage-denied"],
    [new DOMException("A private window.", "InvalidStateError"), "storage-denied"],
    [new DOMException("Full.", "QuotaExceededError"), "full"],
    [new DOMException("Internal error.", "UnknownError"), "broken"],
  ])("gives %s of the browser as a value", async (error, kind) => {
    vi.spyOn(console, "warn").mockReturnValue();
    const result = await openStore({ rules: RULES, name: uniqueName(), factory: failingFactory(error) });
    expect(result).toMatchObject({ ok: false, error: { kind } });
    vi.restoreAllMocks();
  });

  it("says so where there is no IndexedDB", async () => {
    expect(await openStore({ rules: RULES, factory: null })).toEqual({
      ok: false,
      error: { kind: "no-storage" },
    });
  });
});

describe("deviceId", () => {
  it("is minted once, even by two tabs at the same moment", async () => {
    const store = await opened(uniqueName());
    const otherTab = await open(store.name);
    cleanups.unshift(() => otherTab.close());
    const [first, second] = await Promise.all([deviceId(store), deviceId(otherTab)]);
    expect(valueOf(first)).toMatch(/^[0-9a-f]{20}$/);
    expect(second).toEqual(first);
    expect(await deviceId(store)).toEqual(first);
  });
});
