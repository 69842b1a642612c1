import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { sidewaysOn, smallTargetsOn, violationsOn } from "./inspection.ts";
import { passDays, passToTomorrowAt } from "./pages/clock.ts";
import { PlanPage } from "./pages/plan-page.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { TodayPage, type TodayFigures } from "./pages/today-page.ts";
import { phone, type Phone } from "./phone.ts";

/* One learner's story, told in order: each test goes on where the one before it stopped. */

const ZH = { locale: "zh" } as const;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 320, height: 640 },
  { width: 390, height: 844 },
];

let address: string;
let device: Phone;
let page: Page;
let plan: PlanPage;
let review: ReviewPage;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  device = await phone({ locale: "zh-CN" });
  page = await device.open(address);
  plan = new PlanPage(page, address, "zh");
  review = new ReviewPage(page, "zh");
  return async () => {
    await device.discard();
    await server.close();
  };
});

async function today(): Promise<TodayFigures> {
  await page.goto(address);
  return new TodayPage(page, "zh").figures();
}

async function startReview(): Promise<void> {
  await today();
  await new TodayPage(page, "zh").review();
  await review.question();
}

/** All that is wrong with the screen as it stands, in both themes and all sizes. */
async function complaints(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      found.push(...(await violationsOn(page)));
      if (size.width < 400) found.push(...(await sidewaysOn(page)), ...(await smallTargetsOn(page)));
    }
  }
  return found;
}

it("is found from Today by way of the settings", async () => {
  expect((await today()).fresh).toBe(20);
  await page.getByRole("link", { name: m.nav_settings({}, ZH) }).tap();
  await page.getByRole("link", { name: m.plan_title({}, ZH) }).waitFor();
  expect(await complaints()).toEqual([]);
  await page.getByRole("link", { name: m.plan_title({}, ZH) }).tap();
  await page.getByRole("link", { name: m.plan_standard({}, ZH) }).waitFor();
  expect(await complaints()).toEqual([]);
  await page.getByRole("link", { name: m.plan_standard({}, ZH) }).tap();
  await plan.field(m.plan_new_cards({}, ZH)).waitFor();
  expect(await complaints()).toEqual([]);
});

it("changes how many new cards there are today, from now on", async () => {
  await plan.write(m.plan_new_cards({}, ZH), "５");
  expect(await plan.field(m.plan_new_cards({}, ZH)).inputValue()).toBe("5");
  expect((await today()).fresh).toBe(5);
});

it("keeps what was there when what is typed makes no sense, and says why", async () => {
  await plan.open();
  await plan.write(m.plan_new_cards({}, ZH), "很多");
  expect(await plan.problem.innerText()).toBe(
    m.plan_error_optional({ min: 0, max: 9999, got: "很多", kept: "5" }, ZH),
  );
  await plan.write(m.plan_learning_steps({}, ZH), "1m 10x");
  expect(await plan.problem.nth(1).innerText()).toBe(m.plan_error_step({ got: "10x", kept: "1m 10m" }, ZH));
  expect(await complaints()).toEqual([]);
  await page.reload();
  await plan.field(m.plan_new_cards({}, ZH)).waitFor();
  expect(await plan.field(m.plan_new_cards({}, ZH)).inputValue()).toBe("5");
  expect(await plan.field(m.plan_learning_steps({}, ZH)).inputValue()).toBe("1m 10m");
  expect((await today()).fresh).toBe(5);
});

it("orders new cards as chosen, and shows the steps on the buttons", async () => {
  await startReview();
  const asAdded = await review.question();
  await plan.open();
  await plan.choose(m.plan_new_order({}, ZH), m.plan_order_random({}, ZH));
  await plan.write(m.plan_learning_steps({}, ZH), "3m 20m");
  await startReview();
  expect(await review.question()).not.toBe(asAdded);
  await review.reveal();
  expect((await review.intervals())[0]).toBe("3 分钟");
  await plan.open();
  expect(await plan.field(m.plan_learning_steps({}, ZH)).inputValue()).toBe("3m 20m");
  await plan.choose(m.plan_new_order({}, ZH), m.plan_new_added({}, ZH));
  await startReview();
  expect(await review.question()).toBe(asAdded);
});

