import type { Page } from "playwright-core";

import type { ComparedFigure } from "../figure.ts";
import { buildPage, type PageToBuild } from "../../grade/build-page.ts";
import { copyOfProfile, openBrowser, removeProfile } from "../profile/open-profile.ts";
import { seededProfile } from "../profile/profiles.ts";
import { ORIGIN, serveOrigin } from "../profile/serve-origin.ts";
import type { ScalePage } from "../scale-page/main.ts";

const PAGE: PageToBuild = {
  source: "scripts/bench/scale-page",
  output: ".cache/scale-page",
  inputs: ["src/lib/store"],
};

/** In the page, `gradus` is this. */
interface Global {
  readonly gradus: ScalePage;
}

interface Opened {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

async function openPage(): Promise<Opened> {
  const site = await buildPage(PAGE);
  const { folder, presentMs } = await seededProfile();
  const copy = await copyOfProfile(folder);
  const origin = await serveOrigin([site.folder]);
  const { page, close } = await openBrowser({ origin, folder: copy, presentMs, withServiceWorker: false });
  await page.goto(`${ORIGIN}/${site.page}`);
  await page.waitForFunction(() => "gradus" in globalThis);
  return {
    page,
    async close() {
      await close();
      origin.close();
      await removeProfile(copy);
    },
  };
}

const bare = async (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as Global).gradus.storeRatingBare());

const AMONG = "among 100,000 cards and 1,000,000 log entries";

/** As many wait at most before they are settled. */
const RATINGS = 7;

export const storeRating: readonly ComparedFigure[] = [
  {
    kind: "compared",
    figure: "store-rating",
    about: `storing a rating with its siblings, and what it leaves to be done, ${AMONG}`,
    against: "a bare get, put and add in one transaction on the same database, as durable",
    unit: "ms",
    repetitions: 200,
    warmUp: 20,
    goal: 1.5,
    async open() {
      const { page, close } = await openPage();
      return {
        figure: () => page.evaluate(() => (globalThis as unknown as Global).gradus.storeRating()),
        limit: () => bare(page),
        close,
      };
    },
  },
  {
    kind: "compared",
    figure: "settle-ratings",
    about: `undo steps and sums of ${RATINGS} ratings, which are settled together after one of them, ${AMONG}`,
    against: "one bare get, put and add in one transaction",
    unit: "ms",
    repetitions: 20,
    warmUp: 3,
    goal: null,
    async open() {
      const { page, close } = await openPage();
      return {
        figure: () =>
          page.evaluate((ratings) => (globalThis as unknown as Global).gradus.settle(ratings), RATINGS),
        limit: () => bare(page),
        close,
      };
    },
  },
];
