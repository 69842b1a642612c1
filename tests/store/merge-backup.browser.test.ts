import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { makeBackup } from "#lib/sessions/make-backup.ts";
import { mergeBackup, restoreBackup } from "#lib/sessions/restore-backup.ts";
import { openSource } from "#lib/store/backup-rows.ts";
import { deviceId } from "#lib/store/device.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { undoLast } from "#lib/store/undo.ts";
import { dump, dumpOfAggregates } from "./dump.ts";
import { momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, note, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const [BATCH_NORM, ADAM, DROPOUT] = [cardIdOf("BatchNorm"), cardIdOf("Adam"), cardIdOf("Dropout")];
const quiet = { onProgress: () => undefined, signal: new AbortController().signal };

async function backupOf(store: Store): Promise<Blob> {
  const made = await makeBackup(openSource(store), { madeAtMs: 0, pause: () => Promise.resolve(), ...quiet });
  if (made === null) throw new Error("Nobody cancelled it.");
  return valueOf(made).file;
}

async function merge(store: Store, file: Blob): Promise<void> {
  expect(await mergeBackup(store, file, quiet)).toMatchObject({ ok: true });
}

async function rateAll(store: Store, ids: readonly CardId[], fromHours: number): Promise<void> {
  for (const [index, id] of ids.entries()) {
    valueOf(await rate(store, id, index % 2 === 0 ? 3 : 1, momentAfter(fromHours + index / 10)));
  }
}

/** Two devices that began with the same data and went on apart. */
async function apart(run: (phone: Store, laptop: Store) => Promise<void>): Promise<void> {
  await withStore(async (phone) => {
    valueOf(await saveNote(phone, note("a"), [card(BATCH_NORM), card(ADAM)]));
    await rateAll(phone, [BATCH_NORM, ADAM], 0);
    const common = await backupOf(phone);
    await withStore(async (laptop) => {
      expect(await restoreBackup(laptop, common, quiet)).toMatchObject({ ok: true });
      await rateAll(phone, [ADAM, BATCH_NORM, ADAM], 24);
      valueOf(await saveNote(laptop, note("b"), [card(DROPOUT)]));
      await rateAll(laptop, [ADAM, DROPOUT, BATCH_NORM], 24.05);
      valueOf(await undoLast(laptop, momentAfter(25)));
      await rateAll(laptop, [DROPOUT], 48);
      await run(phone, laptop);
    });
  });
}

async function memoriesIn(store: Store): Promise<Readonly<Record<string, unknown>>> {
  return Object.fromEntries((await store.cards.toArray()).map(({ id, memory }) => [id, memory]));
}

describe("merging the backup of another device", () => {
  it("gives both devices the same log, and the memories that its replay gives", async () => {
    await apart(async (phone, laptop) => {
      const [ofPhone, ofLaptop] = [await backupOf(phone), await backupOf(laptop)];
      await merge(phone, ofLaptop);
      await merge(laptop, ofPhone);
      const events = valueOf(await allEvents(phone));
      expect(events).toHaveLength(2 + 3 + 3 + 1 + 1);
      expect(valueOf(await allEvents(laptop))).toEqual(events);
      const memories = Object.fromEntries(replay(events, () => DEFAULT_SETTINGS));
      expect(await memoriesIn(phone)).toEqual(memories);
      expect(await memoriesIn(laptop)).toEqual(memories);
      expect(await phone.sources.where("cardId").equals(DROPOUT).count()).toBe(1);
      expect(await phone.notes.count()).toBe(2);
      const sums = await dumpOfAggregates(phone);
      expect(await dumpOfAggregates(laptop)).toEqual(sums);
      valueOf(await rebuildAggregates(phone));
      expect(await dumpOfAggregates(phone)).toEqual(sums);
      // Both go on, each under its own name.
      expect(await deviceId(phone)).not.toEqual(await deviceId(laptop));
      await rateAll(phone, [DROPOUT], 72);
    });
  });

  it("changes nothing the second time, nor with one's own backup", async () => {
    await apart(async (phone, laptop) => {
      const ofLaptop = await backupOf(laptop);
      await merge(phone, ofLaptop);
      const once = await dump(phone);
      await merge(phone, ofLaptop);
      await merge(phone, await backupOf(phone));
      expect(await dump(phone)).toEqual(once);
    });
  });

  it("takes another name where somebody else goes on by this device's", async () => {
    await withStore(async (phone) => {
      valueOf(await saveNote(phone, note("a"), [card(ADAM)]));
      await rateAll(phone, [ADAM], 0);
      const before = await dump(phone);
      await rateAll(phone, [ADAM], 24);
      const ahead = await backupOf(phone);
      // A copy of the profile from before, which has the same name.
      for (const table of phone.tables) await table.clear();
      for (const [table, rows] of Object.entries(before)) await phone.table(table).bulkPut(rows);
      const name = valueOf(await deviceId(phone));
      await merge(phone, ahead);
      expect(valueOf(await deviceId(phone))).not.toBe(name);
      expect(valueOf(await allEvents(phone))).toHaveLength(2);
    });
  });

  it("leaves everything as it was if the file is not whole", async () => {
    await apart(async (phone, laptop) => {
      const file = await backupOf(laptop);
      const before = await dump(phone);
      expect(await mergeBackup(phone, file.slice(0, file.size - 30), quiet)).toMatchObject({ ok: false });
      expect(await dump(phone)).toEqual(before);
    });
  });
});
