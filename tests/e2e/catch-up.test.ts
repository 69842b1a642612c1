import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { comeBack, complaintsAbout, liveThrough } from "./pages/study-page.ts";
import { TodayPage } from "./pages/today-page.ts";
import { phone, type Phone } from "./phone.ts";

let address: string;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  return () => server.close();
});

describe.each([
  { language: "zh", locale: "zh-CN" },
  { language: "en", locale: "en-GB" },
] as const)("after a break, in $language", ({ language, locale }) => {
  const L = { locale: language };
  let device: Phone;
  let page: Page;
  let due: number;

  const today = () => new TodayPage(page, language);
  const offer = () => page.getByRole("link", { name: m.catchup_offer_link({}, L), exact: true });

  beforeAll(async () => {
    device = await phone({ locale });
    page = await device.open(address);
    await today().figures();
    await liveThrough(page, address, language, [
      { at: 0, rating: 4 },
      { at: 1, rating: 4 },
      { at: 2, rating: 4 },
    ]);
    return () => device.discard();
  });

  it("Today offers to spread what is due, not before", async () => {
    await page.getByRole("link", { name: m.today_study_more({}, L), exact: true }).waitFor();
    expect(await offer().count()).toBe(0);
    await comeBack(page, address, 90);
    ({ due } = await today().figures());
    expect(due).toBeGreaterThanOrEqual(40);
    await offer().waitFor();
    expect(await complaintsAbout(page)).toEqual([]);
  });

  it("shows what the days would hold, and does it as one step that can be taken back", async () => {
    await offer().tap();
    const days = page.getByLabel(m.catchup_days({}, L), { exact: true });
    await days.fill("4");
    await page.getByText(m.catchup_days_number({ count: 4 }, L), { exact: true }).waitFor();
    expect(await complaintsAbout(page)).toEqual([]);
    await page.locator("summary").tap();
    const rows = await page
      .locator("tbody tr")
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent))),
      );
    expect(rows.map(([before]) => before)).toEqual([due, 0, 0, 0]);
    const after = rows.map(([, cards]) => cards ?? 0);
    expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(1);
    const moving = due - (after[0] ?? 0);
    await page.getByText(m.catchup_move({ due, count: moving, stay: after[0] ?? 0 }, L)).waitFor();

    await page.getByRole("button", { name: m.catchup_apply({ count: moving }, L) }).tap();
    await page.getByText(m.catchup_moved({ count: moving }, L)).waitFor();
    expect(await complaintsAbout(page)).toEqual([]);
    await page.getByRole("button", { name: m.study_undo({}, L) }).tap();
    await page.getByText(m.study_undone({}, L)).waitFor();
    await page.getByRole("link", { name: m.catchup_to_today({}, L) }).tap();
    expect((await today().figures()).due).toBe(due);

    await offer().tap();
    await days.fill("4");
    await page.getByRole("button", { name: m.catchup_apply({ count: moving }, L) }).tap();
    await page.getByRole("link", { name: m.catchup_to_today({}, L) }).tap();
    await page.getByRole("heading", { level: 1, name: m.today_title({}, L) }).waitFor();
    expect((await today().figures()).due).toBe(due - moving);
    expect(await offer().count()).toBe(0);
    expect(device.problems).toEqual([]);
  });
});
