import { constants } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";

import { chromium, type BrowserContext, type Page } from "playwright-core";

import { chromiumFlags, findChromium } from "../../build/chromium.mjs";
import { NoChromium } from "../../grade/open-page.ts";
import { inProject } from "../../tasks/project.mjs";
import type { ServedOrigin } from "./serve-origin.ts";

/** Where profiles lie. */
export const PROFILES = ".cache/profiles";

export interface BrowserOptions {
  readonly origin: ServedOrigin;
  /** Folder of the profile, which the browser writes to. */
  readonly folder: string;
  /** When it is in the pages, as they load. */
  readonly presentMs: number;
  readonly withServiceWorker: boolean;
}

export interface ProfileBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Runs in the page before anything else: the clock goes on from another moment. */
function moveClock(presentMs: number): void {
  const Real = Date;
  const shiftMs = presentMs - Real.now();
  class Moved extends Real {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [Real.now() + shiftMs] : args) as [number]));
    }
    static override now(): number {
      return Real.now() + shiftMs;
    }
  }
  Object.assign(globalThis, { Date: Moved });
}

/**
 * Starts a browser with a profile on disk, in Shanghai.
 * @throws NoChromium
 */
export async function openBrowser({
  origin,
  folder,
  presentMs,
  withServiceWorker,
}: BrowserOptions): Promise<ProfileBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new NoChromium(
      "There is no Chromium: install one (apt-get install chromium), or set CHROME_PATH to it.",
    );
  }
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...chromiumFlags(), origin.flag],
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    serviceWorkers: withServiceWorker ? "allow" : "block",
  });
  // Names that a compiler adds to functions mean nothing in the page.
  const content = `{ const __name = (named) => named; (${moveClock.toString()})(${presentMs}); }`;
  await context.addInitScript({ content });
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page, close: () => context.close() };
}

/** A copy of a profile, to be written to and thrown away. */
export async function copyOfProfile(folder: string): Promise<string> {
  const copy = await mkdtemp(join(inProject(PROFILES), "copy-"));
  await cp(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return copy;
}

/** Forgets a profile. */
export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
