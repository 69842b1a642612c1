import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { sidewaysOn, smallTargetsOn, violationsOn } from "./inspection.ts";
import { ImportPage } from "./pages/import-page.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { phone, type Phone } from "./phone.ts";

const ZH = { locale: "zh" } as const;

const NOTE = [
  "# 我的优化笔记",
  "",
  "最后更新：2024年12月20日",
  "",
  "## 动量",
  "",
  "动量是指梯度的滑动平均。",
  "",
  "这里随便说一句，没有哪条规则会认得，也没有标题可问。因为它太长了。它说了两件事。",
].join("\n");

let address: string;
let device: Phone;
let page: Page;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  device = await phone({ locale: "zh-CN" });
  page = await device.open(`${address}decks/import/`);
  const importing = new ImportPage(page, "zh");
  await importing.paste(NOTE);
  await importing.accept(1);
  return async () => {
    await device.discard();
    await server.close();
  };
});

/** All that is wrong with the screen as it stands. */
async function complaints(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    found.push(...(await violationsOn(page)));
  }
  return [...found, ...(await smallTargetsOn(page)), ...(await sidewaysOn(page))];
}

/** The names of the marks beside the passages, in order. */
function marks(): Promise<(string | null)[]> {
  return page
    .locator("main button[aria-expanded]")
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")));
}

const carded = m.note_mark_carded({ count: 1, recall: m.note_recall_unseen({}, ZH) }, ZH);

describe("a note that was imported", () => {
  it("is in the list with its coverage, and opens", async () => {
    await page.goto(`${address}decks/note/`);
    const row = page.getByRole("listitem").filter({ hasText: "我的优化笔记" });
    const counts = [m.note_coverage_carded, m.note_coverage_uncarded, m.note_coverage_skipped];
    await row.getByText(counts.map((text) => text({ count: 1 }, ZH)).join(" · ")).waitFor();
    expect(await complaints()).toEqual([]);
    await row.getByRole("link").tap();
    await page.getByRole("heading", { level: 1, name: "我的优化笔记" }).waitFor();
  });

  it("marks each passage with a word: skipped, carded, without a card", async () => {
    await page.getByText("动量是指").waitFor();
    expect(await marks()).toEqual([
      `${m.note_mark_skipped({}, ZH)}, ${m.lines_one({ line: 3 }, ZH)}`,
      `${carded}, ${m.lines_one({ line: 7 }, ZH)}`,
      `${m.note_mark_uncarded({}, ZH)}, ${m.lines_one({ line: 9 }, ZH)}`,
    ]);
    expect(await complaints()).toEqual([]);
  });

  it("tells the cards of a passage by keyboard, and why one was skipped", async () => {
    const mark = page.getByRole("button", { name: carded });
    await mark.focus();
    await page.keyboard.press("Enter");
    await page.locator(".panel").getByText("什么是动量").waitFor();
    expect(await mark.getAttribute("aria-expanded")).toBe("true");
    expect(await complaints()).toEqual([]);
    await page.getByRole("button", { name: m.note_mark_skipped({}, ZH) }).tap();
    const why = m.note_skipped_why({ reason: m.notes_skip_last_updated({}, ZH) }, ZH);
    await page.locator(".panel").getByText(why).waitFor();
  });

  it("shows on demand only what has no card", async () => {
    await page.getByLabel(m.note_only_uncarded({}, ZH)).tap();
    await page.getByText("动量是指").waitFor({ state: "detached" });
    expect(await marks()).toHaveLength(1);
    await page.getByLabel(m.note_only_uncarded({}, ZH)).tap();
    await page.getByText("动量是指").waitFor();
  });

  it("that is not there says so and leads on", async () => {
    await page.goto(`${address}decks/note/?id=none`);
    await page.getByText(m.note_missing({}, ZH)).waitFor();
    expect(await complaints()).toEqual([]);
    await page
      .locator("main")
      .getByRole("link", { name: m.note_to_list({}, ZH) })
      .last()
      .tap();
    await page.getByRole("heading", { level: 1, name: m.note_list_title({}, ZH) }).waitFor();
  });
});

describe("from a card in review", () => {
  it("its passage is in view and marked; going back shows the same card, its answer still open", async () => {
    await page.goto(`${address}review/`);
    const review = new ReviewPage(page, "zh");
    await review.reveal();
    await review.rate(1);
    await review.reveal();
    const question = await review.question();
    const answer = await review.answer.innerText();
    await page.locator(".source").getByRole("link").tap();
    const passage = page.locator(".target");
    await passage.waitFor();
    expect(await passage.evaluate((element) => element === document.activeElement)).toBe(true);
    const top = await passage.evaluate((element) => element.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(844);
    expect(await complaints()).toEqual([]);
    await page.getByRole("button", { name: m.note_back({}, ZH) }).tap();
    await review.ratings.waitFor();
    expect(await review.question()).toBe(question);
    expect(await review.answer.innerText()).toBe(answer);
    expect(device.problems).toEqual([]);
  });
});

describe("a note that is being imported", () => {
  it("shows where in its text a card stands, and what is around it", async () => {
    await page.goto(`${address}decks/import/`);
    const other = NOTE.replace("我的优化笔记", "另一篇笔记").replace("滑动平均", "指数滑动平均");
    await new ImportPage(page, "zh").paste(other);
    const place = m.lines_one({ line: 7 }, ZH);
    await page
      .getByRole("button", { name: `${m.import_in_note({}, ZH)}: ${place}`, exact: true })
      .first()
      .tap();
    const sheet = page.getByRole("dialog", { name: m.import_in_note({}, ZH) });
    await sheet.locator("mark").waitFor();
    expect(await sheet.locator("mark").allInnerTexts()).toEqual(["动量是指梯度的指数滑动平均。"]);
    expect(await sheet.getByRole("listitem").filter({ hasText: "## 动量" }).count()).toBe(1);
    expect(await complaints()).toEqual([]);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    expect(device.problems).toEqual([]);
  });
});
