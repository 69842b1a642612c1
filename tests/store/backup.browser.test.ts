import { describe, expect, it } from "vitest";

import type { DeviceId, ExerciseId } from "#lib/core/ids.ts";
import { BackupWriter } from "#lib/exchange/backup/backup-writer.ts";
import { makeBackup } from "#lib/sessions/make-backup.ts";
import type { MadeBackup } from "#lib/sessions/make-backup.ts";
import { restoreBackup } from "#lib/sessions/restore-backup.ts";
import { openSource } from "#lib/store/backup-rows.ts";
import { deviceId, knownDevice } from "#lib/store/device.ts";
import { packEvents } from "#lib/store/event-chunk.ts";
import { importNotes } from "#lib/store/imports.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { recordAnswer } from "#lib/store/record-answer.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { undoLast } from "#lib/store/undo.ts";
import { dump, dumpOfAggregates } from "./dump.ts";
import { fillWithMany } from "./many-cards.ts";
import { answerTo, momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, note, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const MADE_AT_MS = momentAfter(30).atMs;

async function backupOf(store: Store): Promise<MadeBackup> {
  const made = await makeBackup(openSource(store), {
    madeAtMs: MADE_AT_MS,
    pause: () => Promise.resolve(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  if (made === null) throw new Error("Nobody cancelled it.");
  return valueOf(made);
}

function restore(store: Store, file: Blob, signal = new AbortController().signal) {
  return restoreBackup(store, file, { onProgress: () => undefined, signal });
}

/** Some of everything: sealed and open log, undone and not, an import, a draft, words of the learner's own. */
async function fill(store: Store): Promise<void> {
  const cards = [card("BatchNorm"), card("LayerNorm"), card("Adam")];
  valueOf(await importNotes(store, [{ note: note("a"), cards }], [], momentAfter(0)));
  for (let hour = 0; hour < 6; hour++) {
    valueOf(await rate(store, cardIdOf(hour % 2 === 0 ? "BatchNorm" : "Adam"), 3, momentAfter(hour)));
  }
  valueOf(await undoLast(store, momentAfter(6)));
  await sealFirst(store, 4);
  const exerciseId = "batch-norm" as ExerciseId;
  await store.drafts.put({ exerciseId, language: "python", code: "pass\n", updatedAtMs: 5 });
  const overlay = { front: "Mine", back: "Own", frontHtml: "<p>Mine</p>", backHtml: "<p>Own</p>" };
  await store.overlays.put({ cardId: cardIdOf("BatchNorm"), language: "en", ...overlay });
  await store.settings.put({ name: "some", value: { odd: [NaN, -0, null], $typed: "not one" } });
}

/** As sealing does with a thousand. */
async function sealFirst(store: Store, count: number): Promise<void> {
  const events = await store.events.limit(count).toArray();
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) throw new Error("The test has no events.");
  await store.eventChunks.add({
    deviceId: first.deviceId,
    firstSeq: first.seq,
    lastSeq: last.seq,
    cardIds: [...new Set(events.flatMap(({ cardId }) => (cardId === null ? [] : [cardId])))],
    packed: packEvents(events),
  });
  await store.events.bulkDelete(events.map(({ deviceId: device, seq }) => [device, seq]));
}

/** Everything but what a restore must make anew: this device, and the revisions of cards. */
async function dumpOfBackedUp(store: Store): Promise<unknown> {
  const everything = await dump(store);
  return {
    ...everything,
    cards: (await store.cards.toArray()).map(({ revision: _, ...rest }) => rest),
    settings: (await store.settings.toArray()).filter(({ name }) => name !== "device"),
  };
}

describe("a backup", () => {
  it("brings everything to another device: rows, log, sums, and what a rating left to be done", async () => {
    await withStore(async (store) => {
      await fill(store);
      valueOf(await rate(store, cardIdOf("LayerNorm"), 3, momentAfter(7)));
      expect((await knownDevice(store))?.waiting).toHaveLength(1);
      const { file, contents } = await backupOf(store);
      expect(contents).toMatchObject({ counts: { notes: 1, cards: 3, reviews: 6 }, skipped: [] });
      expect(await store.eventChunks.count()).toBe(1);
      await withStore(async (other) => {
        valueOf(await saveNote(other, note("old"), [card("Dropout")]));
        valueOf(await rate(other, cardIdOf("Dropout"), 3, momentAfter(1)));
        expect(await restore(other, file)).toEqual({ ok: true, value: contents });
        expect(await dumpOfBackedUp(other)).toEqual(await dumpOfBackedUp(store));
        expect(await dumpOfAggregates(other)).toEqual(await dumpOfAggregates(store));
        expect(valueOf(await allEvents(other))).toEqual(valueOf(await allEvents(store)));
      });
    });
  });

  it("gives the device it is restored on another name, so that no two number their events alike", async () => {
    await withStore(async (store) => {
      await fill(store);
      const before = valueOf(await deviceId(store));
      const { file } = await backupOf(store);
      expect(await restore(store, file)).toMatchObject({ ok: true });
      const { event } = valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(40)));
      expect(event.deviceId).not.toBe(before);
      expect(event.seq).toBe(0);
    });
  });

  it("does not let another tab rate what it has read before", async () => {
    await withStore(async (store) => {
      await fill(store);
      const { file } = await backupOf(store);
      const late = await answerTo(store, cardIdOf("BatchNorm"), 3, momentAfter(40));
      await restore(store, file);
      expect(await recordAnswer(store, late)).toMatchObject({ ok: false, error: { kind: "stale" } });
    });
  });

  it("is of one moment, whatever is written while it is made", async () => {
    await withStore(async (store) => {
      await fillWithMany(store, 2_000);
      const source = openSource(store);
      const made = makeBackup(source, {
        madeAtMs: 0,
        pause: () => Promise.resolve(),
        onProgress: () => {
          // Queued behind the transaction that is being read from.
          void store.cards.clear();
          void store.sources.clear();
        },
        signal: new AbortController().signal,
      });
      expect(valueOf((await made) ?? valueOf({ ok: false, error: "cancelled" })).contents).toMatchObject({
        rows: 4_000,
        counts: { cards: 2_000 },
      });
    });
  });

  it("sanitises what it puts on the screen", async () => {
    await withStore(async (store) => {
      await fill(store);
      await store.overlays.toCollection().modify({ frontHtml: `<img src=x onerror="alert(1)"><p>Mine</p>` });
      const { file } = await backupOf(store);
      await restore(store, file);
      expect((await store.overlays.toArray())[0]?.frontHtml).toBe("<p>Mine</p>");
    });
  });
});

describe("what was there stays as it was", () => {
  async function expectUntouched(
    run: (store: Store, file: Blob) => Promise<unknown>,
    result: unknown,
  ): Promise<void> {
    await withStore(async (store) => {
      await fill(store);
      const { file } = await backupOf(store);
      await store.drafts.clear();
      valueOf(await rate(store, cardIdOf("LayerNorm"), 3, momentAfter(40)));
      const before = await dump(store);
      expect(await run(store, file)).toEqual(result);
      expect(await dump(store)).toEqual(before);
    });
  }

  it("when the restore is cancelled in the middle", async () => {
    await expectUntouched(async (store, file) => {
      const cancel = new AbortController();
      // What has come of the file by then is written first.
      return restoreBackup(store, file, { onProgress: () => cancel.abort(), signal: cancel.signal });
    }, null);
  });

  it("when the file is cut off", async () => {
    await expectUntouched((store, file) => restore(store, file.slice(0, file.size - 40)), {
      ok: false,
      error: { kind: "cut-off" },
    });
  });

  it("when the file was changed", async () => {
    await expectUntouched(
      async (store, file) => {
        const text = await new Response(file.stream().pipeThrough(new DecompressionStream("gzip"))).text();
        return restore(store, new Blob([text.replace("The meaning of Adam", "The meaning of Adan")]));
      },
      { ok: false, error: { kind: "damaged", table: "sources" } },
    );
  });

  it("when the storage is full in the middle", async () => {
    await expectUntouched(
      async (store, file) => {
        store.sources.hook("creating", () => {
          throw new DOMException("Full.", "QuotaExceededError");
        });
        return restore(store, file);
      },
      { ok: false, error: { kind: "full" } },
    );
  });

  it("when rows have no key, though every checksum is right", async () => {
    await withStore(async (store) => {
      await fill(store);
      const before = await dump(store);
      for (const batch of [
        { table: "cards", rows: [{ no: "id" }] },
        { table: "nowhere", rows: [{ id: "a" }] },
        { table: "notes", rows: [{ id: "a" }, { id: "a" }] },
        { table: "dueCounts", rows: [{ readyDay: 1, deckId: "a", cards: 5 }] },
      ]) {
        const writer = new BackupWriter();
        const begin = writer.begin({ version: 1, schema: 2, app: "0", madeAtMs: 0 });
        const { bytes } = writer.add(batch);
        const end = writer.end({ counts: { notes: 0, cards: 0, reviews: 0 }, skipped: [] });
        expect(await restore(store, new Blob([begin, ...bytes, ...end]))).toEqual({
          ok: false,
          error: { kind: "damaged", table: batch.table },
        });
        expect(await dump(store)).toEqual(before);
      }
    });
  });
});

/** The browser's own, to be called where it was replaced. */
function methodOf(name: "get" | "getAll"): (...asked: readonly unknown[]) => IDBRequest {
  return Reflect.get(IDBObjectStore.prototype, name) as (...asked: readonly unknown[]) => IDBRequest;
}

describe("the rescue", () => {
  it("leaves out a damaged chunk, names it, and restores the rest", async () => {
    await withStore(async (store) => {
      await fill(store);
      await store.eventChunks.toCollection().modify((chunk) => {
        Object.assign(chunk, { packed: { ...chunk.packed, seqs: new Float64Array(3) } });
      });
      expect(await allEvents(store)).toMatchObject({ ok: false, error: { kind: "damaged-chunk" } });
      const { file, contents } = await backupOf(store);
      const device: DeviceId = valueOf(await deviceId(store));
      expect(contents.skipped).toEqual([
        {
          table: "eventChunks",
          key: JSON.stringify([device, 0]),
          reason: 'Column "seqs" has 3 values, not 4.',
        },
      ]);
      await withStore(async (other) => {
        expect(await restore(other, file)).toMatchObject({ ok: true });
        expect(await other.cards.count()).toBe(3);
        expect(await other.eventChunks.count()).toBe(0);
        expect(await other.events.toArray()).toEqual(await store.events.toArray());
      });
    });
  });

  it("leaves out a record that the browser cannot read, and names it", async () => {
    await withStore(async (store) => {
      await fill(store);
      valueOf(await saveNote(store, note("b"), [card("Dropout")]));
      const get = methodOf("get");
      const getAll = methodOf("getAll");
      const broken = (key: unknown) => key === "b";
      const failing = (): never => {
        throw new DOMException("Failed to read large IndexedDB value", "UnknownError");
      };
      Object.assign(IDBObjectStore.prototype, {
        get(this: IDBObjectStore, key: IDBValidKey) {
          return this.name === "notes" && broken(key) ? failing() : get.call(this, key);
        },
        getAll(this: IDBObjectStore, ...asked: []) {
          return this.name === "notes" ? failing() : getAll.call(this, ...asked);
        },
      });
      const made = await backupOf(store).finally(() =>
        Object.assign(IDBObjectStore.prototype, { get, getAll }),
      );
      expect(made.contents.skipped).toEqual([
        { table: "notes", key: `"b"`, reason: expect.stringContaining("UnknownError") as string },
      ]);
      expect(made.contents.counts).toMatchObject({ notes: 1, cards: 4 });
    });
  });
});
