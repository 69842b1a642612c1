import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { violationsOn } from "./inspection.ts";
import { BackupPage } from "./pages/backup-page.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { phone, type Phone } from "./phone.ts";

/* What a learner sees of a storage that is denied, full or damaged. The tables beneath are in tests/store. */

const ZH = { locale: "zh" } as const;

let address: string;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  return () => server.close();
});

let device: Phone;
let page: Page;

beforeEach(async () => {
  device = await phone({ locale: "zh-CN" });
  page = await device.blank();
  return () => device.discard();
});

describe("storage that is denied", () => {
  it.each([
    ["on looking at it", "SecurityError"],
    ["on opening the database", "InvalidStateError"],
  ])("is named with what to do, whatever screen is asked for: %s", async (_when, name) => {
    await page.addInitScript((error) => {
      const refuse = (): never => {
        throw new DOMException("Denied.", error);
      };
      if (error === "SecurityError") Object.defineProperty(globalThis, "indexedDB", { get: refuse });
      else IDBFactory.prototype.open = refuse;
    }, name);
    for (const route of ["", "review/", "decks/", "settings/backup/"]) {
      await page.goto(`${address}${route}`);
      await page.getByRole("alert").getByText(m.store_storage_denied({}, ZH)).waitFor();
      // There is nothing that could be saved.
      expect(await page.getByText(m.backup_rescue_title({}, ZH)).count()).toBe(0);
    }
    expect(await violationsOn(page)).toEqual([]);
    expect(device.problems).toEqual([]);
  });
});

describe("storage that is full", () => {
  it("refuses a rating and says so; the card is asked again, and rated once there is room", async () => {
    await page.goto(`${address}review/`);
    const review = new ReviewPage(page, "zh");
    const question = await review.question();
    const left = await review.left();
    await review.reveal();
    await page.evaluate(() => {
      const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "put") ?? {};
      const roomAgain = (): unknown => Object.defineProperty(IDBObjectStore.prototype, "put", put);
      Object.assign(globalThis, { roomAgain });
      // Ratings only: the built-in decks may still be coming in.
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row) {
        const isRating = this.transaction.objectStoreNames.contains("undoSteps");
        if (isRating) throw new DOMException("Full.", "QuotaExceededError");
        return (put.value as IDBObjectStore["put"]).apply(this, row);
      };
    });
    await review.ratingButton(4).tap();
    await page.getByText(m.store_full({}, ZH)).waitFor();

    await page.evaluate(() => (globalThis as unknown as { roomAgain: () => void }).roomAgain());
    await page.getByRole("button", { name: m.problem_retry({}, ZH) }).tap();
    expect(await review.question()).toBe(question);
    expect(await review.left()).toBe(left);
    await review.reveal();
    await review.rate(4);
    expect(await review.left()).toBe(left - 1);
  });
});

describe("a damaged chunk of the log", () => {
  it("stops neither review nor a backup, which names it", async () => {
    await page.goto(`${address}review/`);
    const review = new ReviewPage(page, "zh");
    await review.reveal();
    await review.rate(4);
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open("gradus");
          request.onsuccess = () => {
            const writing = request.result.transaction("eventChunks", "readwrite");
            const packed = { version: 1, count: 1, kinds: new Uint8Array() };
            writing
              .objectStore("eventChunks")
              .put({ deviceId: "phone", firstSeq: 0, lastSeq: 0, cardIds: [], packed });
            writing.oncomplete = () => {
              request.result.close();
              resolve();
            };
            writing.onabort = () => reject(new Error(writing.error?.message));
          };
        }),
    );
    await page.reload();
    await review.reveal();
    await review.rate(4);
    // As on a phone: no place can be chosen beforehand.
    await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
    await page.goto(`${address}settings/backup/`);
    await page.getByText(m.backup_never({}, ZH)).waitFor();
    await new BackupPage(page, "zh").make();
    await page.getByText(m.backup_skipped({ count: 1 }, ZH)).waitFor();
  });
});

describe("the browser's answer to whether it keeps the data", () => {
  it.each([true, false])("is shown where it is asked: %s", async (answer) => {
    await page.addInitScript((promised) => {
      let isPersistent = false;
      StorageManager.prototype.persisted = () => Promise.resolve(isPersistent);
      StorageManager.prototype.persist = () => {
        isPersistent = promised;
        return Promise.resolve(promised);
      };
    }, answer);
    await page.goto(`${address}settings/backup/`);
    await page.getByText(m.settings_storage_best_effort({}, ZH)).waitFor();
    await page.getByRole("button", { name: m.settings_storage_ask({}, ZH) }).tap();
    const said = answer ? m.settings_storage_persistent({}, ZH) : m.backup_keep_refused({}, ZH);
    await page.getByText(said).waitFor();
  });
});
