import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { ReviewPage } from "./pages/review-page.ts";
import { comeBack, complaintsAbout, storedOn, StudyPage } from "./pages/study-page.ts";
import { goTo } from "./pages/tab-bar.ts";
import { TodayPage } from "./pages/today-page.ts";
import { phone, type Phone } from "./phone.ts";

/* Told in order: each test goes on where the one before it stopped. */

const ZH = { locale: "zh" } as const;

let address: string;
let device: Phone;
let page: Page;
let study: StudyPage;
let review: ReviewPage;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  device = await phone({ locale: "zh-CN" });
  page = await device.open(address);
  study = new StudyPage(page, "zh");
  review = new ReviewPage(page, "zh");
  return async () => {
    await device.discard();
    await server.close();
  };
});

it("is a tap away from Today, and says what each choice would give", async () => {
  await new TodayPage(page, "zh").figures();
  await study.open();
  expect(await study.found(m.study_cram({}, ZH))).toBeGreaterThan(5);
  expect(await study.found(m.study_preview({}, ZH))).toBe(20);
  expect(await study.found(m.study_forgotten({}, ZH))).toBe(0);
  expect(await study.found(m.study_ahead({}, ZH))).toBe(0);
  await study
    .choice(m.study_preview({}, ZH))
    .getByLabel(m.study_how_many({}, ZH))
    .selectOption({ label: m.study_cards_number({ count: 10 }, ZH) });
  expect(await study.found(m.study_preview({}, ZH))).toBe(10);
  expect(await complaintsAbout(page)).toEqual([]);
});

it("previews new cards by touch and keys, and leaves everything stored as it was", async () => {
  const before = await storedOn(page);
  await study.start(m.study_preview({}, ZH));
  const first = await review.question();
  expect(await review.left()).toBe(10);
  await page.getByText(m.study_stays({}, ZH), { exact: true }).waitFor();
  expect(await complaintsAbout(page)).toEqual([]);
  await review.show.tap();
  await study.answerButton(false).waitFor();
  expect(await complaintsAbout(page)).toEqual([]);
  await study.answerButton(false).tap();
  await review.show.waitFor();
  const second = await review.question();
  expect(second).not.toBe(first);
  expect(await review.left()).toBe(10);

  // A swipe answers as in review.
  await review.show.tap();
  await review.answer.waitFor();
  await review.drag([{ dx: 220, dy: 0 }]);
  await review.show.waitFor();
  expect(await review.left()).toBe(9);
  await page.keyboard.press("u");
  await page.waitForFunction(
    (text) => document.querySelector("header .left")?.textContent.includes(text),
    "10",
  );
  expect(await review.question()).toBe(second);

  // A reload goes on where it was.
  await page.reload();
  expect(await review.question()).toBe(second);

  await page.keyboard.press("i");
  const info = page.getByRole("dialog", { name: m.review_menu_info({}, ZH) });
  await info.waitFor();
  await page.keyboard.press("Escape");
  await info.waitFor({ state: "detached" });

  const end = page.getByRole("heading", { name: m.study_done_title({}, ZH) });
  for (let left = 10; left > 0; left -= 1) {
    await review.show.waitFor();
    await page.keyboard.press("Space");
    await study.answerButton(true).waitFor();
    await page.keyboard.press("3");
    await review.show.or(end).first().waitFor();
  }
  await end.waitFor();
  expect(await page.getByRole("main").innerText()).toContain(
    m.study_done_summary({ count: 10, known: 9 }, ZH),
  );
  expect(await complaintsAbout(page)).toEqual([]);
  await page.getByRole("button", { name: m.study_again_missed({ count: 1 }, ZH) }).tap();
  expect(await review.question()).toBe(first);
  expect(await storedOn(page)).toBe(before);
});

it("goes over a topic from its row in Mastery", async () => {
  const before = await storedOn(page);
  await page.goto(address);
  await goTo(page, "mastery", "zh");
  await page
    .getByRole("link", {
      name: m.study_topic_practice_named({ name: m.mastery_topic_regularisation({}, ZH) }, ZH),
    })
    .tap();
  await review.question();
  await review.show.tap();
  await study.answerButton(true).tap();
  await review.show.waitFor();
  await review.close();
  await page.getByRole("heading", { level: 1, name: m.study_title({}, ZH) }).waitFor();
  expect(await storedOn(page)).toBe(before);
});

it("says so where an address asks for nothing, or for nothing that there is", async () => {
  await page.goto(`${address}study/cards/?kind=none`);
  await page.getByText(m.study_unknown({}, ZH)).waitFor();
  await page.goto(`${address}study/cards/?kind=forgotten&days=3`);
  await page.getByText(m.study_none_title({}, ZH)).waitFor();
  expect(await complaintsAbout(page)).toEqual([]);
});

it("studies ahead as real reviews, said so, and logs them", async () => {
  await page.goto(address);
  await new TodayPage(page, "zh").review();
  for (const rating of [4, 4, 1] as const) {
    await review.question();
    await review.reveal();
    await review.rate(rating);
  }
  // What was answered today is not asked ahead today.
  await page.goto(`${address}study/`);
  const days = study.choice(m.study_ahead({}, ZH)).getByLabel(m.study_days({}, ZH));
  await days.selectOption({ label: m.study_next_days({ count: 14 }, ZH) });
  expect(await study.found(m.study_ahead({}, ZH))).toBe(0);
  expect(await study.found(m.study_forgotten({}, ZH))).toBe(1);

  await comeBack(page, `${address}study/`, 1);
  await days.selectOption({ label: m.study_next_days({ count: 14 }, ZH) });
  expect(await study.found(m.study_ahead({}, ZH))).toBe(2);
  const before = await storedOn(page);
  await study.start(m.study_ahead({}, ZH));
  await page.getByText(m.study_ahead_counts({}, ZH), { exact: true }).waitFor();
  // The one that was forgotten is in its steps: it comes first.
  expect(await review.left()).toBe(3);
  expect(await complaintsAbout(page)).toEqual([]);
  await review.reveal();
  await review.rate(4);
  await review.reveal();
  await review.rate(3);
  expect(await review.left()).toBe(1);
  await review.undo.tap();
  await review.notice.filter({ hasText: m.review_undone({}, ZH) }).waitFor();
  expect(await review.left()).toBe(2);
  await review.reveal();
  await review.rate(3);
  await review.reveal();
  await review.rate(3);
  expect(await review.next()).toBe("end");
  expect(await storedOn(page)).not.toBe(before);
  await review.backToToday();
  expect(await new TodayPage(page, "zh").isUnderWay()).toBe(true);
  expect(device.problems).toEqual([]);
});
