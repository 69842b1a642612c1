import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import { loadExerciseFolder } from "../../scripts/content/load-exercise.ts";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { sidewaysOn, smallTargetsOn, violationsOn } from "./inspection.ts";
import { tour } from "./pages/tour.ts";
import { phone } from "./phone.ts";

const PHONE = { width: 390, height: 844 };
const SMALL_PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1440, height: 900 };

let address: string;
let batchNorm: Exercise;

beforeAll(async () => {
  const loaded = await loadExerciseFolder("batch-norm");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  batchNorm = loaded.value;
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  return () => server.close();
});

/** All that is wrong with a screen in both themes and all sizes; the screen is left as it was found. */
async function complaintsAbout(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of [DESKTOP, PHONE]) {
      await page.setViewportSize(size);
      const found = await violationsOn(page);
      complaints.push(...found.map((violation) => `${colorScheme}, ${size.width} px: ${violation}`));
    }
  }
  const small = await smallTargetsOn(page);
  await page.setViewportSize(SMALL_PHONE);
  const sideways = await sidewaysOn(page);
  await page.setViewportSize(PHONE);
  return [
    ...complaints,
    ...small.map((target) => `hard to press: ${target}`),
    ...sideways.map((box) => `scrolls sideways: ${box}`),
  ];
}

describe.each([
  { language: "zh", locale: "zh-CN" },
  { language: "en", locale: "en-GB" },
] as const)("in $language", ({ language, locale }) => {
  it("every screen is read, pressed and held by everyone: light and dark, narrow and wide", async () => {
    const device = await phone({ locale });
    const page = await device.blank();
    const complaints: Record<string, string[]> = {};
    const stops: string[] = [];
    const started = performance.now();
    await tour({ page, address, language, batchNorm }, async (name) => {
      stops.push(name);
      const found = await complaintsAbout(page);
      if (found.length > 0) complaints[name] = found;
    }).finally(() => console.log(stops.length, performance.now() - started, JSON.stringify(complaints, null, 1)));
    await device.discard();
    expect(complaints).toEqual({});
    expect(device.problems).toEqual([]);
  });
});
