import type { Page } from "playwright-core";

import { MS_PER_DAY } from "#lib/core/time.ts";

/** Lets it be as many days later on the page, and stay so. */
export async function passDays(page: Page, days: number): Promise<void> {
  await page.clock.setFixedTime(Date.now() + days * MS_PER_DAY);
}

/** Lets it be this hour of the page's next day, local time, and stay so. */
export async function passToTomorrowAt(page: Page, hour: number): Promise<void> {
  const atMs = await page.evaluate((wanted) => {
    const time = new Date();
    return new Date(time.getFullYear(), time.getMonth(), time.getDate() + 1, wanted).getTime();
  }, hour);
  await page.clock.setFixedTime(atMs);
}
