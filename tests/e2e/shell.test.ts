import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { phone, type Phone } from "./phone.ts";

let address: string;
let device: Phone;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "", out: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  device = await phone({ locale: "en-GB" });
  return async () => {
    await device.discard();
    await server.close();
  };
});

/** Opens the shell alone: what is seen before any of the app's code has run. */
async function openBare(stored: Record<string, string>, scheme: "light" | "dark"): Promise<Page> {
  const page = await device.blank();
  await page.emulateMedia({ colorScheme: scheme });
  await page.addInitScript((entries) => {
    localStorage.clear();
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
  }, stored);
  await page.route("**/_app/**/*.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "export {}" }),
  );
  await page.goto(address);
  return page;
}

/** Colour of the browser's bars: the first meta whose media holds, as browsers choose it. */
function barColour(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
        ({ media }) => matchMedia(media).matches,
      )?.content,
  );
}

function colourScheme(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
}

const LIGHT = "#fbfaf6";
const DARK = "#11141b";

describe("before the app's own code runs", () => {
  it.each([
    { stored: {}, scheme: "light", bars: LIGHT, colours: "light dark" },
    { stored: {}, scheme: "dark", bars: DARK, colours: "light dark" },
    { stored: { "gradus-theme": "dark" }, scheme: "light", bars: DARK, colours: "dark" },
    { stored: { "gradus-theme": "light" }, scheme: "dark", bars: LIGHT, colours: "light" },
    { stored: { "gradus-theme": "<b>" }, scheme: "light", bars: LIGHT, colours: "light dark" },
  ] as const)(
    "with $stored on a $scheme device the bars are $bars",
    async ({ stored, scheme, bars, colours }) => {
      const page = await openBare(stored, scheme);
      expect(await barColour(page)).toBe(bars);
      expect(await colourScheme(page)).toBe(colours);
      await page.close();
    },
  );

  it.each([
    { stored: {}, lang: "en" },
    { stored: { PARAGLIDE_LOCALE: "zh" }, lang: "zh-CN" },
    { stored: { PARAGLIDE_LOCALE: "??" }, lang: "en" },
  ])("with $stored on an English device the language is $lang", async ({ stored, lang }) => {
    const page = await openBare(stored, "light");
    expect(await page.locator("html").getAttribute("lang")).toBe(lang);
    await page.close();
  });

  it("the bars follow when the theme changes, and back", async () => {
    const page = await openBare({}, "light");
    const choose = (theme: string | null) =>
      page.evaluate((value) => {
        if (value === null) delete document.documentElement.dataset["theme"];
        else document.documentElement.dataset["theme"] = value;
      }, theme);
    await choose("dark");
    expect(await barColour(page)).toBe(DARK);
    await choose(null);
    expect(await barColour(page)).toBe(LIGHT);
    await page.close();
  });
});

it("a browser finds nothing in the way of installing it", async () => {
  const page = await device.open(address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([]);
});
