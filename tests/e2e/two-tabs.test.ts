import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { masteryOf } from "./pages/mastery-page.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { phone, type Phone } from "./phone.ts";

const ZH = { locale: "zh" } as const;

let address: string;
let device: Phone;
/** Two tabs of one browser; each shows the same card. */
let here: Page;
let there: Page;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  device = await phone({ locale: "zh-CN" });
  return async () => {
    await device.discard();
    await server.close();
  };
});

beforeEach(async () => {
  here = await device.open(`${address}review/`);
  const question = await new ReviewPage(here, "zh").question();
  there = await device.open(`${address}review/`);
  expect(await new ReviewPage(there, "zh").question()).toBe(question);
  return async () => {
    await here.close();
    await there.close();
  };
});

/** How many cards of the first built-in topic were never rated. */
async function unseen(): Promise<number> {
  const page = await device.open(`${address}mastery/`);
  const topic = await masteryOf(page, m.mastery_topic_tensors({}, ZH));
  await page.close();
  return Number(/(\d+) 张还没看过/.exec(topic)?.[1]);
}

/** Rates in the other tab the card that was rated in this one meanwhile. */
async function rateTooLate(): Promise<void> {
  const review = new ReviewPage(there, "zh");
  const question = await review.question();
  await review.reveal();
  await review.rate(1);
  await review.notice.filter({ hasText: m.review_stale({}, ZH) }).waitFor();
  expect(await review.question()).not.toBe(question);
}

/** One undo takes back all there is: the late rating is nowhere. */
async function undoTheOnlyRating(): Promise<void> {
  const review = new ReviewPage(here, "zh");
  await review.undo.tap();
  await review.notice.filter({ hasText: m.review_undone({}, ZH) }).waitFor();
  await here.getByRole("button", { name: m.review_undo({}, ZH), disabled: true }).waitFor();
}

it("a card rated in two tabs is rated once", async () => {
  const before = await unseen();
  const review = new ReviewPage(here, "zh");
  const left = await review.left();
  await review.reveal();
  await review.rate(4);

  await rateTooLate();
  expect(await new ReviewPage(there, "zh").left()).toBe(left - 1);
  expect(await review.left()).toBe(left - 1);
  expect(await unseen()).toBe(before - 1);

  await undoTheOnlyRating();
  expect(await unseen()).toBe(before);
});

it("a tab that comes back to the front does not rate what its buttons did not offer", async () => {
  const before = await unseen();
  const review = new ReviewPage(here, "zh");
  await review.reveal();
  await review.rate(3);

  const late = new ReviewPage(there, "zh");
  await there.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  // It has read the day again: there is something to undo.
  await there.getByRole("button", { name: m.review_undo({}, ZH), disabled: false }).waitFor();
  await late.reveal();
  expect(await late.intervals()).toEqual(["1 分钟", "6 分钟", "10 分钟", "8 天"]);
  await late.rate(1);
  await late.notice.filter({ hasText: m.review_stale({}, ZH) }).waitFor();
  expect(await unseen()).toBe(before - 1);

  await undoTheOnlyRating();
  expect(await unseen()).toBe(before);
});

it("nothing goes wrong unseen in either", () => {
  expect(device.problems).toEqual([]);
});
