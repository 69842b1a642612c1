import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type BrowserContext, chromium, type Page } from "playwright-core";

import { chromiumFlags, findChromium } from "../../scripts/build/chromium.mjs";

/** A Chromium with a phone's screen and a profile of its own on disk, which outlives a restart as a phone's does. */
export interface Phone {
  /** What went wrong in any page so far: console errors, uncaught errors, violations of the page's policy. */
  readonly problems: readonly string[];
  /** Where anything on it has asked for something over the network so far, as origins. */
  readonly origins: ReadonlySet<string>;
  open(address: string): Promise<Page>;
  /** An empty page, to be prepared before it goes anywhere. */
  blank(): Promise<Page>;
  setOffline(offline: boolean): Promise<void>;
  /** Ends the browser and starts it again with the same profile. */
  restart(): Promise<void>;
  /** Ends the browser and forgets the profile. */
  discard(): Promise<void>;
}

/** @param options.locale of the device, e.g. "zh-CN" */
export async function phone(options: { locale: string }): Promise<Phone> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium found: install one, or name it in CHROME_PATH.");
  const profile = mkdtempSync(join(tmpdir(), "gradus-phone-"));
  const problems: string[] = [];
  const origins = new Set<string>();

  async function launch(): Promise<BrowserContext> {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: executablePath ?? "",
      args: chromiumFlags(),
      locale: options.locale,
      timezoneId: zoneAtNoon(new Date().getUTCHours()),
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI}`);
      });
    });
    context.on("console", (message) => {
      if (message.type() === "error") problems.push(`${message.page()?.url() ?? "?"}: ${message.text()}`);
    });
    context.on("weberror", (error) =>
      problems.push(`${error.page()?.url() ?? "?"}: ${error.error().message}`),
    );
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") || protocol.startsWith("ws")) origins.add(origin);
    });
    return context;
  }

  let context = await launch();
  return {
    problems,
    origins,
    async open(address) {
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    blank: () => context.newPage(),
    setOffline: (offline) => context.setOffline(offline),
    async restart() {
      await context.close();
      context = await launch();
    },
    async discard() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * A time zone in which it is about noon: the study day begins at four in the morning, and a test that runs across it
 * would see cards in their steps leave for the next day.
 * @param utcHour 0 to 23
 */
function zoneAtNoon(utcHour: number): string {
  const hoursEast = 12 - utcHour;
  // The names of these zones count westwards.
  return `Etc/GMT${hoursEast > 0 ? "-" : "+"}${String(Math.abs(hoursEast))}`;
}
