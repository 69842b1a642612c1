import { afterEach, describe, expect, it, vi } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { ImportNotes } from "#lib/sessions/import-notes.svelte.ts";
import { makeBackup } from "#lib/sessions/make-backup.ts";
import type { MadeBackup } from "#lib/sessions/make-backup.ts";
import { restoreBackup } from "#lib/sessions/restore-backup.ts";
import { openSource, openSourceAsItIs } from "#lib/store/backup-rows.ts";
import type { BackupSource } from "#lib/store/backup-rows.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { openStore } from "#lib/store/open.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { makeVersion, rowsOfVersion } from "../migrations/frozen-database.ts";
import { dump, dumpOfAggregates } from "./dump.ts";
import { momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, note, valueOf } from "./samples.ts";
import { open, RULES, uniqueName, withStore } from "./temporary-store.ts";

const CARDS = Array.from({ length: 10 }, (_, index) => cardIdOf(`card ${index}`));

const quiet = { onProgress: () => undefined, signal: new AbortController().signal };

async function backupOf(source: BackupSource): Promise<MadeBackup> {
  const made = await makeBackup(source, { madeAtMs: 0, pause: () => Promise.resolve(), ...quiet });
  if (made === null) throw new Error("Nobody cancelled it.");
  return valueOf(made);
}

async function fill(store: Store): Promise<void> {
  const cards = CARDS.map((id) => card(id));
  valueOf(await saveNote(store, note("a"), cards));
  for (const [index, id] of CARDS.entries()) valueOf(await rate(store, id, 3, momentAfter(index / 60)));
}

/** What the browser does from now on when something is added or put into this table. */
function failOn(table: string, error: DOMException): void {
  for (const method of ["add", "put"] as const) {
    const original = Reflect.get(IDBObjectStore.prototype, method) as IDBObjectStore["put"];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === table) throw error;
      return original.apply(this, args);
    });
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("two tabs that rate the same cards at once", () => {
  it("count each card once: one tab is told, and the log, the memories and the sums agree", async () => {
    await withStore(async (here) => {
      await fill(here);
      const there = await open(here.name);
      const before = valueOf(await allEvents(here)).length;
      const tabs = [here, there];
      const ratings = CARDS.flatMap((id, index) =>
        tabs.map((tab, which) => rate(tab, id, which === 0 ? 3 : 1, momentAfter(24 + index / 60))),
      );
      const outcomes = await Promise.all(ratings);
      there.close();

      const recorded = outcomes.filter((outcome) => outcome.ok);
      const refused = outcomes.filter((outcome) => !outcome.ok);
      expect(recorded.length).toBeGreaterThanOrEqual(CARDS.length);
      for (const { error } of refused) expect(error).toMatchObject({ kind: "stale" });
      // Nothing that was recorded is missing, and nothing is there twice.
      const events = valueOf(await allEvents(here));
      expect(events).toHaveLength(before + recorded.length);
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      const memories = replay(events, () => DEFAULT_SETTINGS);
      for (const { id, memory } of await here.cards.toArray())
        expect([id, memory]).toEqual([id, memories.get(id)]);
      const kept = await dumpOfAggregates(here);
      valueOf(await rebuildAggregates(here));
      expect(await dumpOfAggregates(here)).toEqual(kept);
    });
  });
});

describe("a full disk", () => {
  it.each(["cards", "events", "settings"])(
    "refuses a rating as a whole when there is no room in %s; the next one is taken",
    async (table) => {
      await withStore(async (store) => {
        await fill(store);
        const before = await dump(store);
        failOn(table, new DOMException("Full.", "QuotaExceededError"));
        expect(await rate(store, CARDS[0] as CardId, 3, momentAfter(30))).toEqual({
          ok: false,
          error: { kind: "full" },
        });
        expect(await dump(store)).toEqual(before);
        expect((await backupOf(openSource(store))).contents.counts.reviews).toBe(CARDS.length);
        vi.restoreAllMocks();
        valueOf(await rate(store, CARDS[0] as CardId, 3, momentAfter(30)));
      });
    },
  );
});

