import { buildPage, type PageToBuild } from "../grade/build-page.ts";
import type { LogPage } from "./log-page/main.ts";
import { copyOfProfile, openBrowser, removeProfile } from "./profile/open-profile.ts";
import { seededProfile } from "./profile/profiles.ts";
import { ORIGIN, serveOrigin } from "./profile/serve-origin.ts";

const PAGE: PageToBuild = {
  source: "scripts/bench/log-page",
  output: ".cache/log-page",
  inputs: ["src/lib/store", "src/lib/sessions/study-plan.ts"],
};

/** In the page, `gradus` is this. */
interface Global {
  readonly gradus: LogPage;
}

export interface OpenLogPage {
  readonly measure: (name: keyof LogPage) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens the page in which the whole log is measured, on a copy of the profile with many cards and a long log. */
export async function openLogPage(): Promise<OpenLogPage> {
  const { folder, presentMs } = await seededProfile();
  const site = await buildPage(PAGE);
  const copy = await copyOfProfile(folder);
  const origin = await serveOrigin([site.folder]);
  const browser = await openBrowser({ origin, folder: copy, presentMs, withServiceWorker: false });
  browser.page.setDefaultTimeout(0);
  await browser.page.goto(`${ORIGIN}/${site.page}`);
  await browser.page.waitForFunction(() => "gradus" in globalThis);
  return {
    measure: (name) =>
      browser.page.evaluate((method) => (globalThis as unknown as Global).gradus[method](), name),
    async close() {
      await browser.close();
      origin.close();
      await removeProfile(copy);
    },
  };
}
