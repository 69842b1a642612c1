import { afterAll, beforeAll, expect, it } from "vitest";

import { mortalBrowsers, type Grave, type MortalBrowser } from "./faults/mortal-browser.ts";
import type { FaultPage, Found } from "./faults/page.ts";

const KILLS = 5;
/** Ratings of which the browser has told before it is killed. */
const RATINGS_A_LIFE = 200;

let grave: Grave;

beforeAll(async () => {
  grave = await mortalBrowsers();
});

afterAll(() => grave.close());

interface Global {
  readonly gradus: FaultPage;
}

/** Waits until the page has said something, that many times. */
async function heard({ said, page }: MortalBrowser, word: string, times = 1): Promise<void> {
  const count = () => said.filter((line) => line.startsWith(word)).length;
  while (count() < times) {
    await page.waitForEvent("console");
    const error = said.find((line) => line.startsWith("error"));
    if (error !== undefined) throw new Error(error);
  }
}

/** What is found in the database by a browser that is started for it. */
async function look(): Promise<Found> {
  const browser = await grave.start();
  try {
    return await browser.page.evaluate(() => (globalThis as unknown as Global).gradus.look());
  } finally {
    await browser.kill();
  }
}

it(`loses no rating that was shown as saved in ${KILLS} kills among ${KILLS * RATINGS_A_LIFE} ratings`, async () => {
  const saved: string[] = [];
  for (let life = 0; life < KILLS; life++) {
    const browser = await grave.start();
    // Never answers: the browser is gone before.
    void browser.page.evaluate((seed) => void (globalThis as unknown as Global).gradus.rateOn(seed), life);
    await heard(browser, "saved", RATINGS_A_LIFE);
    await browser.kill();
    saved.push(...browser.said.flatMap((line) => (line.startsWith("saved ") ? [line.slice(6)] : [])));
  }
  const { events, unlike, sumsAgree } = await look();
  const inLog = new Set(events);
  expect(saved.length).toBeGreaterThanOrEqual(KILLS * RATINGS_A_LIFE);
  expect(saved.filter((id) => !inLog.has(id))).toEqual([]);
  expect(inLog.size).toBe(events.length);
  expect(unlike).toEqual([]);
  expect(sumsAgree).toBe(true);
});

it("keeps what was there when it is killed in the middle of a restore", async () => {
  const before = await look();
  for (const times of [1, 5]) {
    const browser = await grave.start();
    void browser.page.evaluate(() => void (globalThis as unknown as Global).gradus.restore());
    await heard(browser, "written", times);
    await browser.kill();
    expect(browser.said).not.toContain("restored");
    expect(await look()).toEqual(before);
  }
});
