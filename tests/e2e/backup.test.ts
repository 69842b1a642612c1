import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { sidewaysOn, smallTargetsOn, violationsOn } from "./inspection.ts";
import { BackupPage } from "./pages/backup-page.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { TodayPage } from "./pages/today-page.ts";
import { phone, type Phone } from "./phone.ts";

const ZH = { locale: "zh" } as const;
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const;

let address: string;
let folder: string;
let device: Phone;
let page: Page;

beforeAll(async () => {
  const built = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder: built.folder });
  address = server.url;
  folder = mkdtempSync(join(tmpdir(), "gradus-backup-"));
  device = await phone({ locale: "zh-CN" });
  page = await device.blank();
  // As on a phone: no place can be chosen beforehand.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await page.goto(address);
  return async () => {
    await device.discard();
    await server.close();
    rmSync(folder, { recursive: true });
  };
});

const today = () => new TodayPage(page, "zh");
const backup = () => new BackupPage(page, "zh");

async function rateOne(): Promise<void> {
  await today().review();
  const review = new ReviewPage(page, "zh");
  await review.reveal();
  await review.rate(4);
  await review.close();
}

async function openBackup(): Promise<void> {
  await page.goto(`${address}settings/`);
  await page.getByRole("link", { name: m.backup_link({}, ZH) }).tap();
  await page.getByRole("heading", { name: m.backup_title({}, ZH) }).waitFor();
}

/** All that is wrong with the screen in both themes and sizes. `SCREENSHOTS` keeps what it looks like. */
async function complaints(name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      found.push(...(await violationsOn(page)));
      const pictures = process.env["SCREENSHOTS"];
      if (pictures)
        await page.screenshot({ path: join(pictures, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 320, height: 640 });
  found.push(...(await sidewaysOn(page)), ...(await smallTargetsOn(page)));
  await page.setViewportSize(SIZES.phone);
  return found;
}

describe("a learner's backup", () => {
  let file: string;

  it("is made, verified and saved; its age is shown from then on", async () => {
    await rateOne();
    await openBackup();
    await page.getByText(m.backup_never({}, ZH)).waitFor();
    expect(await complaints("backup")).toEqual([]);
    await backup().make();
    expect(await backup().contents()).toMatchObject({ [m.backup_reviews({}, ZH)]: "1" });
    expect(await complaints("backup-made")).toEqual([]);
    const download = await backup().download();
    expect(download.suggestedFilename()).toMatch(/^gradus-\d{4}-\d\d-\d\d\.gradus$/);
    file = join(folder, "mine.gradus");
    await download.saveAs(file);
    await page.getByText(m.backup_age_today({}, ZH)).waitFor();
  });

  it("brings back what was there then, after a look at what is in it", async () => {
    await page.goto(address);
    const before = await today().figures();
    await rateOne();
    await page.goto(address);
    expect(await today().figures()).not.toEqual(before);
    await openBackup();
    await backup().choose(file);
    expect(await backup().contents()).toMatchObject({ [m.backup_reviews({}, ZH)]: "1" });
    await backup().askToRestore();
    expect(await complaints("backup-preview")).toEqual([]);
    await page.reload();
    await backup().choose(file);
    await backup().restore();
    expect(await complaints("backup-restored")).toEqual([]);
    await backup().toToday();
    expect(await today().figures()).toEqual(before);
    await rateOne();
  });

  it("can be added to what is here: nothing comes twice, nothing is lost", async () => {
    await page.goto(address);
    const before = await today().figures();
    await openBackup();
    await backup().choose(file);
    await backup().merge();
    await backup().toToday();
    expect(await today().figures()).toEqual(before);
  });

  it("can be added to what another device has, which says what that changed", async () => {
    const tablet = await phone({ locale: "zh-CN" });
    try {
      const there = await tablet.open(`${address}settings/backup/`);
      const merging = new BackupPage(there, "zh");
      await merging.choose(file);
      await merging.merge();
      await there.getByText(m.backup_merged_reviews({ count: 1 }, ZH)).waitFor();
      expect(await violationsOn(there)).toEqual([]);
      const pictures = process.env["SCREENSHOTS"];
      if (pictures) await there.screenshot({ path: join(pictures, "backup-merged.png") });
      // The same once more: it is all there.
      await there.reload();
      await merging.choose(file);
      await merging.merge();
      await there.getByText(m.backup_merged_nothing({}, ZH)).waitFor();
      expect(tablet.problems).toEqual([]);
    } finally {
      await tablet.discard();
    }
  });

  it("says what is wrong with a file, and changes nothing", async () => {
    const bytes = readFileSync(file);
    const cut = join(folder, "cut.gradus");
    writeFileSync(cut, bytes.subarray(0, bytes.length / 2));
    const other = join(folder, "other.gradus");
    writeFileSync(other, "# A note\n");
    await openBackup();
    await backup().choose(cut);
    await backup().problem.getByText(m.backup_problem_cut_off({}, ZH)).waitFor();
    expect(await complaints("backup-problem")).toEqual([]);
    await page.reload();
    await backup().choose(other);
    await backup().problem.getByText(m.backup_problem_not_one({}, ZH)).waitFor();
  });

  it("goes to a chosen place, and is read back from there", async () => {
    const desktop = await device.blank();
    await desktop.addInitScript(() => {
      const showSaveFilePicker = async ({
        suggestedName,
      }: {
        suggestedName: string;
      }): Promise<FileSystemFileHandle> =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
      Object.assign(window, { showSaveFilePicker });
    });
    await desktop.goto(`${address}settings/backup/`);
    await desktop.getByRole("button", { name: m.backup_make({}, ZH) }).tap();
    await desktop.getByText(m.backup_saved({ name: "gradus-" }, ZH)).waitFor();
    const size = await desktop.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const names = await Array.fromAsync((root as unknown as { keys(): AsyncIterable<string> }).keys());
      return (
        await (await root.getFileHandle(names.find((name) => name.endsWith(".gradus")) ?? "")).getFile()
      ).size;
    });
    expect(size).toBeGreaterThan(1_000);
    await desktop.close();
  });
});

it("can be made where a newer version has been here and the app does not open", async () => {
  await page.goto(address);
  await today().figures();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open("gradus", 9_990);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => reject(new Error(request.error?.message));
      }),
  );
  await page.reload();
  await page.getByText(m.store_newer_version({}, ZH)).waitFor();
  await page.getByText(m.backup_rescue_title({}, ZH)).waitFor();
  expect(await complaints("rescue")).toEqual([]);
  await backup().make();
  expect(await backup().contents()).toMatchObject({ [m.backup_reviews({}, ZH)]: "2" });
  await (await backup().download()).saveAs(join(folder, "rescued.gradus"));
  expect(readFileSync(join(folder, "rescued.gradus")).length).toBeGreaterThan(1_000);
});

it("and nothing goes wrong unseen", () => {
  expect(device.problems).toEqual([]);
});
