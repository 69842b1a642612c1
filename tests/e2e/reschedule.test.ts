import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { complaintsAbout, liveThrough, storedOn } from "./pages/study-page.ts";
import { phone, type Phone } from "./phone.ts";
import { TodayPage } from "./pages/today-page.ts";

let address: string;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  return () => server.close();
});

/** Of all that is stored, the cards without the count of their changes. */
async function cardsOn(page: Page): Promise<string> {
  const stored = JSON.parse(await storedOn(page)) as [string, Record<string, unknown>[]][];
  const cards = stored.find(([name]) => name === "cards")?.[1] ?? [];
  return JSON.stringify(cards.map(({ revision: _revision, ...card }) => card));
}

describe.each([
  { language: "zh", locale: "zh-CN" },
  { language: "en", locale: "en-GB" },
] as const)("rescheduling, in $language", ({ language, locale }) => {
  const L = { locale: language };
  let device: Phone;
  let page: Page;

  beforeAll(async () => {
    device = await phone({ locale });
    page = await device.open(address);
    await new TodayPage(page, language).figures();
    await liveThrough(page, address, language, [
      { at: 0, rating: 4 },
      { at: 9, rating: 3 },
    ]);
    return () => device.discard();
  });

  it("has nothing to do while the settings are those of the answers", async () => {
    await page.goto(`${address}study/reschedule/`);
    await page.getByText(m.resched_nothing({}, L)).waitFor();
    expect(await complaintsAbout(page)).toEqual([]);
  });

  it("is offered after a change, shown before it is done, and taken back whole", async () => {
    await page.goto(`${address}settings/parameters/`);
    await page.getByRole("button", { name: m.optimise_workload_ask({}, L) }).tap();
    await page.getByRole("button", { name: m.optimise_choose_named({ retention: "97%" }, L) }).tap();
    await page.getByRole("link", { name: m.resched_link({}, L) }).tap();
    const apply = page.getByRole("button", { name: /\d/ }).first();
    await apply.waitFor();
    await page.getByText(m.resched_earlier({}, L), { exact: true }).waitFor();
    expect(await complaintsAbout(page)).toEqual([]);
    const before = await cardsOn(page);
    const count = Number(/\d+/.exec(await apply.innerText())?.[0]);
    expect(count).toBeGreaterThanOrEqual(20);
    await page.getByRole("button", { name: m.resched_apply({ count }, L) }).tap();
    await page.getByText(m.resched_moved({ count }, L)).waitFor();
    expect(await complaintsAbout(page)).toEqual([]);
    expect(await cardsOn(page)).not.toBe(before);
    await page.getByRole("button", { name: m.study_undo({}, L) }).tap();
    await page.getByText(m.study_undone({}, L)).waitFor();
    expect(await cardsOn(page)).toBe(before);
    expect(device.problems).toEqual([]);
  });
});