it("studies a deck by another plan", async () => {
  await plan.add("冲刺");
  await plan.write(m.plan_new_cards({}, ZH), "3");
  const [deck = ""] = await plan.decks();
  await plan.tick(deck);
  expect(await complaints()).toEqual([]);
  expect((await today()).fresh).toBe(8);
  await plan.open("冲刺");
  await plan.write(m.plan_new_cards({}, ZH), "0");
  expect((await today()).fresh).toBe(5);
  await plan.open("冲刺");
  expect(await page.getByRole("checkbox", { name: deck, exact: true }).isChecked()).toBe(true);
});

it("gives the decks of a deleted plan back to the standard one", async () => {
  await page.getByRole("button", { name: m.plan_delete({}, ZH), exact: true }).tap();
  expect(await complaints()).toEqual([]);
  await page.getByRole("button", { name: m.plan_delete_confirm({}, ZH), exact: true }).tap();
  await page.getByRole("button", { name: m.plan_add({}, ZH) }).waitFor();
  expect(await page.getByText("冲刺").count()).toBe(0);
  expect((await today()).fresh).toBe(5);
});

it("suspends a leech at the threshold that was chosen, and says so", async () => {
  await plan.open();
  await page.getByRole("radio", { name: m.plan_leech_suspend({}, ZH), exact: true }).check();
  await plan.saved().waitFor();
  await plan.write(m.plan_leech_threshold({}, ZH), "1");
  await startReview();
  await review.reveal();
  await review.rate(4);
  await passDays(page, 60);
  expect((await today()).due).toBe(1);
  await new TodayPage(page, "zh").review();
  await review.reveal();
  await review.rate(1);
  await review.notice.filter({ hasText: m.schedule_leech_suspended({ lapses: 1 }, ZH) }).waitFor();
  expect((await today()).due).toBe(0);
});

it("begins days at the hour that was chosen, and never goes back to one that is over", async () => {
  await passToTomorrowAt(page, 3);
  const before = (await today()).fresh;
  await new TodayPage(page, "zh").review();
  await review.reveal();
  await review.rate(4);
  expect((await today()).fresh).toBe(before - 1);

  await plan.openList();
  await plan.choose(m.plan_day({}, ZH), m.plan_hour({ hour: "2" }, ZH));
  expect((await today()).fresh).toBe(5);
  await plan.openList();
  expect(await plan.field(m.plan_day({}, ZH)).inputValue()).toBe("2");
  await plan.choose(m.plan_day({}, ZH), m.plan_hour({ hour: "5" }, ZH));
  expect((await today()).fresh).toBe(5);
});

it("goes back to the defaults when asked", async () => {
  await plan.open();
  await page.getByRole("button", { name: m.plan_defaults({}, ZH), exact: true }).tap();
  await page.getByRole("button", { name: m.plan_defaults_confirm({}, ZH), exact: true }).tap();
  await plan.saved().waitFor();
  expect(await plan.field(m.plan_new_cards({}, ZH)).inputValue()).toBe("20");
  expect(await plan.field(m.plan_learning_steps({}, ZH)).inputValue()).toBe("1m 10m");
  expect(await page.getByRole("button", { name: m.plan_defaults({}, ZH), exact: true }).isDisabled()).toBe(
    true,
  );
});

it("tells of a plan that is not there", async () => {
  await page.goto(`${address}settings/plan/preset/?id=none`);
  await page.getByText(m.plan_missing({}, ZH)).waitFor();
  expect(await complaints()).toEqual([]);
});

it("keeps a setting that is chosen right before a reload", async () => {
  for (const [buttons, index] of [
    ["two", 1],
    ["four", 0],
    ["two", 1],
  ] as const) {
    await page.goto(`${address}settings/`);
    const group = page.getByRole("group", { name: m.review_settings_buttons({}, ZH) });
    await group.locator("input:checked").waitFor({ state: "attached" });
    await Promise.all([
      page.waitForEvent("load"),
      group
        .locator("input")
        .nth(index)
        .evaluate((input: HTMLInputElement) => {
          input.click();
          location.reload();
        }),
    ]);
    const again = page.getByRole("group", { name: m.review_settings_buttons({}, ZH) });
    await again.locator("input:checked").waitFor({ state: "attached" });
    expect(await again.locator("input:checked").getAttribute("value")).toBe(buttons);
  }
});

it("went without a fault", () => {
  expect(device.problems).toEqual([]);
});
