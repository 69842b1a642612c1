import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { sidewaysOn, smallTargetsOn, violationsOn } from "./inspection.ts";
import { BrowsePage } from "./pages/browse-page.ts";
import { decksOn } from "./pages/decks-page.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { goTo } from "./pages/tab-bar.ts";
import { phone, type Phone } from "./phone.ts";

/* Working with cards on a phone, told in order: each test goes on where the one before it stopped. */

const ZH = { locale: "zh" } as const;
const FIRST_CARD = "什么是深度学习";

let address: string;
let device: Phone;
let page: Page;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  device = await phone({ locale: "zh-CN" });
  page = await device.open(`${address}decks/`);
  return async () => {
    await device.discard();
    await server.close();
  };
});

const browse = () => new BrowsePage(page, "zh");

/** All that is wrong with the screen as it stands, in both themes; it is left as it was found. */
async function complaints(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    found.push(...(await violationsOn(page)));
  }
  found.push(...(await smallTargetsOn(page)));
  await page.setViewportSize({ width: 320, height: 640 });
  found.push(...(await sidewaysOn(page)));
  await page.setViewportSize({ width: 390, height: 844 });
  return found;
}

describe("the decks", () => {
  it("stand under their topics with their counts, and a tap shows the cards of one", async () => {
    const decks = await decksOn(page);
    expect(Object.keys(decks).length).toBeGreaterThan(12);
    const [name = "", counts = ""] = Object.entries(decks)[0] ?? [];
    const total = Number(/\d+/.exec(counts)?.[0]);
    expect.soft(await complaints()).toEqual([]);
    await page.getByRole("link", { name }).first().tap();
    await browse().found(total);
    expect(await browse().search.inputValue()).toContain("deck:");
  });
});

