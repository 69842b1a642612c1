import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { sidewaysOn, smallTargetsOn, violationsOn } from "./inspection.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { goTo } from "./pages/tab-bar.ts";
import { TodayPage } from "./pages/today-page.ts";
import { phone, type Phone } from "./phone.ts";

const ZH = { locale: "zh" } as const;

let address: string;
let device: Phone;
let page: Page;
let review: ReviewPage;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  device = await phone({ locale: "zh-CN" });
  page = await device.open(address);
  review = new ReviewPage(page, "zh");
  await new TodayPage(page, "zh").figures();
  await new TodayPage(page, "zh").review();
  await review.question();
  return async () => {
    await device.discard();
    await server.close();
  };
});

const dialog = (name: string): Locator => page.getByRole("dialog", { name });

async function noticed(text: string): Promise<void> {
  await review.notice.filter({ hasText: text }).waitFor();
}

/** All that is wrong with the screen as it stands. */
async function complaints(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    found.push(...(await violationsOn(page)));
  }
  await page.emulateMedia({ reducedMotion: "no-preference" });
  return [...found, ...(await smallTargetsOn(page)), ...(await sidewaysOn(page))];
}

describe("the menu of a card", () => {
  it("suspends by a tap and takes it back by a tap", async () => {
    const question = await review.question();
    const left = await review.left();
    const menu = await review.openMenu();
    expect(await complaints()).toEqual([]);
    await menu.getByRole("button", { name: m.review_menu_suspend({}, ZH) }).tap();
    await noticed(m.review_did_suspend({}, ZH));
    expect(await review.question()).not.toBe(question);
    expect(await review.left()).toBe(left - 1);
    await review.undo.tap();
    await noticed(m.review_undone_change({}, ZH));
    expect(await review.question()).toBe(question);
    expect(await review.left()).toBe(left);
  });

  it("flags by key in a named colour, and the flag is seen on the card", async () => {
    await page.keyboard.press("f");
    await dialog(m.review_menu_flag({}, ZH)).waitFor();
    expect(await complaints()).toEqual([]);
    await dialog(m.review_menu_flag({}, ZH))
      .getByRole("button", { name: m.review_flag_4({}, ZH) })
      .tap();
    await noticed(m.review_did_flag({}, ZH));
    await page.getByRole("img", { name: m.browse_flag_number({ flag: 4 }, ZH) }).waitFor();
    await page.keyboard.press("u");
    await page
      .getByRole("img", { name: m.browse_flag_number({ flag: 4 }, ZH) })
      .waitFor({ state: "detached" });
    await page.keyboard.press("r");
    await page.getByRole("img", { name: m.browse_flag_number({ flag: 4 }, ZH) }).waitFor();
  });

  it("buries by key until tomorrow, and lists the keys", async () => {
    const question = await review.question();
    await page.keyboard.press("b");
    await noticed(m.review_did_bury({}, ZH));
    expect(await review.question()).not.toBe(question);
    await page.keyboard.press("?");
    await dialog(m.review_menu_help({}, ZH)).waitFor();
    expect(await complaints()).toEqual([]);
    // Keys of the screen behind it do nothing.
    await page.keyboard.press("u");
    await page.keyboard.press("Escape");
    await dialog(m.review_menu_help({}, ZH)).waitFor({ state: "detached" });
    expect(await review.question()).not.toBe(question);
    // The focus is where it was.
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      m.review_question({}, ZH),
    );
    await page.keyboard.press("u");
    await noticed(m.review_undone_change({}, ZH));
    expect(await review.question()).toBe(question);
  });

  it("opens the form of the card, and comes back to the card", async () => {
    const question = await review.question();
    await page.keyboard.press("e");
    await page.getByRole("heading", { level: 1, name: m.edit_title({}, ZH) }).waitFor();
    await page.goBack();
    expect(await review.question()).toBe(question);
  });
});

