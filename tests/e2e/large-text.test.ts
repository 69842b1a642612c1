import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";

import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { sidewaysOn } from "./inspection.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { TodayPage } from "./pages/today-page.ts";
import { phone } from "./phone.ts";

/* Text twice as large, as the settings of a phone or a browser make it: nothing is pushed off the screen. */

/** Screens, each with what is there once it is drawn. */
const SCREENS = [
  { path: "", drawn: "main dl" },
  { path: "exercises/", drawn: "main li" },
  { path: "exercises/batch-norm/", drawn: "main .katex" },
  { path: "exercises/none/", drawn: "main a" },
  { path: "decks/", drawn: "main .counts" },
  { path: "mastery/", drawn: "main article" },
  { path: "study/", drawn: "main select" },
  { path: "settings/", drawn: "main fieldset" },
  { path: "settings/plan/", drawn: "main a[href*=preset]" },
  { path: "settings/plan/preset/", drawn: "main input" },
  { path: "settings/parameters/", drawn: "main fieldset" },
] as const;

let address: string;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  return () => server.close();
});

function enlarge(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
}

it.each([{ locale: "zh-CN" }, { locale: "en-GB" }])(
  "fits a phone in $locale, whichever the screen",
  { timeout: 120_000 },
  async ({ locale }) => {
    const device = await phone({ locale });
    const page = await device.open(address);
    await new TodayPage(page, locale === "zh-CN" ? "zh" : "en").figures();
    const wide: Record<string, string[]> = {};
    const look = async (name: string): Promise<void> => {
      await enlarge(page);
      const found = await sidewaysOn(page);
      if (found.length > 0) wide[name] = found;
    };
    for (const { path, drawn } of SCREENS) {
      await page.goto(`${address}${path}`);
      await page.locator(drawn).first().waitFor();
      await look(path);
    }
    await page.goto(`${address}review/`);
    await new ReviewPage(page, locale === "zh-CN" ? "zh" : "en").reveal();
    await look("review, the answer");
    await device.discard();
    expect(wide).toEqual({});
  },
);