describe("a database that the app does not open", () => {
  it("is saved as it lies there when it is older, and restored into this version", async () => {
    const name = uniqueName();
    await makeVersion(1, name);
    const source = await openSourceAsItIs(indexedDB, name);
    if (source === null) throw new Error("It was made just now.");
    const { file, contents } = await backupOf(source);
    source.database.close();
    indexedDB.deleteDatabase(name);
    expect(contents.header.schema).toBe(1);
    await withStore(async (store) => {
      valueOf((await restoreBackup(store, file, quiet)) ?? valueOf({ ok: false, error: "cancelled" }));
      const { cards, sources, eventChunks } = await dump(store);
      const frozen = rowsOfVersion(1);
      expect(eventChunks).toEqual(frozen["eventChunks"]);
      expect(sources).toEqual(frozen["sources"]);
      expect(cards).toHaveLength(frozen["cards"]?.length ?? 0);
      for (const table of ["dayTotals", "deckTotals", "recallCells", "dueCounts"] as const)
        expect([table, await store.table(table).toArray()]).toEqual([table, frozen[table]]);
    });
  });

  it("is saved when it is newer, with tables that are not known here; this version does not restore it", async () => {
    const name = uniqueName();
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 9_990);
      request.onupgradeneeded = () =>
        request.result.createObjectStore("fromTheFuture", { keyPath: "id" }).add({ id: 1 });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(request.error?.message));
    });
    newer.close();
    expect(await openStore({ rules: RULES, name })).toMatchObject({ error: { kind: "newer-version" } });
    const source = await openSourceAsItIs(indexedDB, name);
    if (source === null) throw new Error("It was made just now.");
    const { file, contents } = await backupOf(source);
    source.database.close();
    indexedDB.deleteDatabase(name);
    expect(contents).toMatchObject({ rows: 1, header: { schema: 999 } });
    await withStore(async (store) => {
      expect(await restoreBackup(store, file, quiet)).toMatchObject({ ok: false, error: { kind: "newer" } });
    });
  });

  it("is not made by looking for it", async () => {
    const name = uniqueName();
    expect(await openSourceAsItIs(indexedDB, name)).toBeNull();
    expect((await indexedDB.databases()).map((found) => found.name)).not.toContain(name);
  });
});

describe("a damaged chunk of the log", () => {
  it("stops neither rating nor backing up, and an import says what is wrong", async () => {
    await withStore(async (store) => {
      const importing = () => new ImportNotes({ ready: Promise.resolve(store) });
      const file = (text: string) => new File([text], "a.md", { type: "text/markdown" });
      const first = importing();
      await first.readFiles([file("# 优化器\n\n- **动量**：累积历史梯度\n")]);
      await first.accept();
      const [imported] = await store.cards.toArray();
      if (imported === undefined) throw new Error("The note gives cards.");
      const deviceId = valueOf(await rate(store, imported.id, 3, momentAfter(0))).event.deviceId;
      const packed = { version: 1, count: 1, kinds: new Uint8Array() } as never;
      await store.eventChunks.put({
        deviceId,
        firstSeq: 5_000,
        lastSeq: 5_000,
        cardIds: [imported.id],
        packed,
      });

      valueOf(await rate(store, imported.id, 3, momentAfter(1)));
      const again = importing();
      await again.readFiles([file("# 优化器\n\n- **动量**：换一种说法\n")]);
      expect(again.view.kind).toBe("choose");
      expect(again.problems).toMatchObject([
        { kind: "store", text: expect.stringMatching(/damaged|损坏/) as string },
      ]);
      expect((await backupOf(openSource(store))).contents.skipped).toMatchObject([{ table: "eventChunks" }]);
    });
  });
});
