import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";

import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import type { ExerciseId } from "#lib/core/ids.ts";
import { findExercise } from "#lib/exercises/catalogue.ts";
import { m } from "#lib/paraglide/messages.js";
import { servedAddress } from "../../scripts/build/offline.ts";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { ExercisePage } from "./pages/exercise-page.ts";
import { goTo } from "./pages/tab-bar.ts";
import { phone, type Phone } from "./phone.ts";

/** Hosts need these two, an offline copy does not: the worker itself, and the page that hosts send with status 404. */
const NOT_COPIED = ["sw.js", "404.html"];

const NOT_FOUND = m.error_title({}, { locale: "zh" });

/** Every file of a build, as paths with slashes. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

function addressesOf(folder: string): string[] {
  return filesOf(folder)
    .filter((file) => !NOT_COPIED.includes(file))
    .map((file) => servedAddress(`client/${file}`));
}

/** Addresses of the prerendered pages: "./", "review/", … */
function pagesOf(folder: string): string[] {
  return addressesOf(folder).filter((address) => address.endsWith("/"));
}

/** Waits until the offline copy is complete and answers for this page. */
async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** What the page shows, once it shows anything: its heading. */
async function headingOf(page: Page): Promise<string> {
  const heading = page.locator("h1").first();
  await heading.waitFor({ state: "attached" });
  return (await heading.textContent()) ?? "";
}

describe.each([
  { place: "at the root of a domain", base: "", out: "" },
  { place: "under a sub-path", base: "/gradus", out: ".cache/e2e/sub-path" },
])("the production build $place", ({ base, out }) => {
  let folder: string;
  let server: Awaited<ReturnType<typeof serveBuild>>;
  let device: Phone;

  beforeAll(async () => {
    ({ folder } = await ensureBuilt({ base, out }));
    server = await serveBuild({ folder, base });
    device = await phone({ locale: "zh-CN" });
    return async () => {
      await device.discard();
      await server.close();
    };
  });

  it("is wholly on the device after the first visit, without a reload", async () => {
    const page = await device.open(server.url);
    await installed(page);
    const missing = await page.evaluate(async (addresses) => {
      const found = await Promise.all(
        addresses.map((address) => caches.match(new URL(address, document.baseURI), { ignoreSearch: true })),
      );
      return addresses.filter((_, index) => found[index] === undefined);
    }, addressesOf(folder));
    expect(missing).toEqual([]);
    expect(device.problems).toEqual([]);
  });

  it("opens every page cold with the network off", async () => {
    await device.restart();
    await device.setOffline(true);
    await server.close();
    for (const address of pagesOf(folder)) {
      const page = await device.open(new URL(address, server.url).href);
      expect(await headingOf(page), address).not.toBe(NOT_FOUND);
      await page.locator(".skeleton").first().waitFor({ state: "detached" });
      expect(await page.getByRole("alert").allInnerTexts(), address).toEqual([]);
      await page.close();
    }
    expect(device.problems).toEqual([]);
  });

  it("finds a page with the network off whatever is in its query, and without its closing slash", async () => {
    const home = await headingOf(await device.open(server.url));
    expect(await headingOf(await device.open(`${server.url}?deck=norm&source=share`))).toBe(home);
    const settings = await headingOf(await device.open(`${server.url}settings/`));
    const bare = await device.open(`${server.url}settings`);
    expect(await headingOf(bare)).toBe(settings);
    expect(device.problems).toEqual([]);
  });

  it("says with the network off that a page does not exist", async () => {
    const page = await device.open(`${server.url}no/such/page/`);
    expect(await headingOf(page)).toBe(NOT_FOUND);
    await page.close();
  });
});

describe("a newer version", () => {
  const MARK = '<meta name="newer" content="yes">';
  let newer: string;
  let server: Awaited<ReturnType<typeof serveBuild>>;
  let device: Phone;

  beforeAll(async () => {
    const { folder } = await ensureBuilt({ base: "", out: "" });
    newer = mkdtempSync(join(tmpdir(), "gradus-newer-"));
    cpSync(folder, newer, { recursive: true });
    edit("index.html", (text) => text.replace("</head>", `${MARK}</head>`));
    edit("sw.js", (text) => text.replace(/(url:"\.\/",revision:")[0-9a-f]+/, "$1newer"));
    server = await serveBuild({ folder });
    device = await phone({ locale: "zh-CN" });
    return async () => {
      await device.discard();
      await server.close();
      rmSync(newer, { recursive: true, force: true });
    };
  });

  function edit(file: string, change: (text: string) => string): void {
    const before = readFileSync(join(newer, file), "utf8");
    const after = change(before);
    if (after === before)
      throw new Error(`${file} is not built as this test expects; nothing was changed in it.`);
    writeFileSync(join(newer, file), after);
  }

  const isNewer = (page: Page) => page.locator('meta[name="newer"]').count();
  const prompt = (page: Page) => page.getByText(m.pwa_update_ready({}, { locale: "zh" }));
  const accept = (page: Page) =>
    page.getByRole("button", { name: m.pwa_update_reload({}, { locale: "zh" }), exact: true }).tap();

  it("is offered, waits, and reloads only the tab that asked for it", async () => {
    const first = await device.open(server.url);
    await installed(first);
    await first.evaluate(() => Object.assign(window, { keptByTheTab: true }));

    const { port } = server;
    await server.close();
    server = await serveBuild({ folder: newer, port });

    const second = await device.open(server.url);
    await prompt(second).waitFor();
    await prompt(first).waitFor();
    await second.reload();
    await prompt(second).waitFor();
    expect(await isNewer(second)).toBe(0);

    // Typed a moment before the newer version is accepted.
    const screen = new ExercisePage(first, "zh");
    const title = findExercise("batch-norm" as ExerciseId)?.title.zh ?? "";
    await goTo(first, "exercises", "zh");
    await screen.open(title);
    await screen.write("# the last keystroke");
    await screen.leave();

    const reloaded = second.waitForEvent("load");
    await accept(second);
    await reloaded;
    await second.locator('meta[name="newer"]').waitFor({ state: "attached" });

    expect(await first.evaluate(() => "keptByTheTab" in window)).toBe(true);
    expect(await isNewer(first)).toBe(0);
    await accept(first);
    await first.waitForFunction(() => !("keptByTheTab" in window));
    await goTo(first, "today", "zh");
    await first.reload();
    await first.locator('meta[name="newer"]').waitFor({ state: "attached" });
    expect(await prompt(first).count()).toBe(0);
    await goTo(first, "exercises", "zh");
    await screen.open(title);
    await screen.showCode();
    expect(await screen.editor.innerText()).toContain("# the last keystroke");

    const copies = await first.evaluate(() => caches.keys());
    expect(copies).toHaveLength(1);
    expect(device.problems).toEqual([]);
  });
});
