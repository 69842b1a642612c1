/** The profiles that figures are measured with, made once and kept while what they are made from stays the same. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rename } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import type { Page } from "playwright-core";

import { MS_PER_DAY } from "#lib/core/time.ts";
import type { NoteToSave } from "#lib/sessions/note-to-save.ts";
import { contentVersion } from "../../build/content-version.js";
import { buildPage, type PageToBuild } from "../../grade/build-page.ts";
import { fingerprint } from "../../tasks/fingerprint.mjs";
import { whileLocked } from "../../tasks/lock.mjs";
import { inProject, ROOT } from "../../tasks/project.mjs";
import { LEARNER_BEGINS_MS, MANY, type LearnerSize } from "../seed-learner/learner.ts";
import type { Seeded, SeedPage } from "../seed-learner/page/main.ts";
import type { Wording } from "../seed-learner/wording.ts";
import { copyOfProfile, openBrowser, PROFILES, removeProfile } from "./open-profile.ts";
import { ORIGIN, serveOrigin, type ServedOrigin } from "./serve-origin.ts";

const SEED_PAGE: PageToBuild = {
  source: "scripts/bench/seed-learner/page",
  output: ".cache/seed-page",
  inputs: ["scripts/bench/seed-learner", "src/lib/store"],
};
/** What is left in a profile depends on how it is made, too. */
const THIS = "scripts/bench/profile/profiles.ts";
const DECKS = "src/lib/sessions/generated/decks";
/** By the time it is told what there is to review, the database is there. */
const TODAY = `main a[href$="review/"], main a[href$="review"]`;
const INSTALL_TIMEOUT_MS = 120_000;

/** A profile on disk; to be copied before anything is done with it. */
export interface Profile {
  readonly folder: string;
  /** The learner's present: when it should be in its pages. */
  readonly presentMs: number;
}

/** In the seed's page, `gradus` is this. */
interface Global {
  readonly gradus: SeedPage;
}

/** A learner who has just begun: the built-in content is there, and nothing else. */
export async function emptyProfile(): Promise<Profile> {
  const presentMs = LEARNER_BEGINS_MS - MS_PER_DAY;
  const kept = await keptProfile(
    "empty",
    fingerprint([THIS], { also: [contentVersion(ROOT)] }),
    async (folder) => {
      const origin = await serveOrigin();
      try {
        await installContent(origin, folder, presentMs);
      } finally {
        origin.close();
      }
      return { presentMs };
    },
  );
  return kept;
}

/** The same with many cards, years of reviews, and the learner's own notes. */
export async function seededProfile(size: LearnerSize = MANY): Promise<Profile> {
  const site = await buildPage(SEED_PAGE);
  const empty = await emptyProfile();
  const print = fingerprint([THIS, `${SEED_PAGE.output}/site`], {
    also: [contentVersion(ROOT), JSON.stringify(size)],
  });
  return keptProfile(`${size.cards}-${size.entries}-${size.seed}`, print, async (folder) => {
    process.stderr.write(`  seeding ${size.cards} cards and ${size.entries} log entries …\n`);
    const startedAt = performance.now();
    const copy = await copyOfProfile(empty.folder);
    await removeProfile(folder);
    await rename(copy, folder);
    const origin = await serveOrigin([site.folder]);
    try {
      const { presentMs } = await fill(origin, folder, site.page, size);
      process.stderr.write(`  seeded in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
      return { presentMs };
    } finally {
      origin.close();
    }
  });
}

/** The profile of that name if it was made from the same, else a new one. A half-made one is never taken. */
async function keptProfile(
  name: string,
  print: string,
  make: (folder: string) => Promise<{ readonly presentMs: number }>,
): Promise<Profile> {
  const folder = inProject(PROFILES, name);
  const stamp = `${folder}.json`;
  await mkdir(inProject(PROFILES), { recursive: true });
  let profile: Profile | null = null;
  await whileLocked(`profile-${name}`, async () => {
    const known = existsSync(stamp)
      ? (JSON.parse(readFileSync(stamp, "utf8")) as { readonly print: string; readonly presentMs: number })
      : null;
    if (known?.print === print) {
      profile = { folder, presentMs: known.presentMs };
      return;
    }
    await removeProfile(stamp);
    await removeProfile(folder);
    const making = await mkdtemp(`${folder}-`);
    const { presentMs } = await make(making);
    await rename(making, folder);
    writeFileSync(stamp, JSON.stringify({ print, presentMs }));
    profile = { folder, presentMs };
  });
  if (profile === null) throw new Error(`The profile ${name} was not made.`);
  return profile;
}

/** The app's own first visit. The service worker would keep this build's pages, so it is left out. */
async function installContent(origin: ServedOrigin, folder: string, presentMs: number): Promise<void> {
  const browser = await openBrowser({ origin, folder, presentMs, withServiceWorker: false });
  try {
    await browser.page.goto(ORIGIN);
    // A function that promises an answer is not for `waitForFunction`: to that, a promise is an answer.
    await browser.page.locator(TODAY).first().waitFor();
    const deadlineMs = performance.now() + INSTALL_TIMEOUT_MS;
    while (!(await hasContent(browser.page))) {
      if (performance.now() > deadlineMs) throw new Error("The built-in content was not installed in time.");
      await browser.page.waitForTimeout(500);
    }
  } finally {
    await browser.close();
  }
}

/** Whether all of the built-in content is in the app's database, which must be there. */
async function hasContent(page: Page): Promise<boolean> {
  return page.evaluate(
    (version) =>
      new Promise<boolean>((resolve, reject) => {
        const asked = indexedDB.open("gradus");
        asked.onerror = () => reject(new Error("The app's database cannot be opened."));
        asked.onsuccess = () => {
          const database = asked.result;
          const setting = database.transaction("settings").objectStore("settings").get("built-in-content");
          setting.onsuccess = () => {
            database.close();
            resolve((setting.result as { value?: unknown } | undefined)?.value === version);
          };
        };
      }),
    contentVersion(ROOT),
  );
}

async function fill(origin: ServedOrigin, folder: string, path: string, size: LearnerSize): Promise<Seeded> {
  const browser = await openBrowser({
    origin,
    folder,
    presentMs: LEARNER_BEGINS_MS,
    withServiceWorker: false,
  });
  try {
    browser.page.setDefaultTimeout(0);
    await browser.page.goto(`${ORIGIN}/${path}`);
    await browser.page.waitForFunction(() => "gradus" in globalThis);
    return await browser.page.evaluate((options) => (globalThis as unknown as Global).gradus.seed(options), {
      ...size,
      wordings: builtInWordings(),
    });
  } finally {
    await browser.close();
  }
}

/** How the built-in cards ask in English. */
function builtInWordings(): readonly Wording[] {
  const files = readdirSync(inProject(DECKS)).filter((name) => name.endsWith(".en.md.json"));
  return files.sort().flatMap((name) => {
    const { cards } = JSON.parse(readFileSync(join(inProject(DECKS), name), "utf8")) as NoteToSave;
    return cards.flatMap(({ card, topic, frontHtml, backHtml }): Wording[] => {
      const { kind, front, back, rule } = card;
      return kind === "exercise" ? [] : [{ kind, topic, front, back, frontHtml, backHtml, rule }];
    });
  });
}