describe("the browser", () => {
  it("finds cards by words and filters, and says what it cannot read", async () => {
    await browse().search.fill("");
    await browse().rows.first().waitFor();
    const all = await browse().count();
    expect(await browse().rows.count()).toBeLessThan(40);
    await browse().find(FIRST_CARD, 1);
    await page.getByRole("button", { name: m.browse_chip_suspended({}, ZH), exact: true }).tap();
    await browse().found(0);
    await page.getByRole("button", { name: m.browse_clear({}, ZH) }).tap();
    await browse().found(all);
    await browse().search.fill("r<high");
    expect(await browse().problem.innerText()).toContain("r<high");
    expect.soft(await complaints()).toEqual([]);
    await browse().find("", all);
    expect.soft(await complaints()).toEqual([]);
  });

  it("goes to the last card by keyboard, without losing the focus", async () => {
    const all = await browse().count();
    await browse().rows.first().getByRole("link").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    const focused = page.locator("[data-row]:focus");
    await page.locator(`[data-index="${all - 1}"] [data-row]:focus`).waitFor();
    expect(await focused.innerText()).not.toBe("");
    await page.keyboard.press("Space");
    expect(await browse().rows.last().getByRole("checkbox").isChecked()).toBe(true);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Home");
    await page.locator(`[data-index="0"] [data-row]:focus`).waitFor();
    await page.keyboard.press("/");
    expect(await browse().search.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  it("suspends many at once, and one tap takes it back", async () => {
    await browse().search.fill("kind:formula");
    const formulas = await browse().count();
    expect(formulas).toBeGreaterThan(20);
    await page.getByRole("button", { name: m.browse_select_all({}, ZH) }).tap();
    expect.soft(await complaints()).toEqual([]);
    await browse().act(m.browse_do_suspend({}, ZH));
    await browse()
      .notice.filter({ hasText: m.browse_done_suspend({ count: formulas }, ZH) })
      .waitFor();
    await browse().find("is:suspended", formulas);
    await browse().undo();
    await browse().found(0);
  });

  it("tags, flags, moves, starts anew and deletes", async () => {
    await browse().find(FIRST_CARD, 1);
    await browse().select(browse().rows.first());
    await page.getByRole("button", { name: m.browse_more({}, ZH), exact: true }).tap();
    expect.soft(await complaints()).toEqual([]);
    await browse()
      .actions.getByRole("button", { name: m.browse_do_tag({}, ZH) })
      .tap();
    await browse().actions.getByLabel(m.browse_tag_name({}, ZH)).fill("考试");
    await browse()
      .actions.getByRole("button", { name: m.browse_do_tag({}, ZH) })
      .tap();
    await browse()
      .notice.filter({ hasText: m.browse_done_tag({ count: 1 }, ZH) })
      .waitFor();
    await browse().find("tag:考试", 1);

    await browse().select(browse().rows.first());
    await browse().act(m.browse_do_delete({}, ZH));
    await browse().found(0);
    await browse().undo();
    await browse().found(1);
  });
});

describe("a card", () => {
  it("is edited with a preview, and what is typed outlives a reload", async () => {
    await browse().find(FIRST_CARD, 1);
    await browse().rows.first().getByRole("link").tap();
    const question = page.getByLabel(m.edit_front({}, ZH), { exact: true });
    await question.fill("深度学习的 $y = f(x)$ 是什么？");
    await page.locator(".paper .katex").waitFor();
    expect.soft(await complaints()).toEqual([]);
    // Leaving keeps what was typed, as a reload does.
    await page.getByRole("link", { name: m.edit_back({}, ZH) }).tap();
    await browse().rows.first().getByRole("link").tap();
    await page.getByText(m.edit_restored({}, ZH)).waitFor();
    await page.reload();
    await page.getByText(m.edit_restored({}, ZH)).waitFor();
    expect(await question.inputValue()).toContain("$y = f(x)$");
    await page.getByRole("button", { name: m.edit_save({}, ZH) }).tap();
    await browse()
      .notice.filter({ hasText: m.edit_done_wording({}, ZH) })
      .waitFor();
    await page.getByText(m.edit_is_own({}, ZH)).waitFor();
  });

  it("is asked in the learner's own words", async () => {
    await goTo(page, "today", "zh");
    await page.goto(`${address}review/`);
    const review = new ReviewPage(page, "zh");
    // The first card of the first deck is among today's new ones.
    for (let card = 0; card < 20; card++) {
      if ((await review.question()).includes("深度学习的")) break;
      await review.reveal();
      await review.rate(4);
    }
    expect(await review.question()).toContain("深度学习的");
    await review.close();
  });

  it("is refused if another tab has changed it meanwhile, and nothing typed is lost", async () => {
    await page.goto(`${address}decks/browse/?q=${encodeURIComponent('"y = f(x)"')}`);
    await browse().found(1);
    await browse().rows.first().getByRole("link").tap();
    const question = page.getByLabel(m.edit_front({}, ZH), { exact: true });
    await question.waitFor();
    const other = await device.open(page.url());
    await other.getByRole("button", { name: m.edit_use_note({}, ZH) }).tap();
    await other.getByText(m.edit_done_wording({}, ZH), { exact: true }).waitFor();
    await other.close();

    await question.fill("我的问题？");
    await page.getByRole("button", { name: m.edit_save({}, ZH) }).tap();
    await page.getByRole("heading", { name: m.edit_theirs({}, ZH) }).waitFor();
    expect(await question.inputValue()).toBe("我的问题？");
    await page.getByRole("button", { name: m.edit_keep_mine({}, ZH) }).tap();
    await page.getByRole("button", { name: m.edit_save({}, ZH) }).tap();
    await browse()
      .notice.filter({ hasText: m.edit_done_wording({}, ZH) })
      .waitFor();
  });

  it("is written by hand with gaps, and found under its deck", async () => {
    await goTo(page, "decks", "zh");
    await page.getByRole("link", { name: m.decks_add({}, ZH) }).tap();
    await page.getByRole("radio", { name: m.browse_kind_cloze({}, ZH) }).check();
    const text = page.getByLabel(m.edit_text({}, ZH), { exact: true });
    await text.fill("Adam 结合了动量和 RMSProp。");
    for (const word of ["动量", "RMSProp"]) {
      await text.evaluate((area: HTMLTextAreaElement, wanted) => {
        const start = area.value.indexOf(wanted);
        area.setSelectionRange(start, start + wanted.length);
      }, word);
      await page.getByRole("button", { name: m.edit_hide({}, ZH) }).tap();
    }
    expect(await text.inputValue()).toBe("Adam 结合了{{c1::动量}}和 {{c2::RMSProp}}。");
    expect.soft(await complaints()).toEqual([]);
    await page.getByRole("button", { name: m.edit_add_several({ count: 2 }, ZH) }).tap();
    await browse()
      .notice.filter({ hasText: m.edit_done_add({ count: 2 }, ZH) })
      .waitFor();
    await goTo(page, "decks", "zh");
    expect(await decksOn(page)).toMatchObject({
      [m.edit_own_deck({}, ZH)]: m.decks_counts({ total: 2, due: 0, fresh: 2 }, ZH),
    });
  });
});

it("nothing went wrong unseen", () => {
  expect(device.problems).toEqual([]);
});