describe("answers that are typed, and two buttons", () => {
  it("are chosen in the settings, and off before", async () => {
    await page.goto(`${address}settings/`);
    for (const name of [m.review_settings_type_in_auto({}, ZH), m.review_settings_buttons_two({}, ZH)])
      await page.getByRole("radio", { name, exact: true }).check();
    // By the app's own links: what is still being written then comes before what is read.
    await goTo(page, "today", "zh");
    await new TodayPage(page, "zh").review();
    await review.question();
    const field = page
      .locator("article:visible")
      .getByRole("textbox", { name: m.review_type_formula({}, ZH) });
    for (let cards = 0; cards < 20 && !(await field.isVisible()); cards += 1) {
      await review.reveal();
      await review.rate(3);
      await review.question();
    }
    await field.fill("x^2 s");
    const drawn = page.getByRole("region", { name: m.review_typed_formula({}, ZH) });
    await drawn.locator(".katex").waitFor();
    expect(await complaints()).toEqual([]);
    // Keys of the screen are letters here.
    expect(await review.show.isVisible()).toBe(true);
    // A flag takes nothing of what was typed.
    const menu = await review.openMenu();
    await menu.getByRole("button", { name: m.review_menu_flag({}, ZH) }).tap();
    await dialog(m.review_menu_flag({}, ZH))
      .getByRole("button", { name: m.review_flag_4({}, ZH) })
      .tap();
    await noticed(m.review_did_flag({}, ZH));
    expect(await field.inputValue()).toBe("x^2 s");
    await field.press("Enter");
    await review.ratings.waitFor();
    expect(await review.ratings.getByRole("button").count()).toBe(2);
    expect(await drawn.locator(".katex").count()).toBe(1);
    expect(await complaints()).toEqual([]);
    await review.rate(3);
  });
});

describe("a finger on the card", () => {
  it("rates nothing before the answer is shown", async () => {
    const question = await review.question();
    await review.drag([{ dx: -170, dy: 0 }]);
    expect(await review.question()).toBe(question);
    expect(await review.show.isVisible()).toBe(true);
  });

  it("does nothing if it comes back, or goes up or down", async () => {
    const question = await review.question();
    await review.reveal();
    await review.drag([
      { dx: 170, dy: 0 },
      { dx: 5, dy: 0 },
    ]);
    await review.drag([{ dx: 10, dy: -120 }]);
    await review.drag([{ dx: 60, dy: 0 }]);
    expect(await review.question()).toBe(question);
    expect(await review.ratings.isVisible()).toBe(true);
  });

  it("rates Again to the left and Good to the right, and undo takes it back", async () => {
    const question = await review.question();
    await review.drag([{ dx: 170, dy: 0 }]);
    await review.ratings.waitFor({ state: "detached" });
    await page.keyboard.press("u");
    await noticed(m.review_undone({}, ZH));
    expect(await review.question()).toBe(question);
    await review.reveal();
    await review.drag([{ dx: -170, dy: 0 }]);
    await review.ratings.waitFor({ state: "detached" });
  });
});

describe("a card with a past", () => {
  it("tells the history of a card, with its forgetting curve as a picture and a table", async () => {
    const question = await review.question();
    await review.reveal();
    await review.rate(1);
    await page.keyboard.press("u");
    await noticed(m.review_undone({}, ZH));
    await page.keyboard.press("r");
    await noticed(m.review_redone({}, ZH));
    for (let cards = 0; (await review.question()) !== question && cards < 30; cards += 1) {
      await review.reveal();
      await page.keyboard.press("4");
      await review.ratings.waitFor({ state: "detached" });
    }
    await page.keyboard.press("i");
    const info = dialog(m.review_menu_info({}, ZH));
    await info.getByRole("img", { name: m.review_info_curve_label({}, ZH) }).waitFor();
    await info.getByText(m.review_info_table({}, ZH)).tap();
    expect(await complaints()).toEqual([]);
    expect(await info.getByRole("row").allInnerTexts()).toContainEqual(
      expect.stringContaining(m.review_again({}, ZH)),
    );
    await page.keyboard.press("Escape");
  });

  it("starts a card anew after asking once", async () => {
    const question = await review.question();
    const menu = await review.openMenu();
    await menu.getByRole("button", { name: m.review_menu_reset({}, ZH) }).tap();
    await dialog(m.review_reset_title({}, ZH))
      .getByRole("button", { name: m.review_reset_do({}, ZH) })
      .tap();
    await noticed(m.review_did_reset({}, ZH));
    await page.keyboard.press("u");
    await noticed(m.review_undone_change({}, ZH));
    expect(await review.question()).toBe(question);
  });

  it("did all of this without an error unseen", () => {
    expect(device.problems).toEqual([]);
  });
});
