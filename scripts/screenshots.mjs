// Draws every screen of the app, and the picture of the README from three of them:
// node scripts/screenshots.mjs [FOLDER]
// With --exercises: every exercise in each code language, with every verdict, and nothing else;
// with --exercises=dropout,adam these alone.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { chromium } from "playwright-core";
import { register } from "tsx/esm/api";

import { ensureBuilt } from "./tasks/build.mjs";
import { inProject } from "./tasks/project.mjs";
import { serveBuild } from "./tasks/serve.mjs";
import { chromiumFlags, findChromium } from "./build/chromium.mjs";

register({ tsconfig: inProject("tsconfig.json") });
const { tour } = await import("../tests/e2e/pages/tour.ts");
const { exerciseStates } = await import("../tests/e2e/pages/exercise-states.ts");
const { exerciseFolders, loadExerciseFolder } = await import("./content/load-exercise.ts");

const STATES = /^--exercises(?:=(.+))?$/;
const asked = process.argv.map((word) => STATES.exec(word)).find((match) => match !== null);
const [FOLDER = inProject(".cache/screenshots")] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith("-"));
const README_PICTURE = inProject("docs/images/gradus.png");

const PHONE = { width: 390, height: 844 };
const SIZES = [{ width: 1440, height: 900 }, PHONE];
const LANGUAGES = /** @type {const} */ ([
  { language: "zh", locale: "zh-CN" },
  { language: "en", locale: "en-GB" },
]);

/** The stops of the tour that the README shows, in which language and theme. */
const SHOWN = /** @type {const} */ ([
  { stop: "today-due", language: "en", theme: "light" },
  { stop: "review-formula", language: "en", theme: "light" },
  { stop: "verdict-mistake-python", language: "zh", theme: "dark" },
]);

/**
 * @param {import("playwright-core").Browser} browser
 * @param {readonly Buffer[]} screens of a phone, at twice its size
 */
async function drawReadmePicture(browser, screens) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 880 }, deviceScaleFactor: 1.5 });
  const phones = screens.map((png) => `<img src="data:image/png;base64,${png.toString("base64")}">`).join("");
  await page.setContent(`<style>
    body { margin: 0; display: flex; justify-content: center; gap: 48px; padding: 48px 0; border-radius: 32px; background: #ecebe6; }
    img { width: 340px; border: 9px solid #23252e; border-radius: 44px; box-shadow: 0 10px 28px #0003; }
  </style>${phones}`);
  for (const image of await page.locator("img").all())
    await image.evaluate((/** @type {HTMLImageElement} */ element) => element.decode());
  await writeFile(README_PICTURE, await page.screenshot({ omitBackground: true }));
  await page.close();
}

/** @param {string} folder */
async function exerciseIn(folder) {
  const loaded = await loadExerciseFolder(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

const exercises = await Promise.all((asked?.[1]?.split(",") ?? exerciseFolders()).map(exerciseIn));
const batchNorm = await exerciseIn("batch-norm");
const executablePath = findChromium();
if (executablePath === null) throw new Error("No Chromium found: install one, or name it in CHROME_PATH.");

const { folder, base } = await ensureBuilt();
const server = await serveBuild({ folder, base });
const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
await mkdir(FOLDER, { recursive: true });
try {
  /** @type {Buffer[]} */
  const shown = [];
  for (const { language, locale } of LANGUAGES) {
    const context = await browser.newContext({
      locale,
      viewport: PHONE,
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    /** @param {string} stop */
    const draw = async (stop) => {
      for (const theme of /** @type {const} */ (["dark", "light"])) {
        await page.emulateMedia({ colorScheme: theme });
        for (const size of SIZES) {
          await page.setViewportSize(size);
          const path = join(FOLDER, `${stop}-${language}-${theme}-${size.width}.png`);
          await page.screenshot({ path, scale: "css" });
        }
        const place = SHOWN.findIndex(
          (each) => each.stop === stop && each.language === language && each.theme === theme,
        );
        if (place !== -1) shown[place] = await page.screenshot();
      }
    };
    if (asked !== undefined) await exerciseStates({ page, address: server.url, language, exercises }, draw);
    else await tour({ page, address: server.url, language, batchNorm }, draw);
    await context.close();
  }
  if (shown.length > 0) await drawReadmePicture(browser, shown);
} finally {
  await browser.close();
  await server.close();
}
console.log(`The screens are in ${FOLDER}`);
