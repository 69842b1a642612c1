import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";

import type { Exercise } from "#lib/exercises/exercise.ts";
import { m } from "#lib/paraglide/messages.js";
import { loadExerciseFolder } from "../../scripts/content/load-exercise.ts";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { sidewaysOn, smallTargetsOn, violationsOn } from "./inspection.ts";
import { ExercisePage } from "./pages/exercise-page.ts";
import { mistakenProgram } from "./pages/programs.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { TodayPage } from "./pages/today-page.ts";
import { tour } from "./pages/tour.ts";
import { phone, type Phone } from "./phone.ts";

const ZH = { locale: "zh" } as const;

const PHONE = { width: 390, height: 844 };
const SMALL_PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1440, height: 900 };

/** Stops of the tour at which something was just rated, imported or submitted: what was pressed is gone. */
const AFTER_AN_ACTION = new Set([
  ...["import-problem", "import-preview", "import-done"],
  ...["review-question", "review-answer", "review-formula", "review-summary"],
  ...["verdict-printed-python", "verdict-mistake-python"],
  ...["verdict-syntax-error", "verdict-mistake", "verdict-passed", "exercise-rated"],
]);

let address: string;
let batchNorm: Exercise;
let batchNormBackward: Exercise;

async function exerciseIn(folder: string): Promise<Exercise> {
  const loaded = await loadExerciseFolder(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

beforeAll(async () => {
  batchNorm = await exerciseIn("batch-norm");
  batchNormBackward = await exerciseIn("batch-norm-backward");
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  return () => server.close();
});

/** All that is wrong with a screen in both themes and all sizes; the screen is left as it was found. */
async function complaintsAbout(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of [DESKTOP, PHONE]) {
      await page.setViewportSize(size);
      const found = await violationsOn(page);
      complaints.push(...found.map((violation) => `${colorScheme}, ${size.width} px: ${violation}`));
    }
  }
  const small = await smallTargetsOn(page);
  await page.setViewportSize(SMALL_PHONE);
  const sideways = await sidewaysOn(page);
  await page.setViewportSize(PHONE);
  return [
    ...complaints,
    ...small.map((target) => `hard to press: ${target}`),
    ...sideways.map((box) => `scrolls sideways: ${box}`),
  ];
}

/** What has the focus: its name for a screen reader, or its text; null if nothing has. */
function focusOn(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement: focused } = document;
    if (focused === null || focused === document.body) return null;
    return focused.getAttribute("aria-label") ?? focused.textContent.trim();
  });
}

describe.each([
  { language: "zh", locale: "zh-CN" },
  { language: "en", locale: "en-GB" },
] as const)("in $language", ({ language, locale }) => {
  it("every screen can be read and pressed: light and dark, narrow and wide; focus is never lost", async () => {
    const device = await phone({ locale });
    const page = await device.blank();
    const complaints: Record<string, string[]> = {};
    await tour({ page, address, language, batchNorm }, async (stop) => {
      const isLost = AFTER_AN_ACTION.has(stop) && (await focusOn(page)) === null;
      const found = [...(isLost ? ["the focus is lost"] : []), ...(await complaintsAbout(page))];
      if (found.length > 0) complaints[stop] = found;
    });
    await device.discard();
    expect(complaints).toEqual({});
  });
});

it("an exercise in two halves of which one is wrong can be read and pressed, its wide table too", async () => {
  const device = await phone({ locale: "zh-CN" });
  const page = await device.open(`${address}exercises/${batchNormBackward.id}/`);
  const exercise = new ExercisePage(page, "zh");
  await exercise.writeIn("Python");
  await exercise.showPrompt();
  const prompt = await complaintsAbout(page);
  await exercise.write(mistakenProgram(batchNormBackward, "variance-constant", "python"));
  await exercise.submit();
  expect(await exercise.result.innerText()).toContain(m.grading_half_backward({}, ZH));
  await exercise.openDetails();
  const verdict = await complaintsAbout(page);
  await device.discard();
  expect({ prompt, verdict }).toEqual({ prompt: [], verdict: [] });
});

describe("by keyboard alone", () => {
  let device: Phone;
  let page: Page;
  let review: ReviewPage;

  beforeAll(async () => {
    device = await phone({ locale: "zh-CN" });
    page = await device.open(address);
    review = new ReviewPage(page, "zh");
    return () => device.discard();
  });

  /** Walks on with Tab until something of this name has the focus. */
  async function tabTo(name: string): Promise<void> {
    const passed: string[] = [];
    while (passed.length < 20) {
      await page.keyboard.press("Tab");
      const focused = (await focusOn(page)) ?? "nothing";
      if (focused.startsWith(name)) return;
      passed.push(focused);
    }
    throw new Error(`"${name}" is not reached by Tab, only ${passed.join(", ")}.`);
  }

  it("reviews with Tab and Enter", async () => {
    await new TodayPage(page, "zh").figures();
    await tabTo(m.today_start({}, ZH));
    await page.keyboard.press("Enter");
    const question = await review.question();
    await tabTo(m.review_show({}, ZH));
    await page.keyboard.press("Enter");
    await review.ratings.waitFor();
    await tabTo(m.review_easy({}, ZH));
    await page.keyboard.press("Enter");
    await review.show.waitFor();
    expect(await review.question()).not.toBe(question);
    expect(await focusOn(page)).toBe(m.review_question({}, ZH));
  });

  it("reviews with the keys of the review screen", async () => {
    const question = await review.question();
    await page.keyboard.press("Space");
    await review.ratings.waitFor();
    expect(await focusOn(page)).toBe(m.review_answer({}, ZH));
    await page.keyboard.press("3");
    await review.ratings.waitFor({ state: "detached" });
    expect(await review.question()).not.toBe(question);
    await page.keyboard.press("u");
    await review.notice.filter({ hasText: m.review_undone({}, ZH) }).waitFor();
    expect(await review.question()).toBe(question);
    expect(await focusOn(page)).toBe(m.review_question({}, ZH));
    expect(device.problems).toEqual([]);
  });

  it("switches the code language with Tab and Enter, and keeps the focus on the switch", async () => {
    await page.goto(`${address}exercises/batch-norm/`);
    const exercise = new ExercisePage(page, "zh");
    await exercise.languageButton("Python").waitFor();
    await page.locator("h1").evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await tabTo("TypeScript");
    await page.keyboard.press("Enter");
    expect(await exercise.languageButton("TypeScript").getAttribute("aria-pressed")).toBe("true");
    expect(await exercise.languageButton("Python").getAttribute("aria-pressed")).toBe("false");
    expect(await focusOn(page)).toBe("TypeScript");
  });
});
