import { join } from "node:path";

import type { Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { MS_PER_DAY } from "#lib/core/time.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { m } from "#lib/paraglide/messages.js";
import { mistakenProgram, programFor } from "./programs.ts";
import { ExercisePage } from "./exercise-page.ts";
import { ImportPage } from "./import-page.ts";
import { ReviewPage } from "./review-page.ts";
import { goTo } from "./tab-bar.ts";
import { TodayPage } from "./today-page.ts";

const NOTES = join(import.meta.dirname, "../notes");

/** What a tour needs to know of the place. */
interface Place {
  readonly page: Page;
  /** Address of the app. */
  readonly address: string;
  readonly language: Language;
  readonly batchNorm: Exercise;
}

/** Called at each stop, with its name, while the screen stands still. */
type Visit = (name: string) => Promise<void>;

/** Walks a first visit through every screen and what each can show, as a learner with a phone would. */
export async function tour(place: Place, visit: Visit): Promise<void> {
  await place.page.goto(place.address);
  await new TodayPage(place.page, place.language).figures();
  await visit("today");
  await tourOfImport(place, visit);
  await tourOfReview(place, visit);
  await tourOfExercises(place, visit);
  await tourOfTheNextWeek(place, visit);
  await tourOfTheRest(place, visit);
}

async function tourOfImport({ page, language }: Place, visit: Visit): Promise<void> {
  const importing = new ImportPage(page, language);
  await goTo(page, "mastery", language);
  await page.getByRole("article").first().waitFor();
  await visit("mastery-unseen");
  await goTo(page, "decks", language);
  await page.getByRole("link", { name: m.today_import({}, { locale: language }) }).tap();
  await page.getByLabel(m.import_paste({}, { locale: language })).waitFor();
  await visit("import");
  await importing.offer({ name: "empty.md", text: "" });
  await page.getByRole("alert").waitFor();
  await visit("import-problem");
  await importing.choose(join(NOTES, "optimisers.md"));
  await visit("import-preview");
  await importing.skipped(2);
  await importing.untick("哪个优化器的额外状态是“没有”？");
  await visit("import-preview-chosen");
  await importing.accept(12);
  await visit("import-done");
  await goTo(page, "decks", language);
  await page
    .locator("main li:has(> .counts)")
    .filter({ hasText: /优化器\s*12/ })
    .waitFor();
  await visit("decks");
}

async function tourOfReview({ page, language }: Place, visit: Visit): Promise<void> {
  const review = new ReviewPage(page, language);
  const today = new TodayPage(page, language);
  await goTo(page, "today", language);
  await today.review();
  await review.question();
  await visit("review-question");
  await review.reveal();
  await visit("review-answer");
  await review.rate(4);
  let formulaSeen = false;
  while ((await review.next()) === "card") {
    await review.reveal();
    const isFormula = (await review.answer.locator(".katex-display").count()) > 0;
    if (isFormula && !formulaSeen) await visit("review-formula");
    formulaSeen ||= isFormula;
    await review.rate(4);
  }
  await visit("review-summary");
  await review.backToToday();
  await visit("today-done");
}

async function tourOfExercises({ page, language, batchNorm }: Place, visit: Visit): Promise<void> {
  const exercise = new ExercisePage(page, language);
  const title = batchNorm.title[language];
  await goTo(page, "exercises", language);
  await exercise.row(title);
  await visit("exercises");
  await exercise.open(title);
  await exercise.askForHint(1, batchNorm.prompt[language].hints.length);
  await visit("exercise-prompt");
  await exercise.showCode();
  await visit("exercise-code-python");
  await exercise.write(programFor("printed", "python"));
  await exercise.run();
  await visit("verdict-printed-python");
  await exercise.write(mistakenProgram(batchNorm, "eps-outside-root", "python"));
  await exercise.submit();
  await visit("verdict-mistake-python");
  await exercise.writeIn("TypeScript");
  await exercise.showCode();
  await visit("exercise-code");
  await exercise.write("export class BatchNorm {\n  forward( {\n}\n");
  await exercise.submit();
  await visit("verdict-syntax-error");
  await exercise.write(mistakenProgram(batchNorm, "eps-outside-root", "typescript"));
  await exercise.submit();
  await visit("verdict-mistake");
  await exercise.openDetails();
  await visit("verdict-details");
  await exercise.write(batchNorm.solution.typescript ?? "");
  await exercise.submit();
  await visit("verdict-passed");
  await exercise.ratingButton(2).tap();
  await exercise.kept.waitFor();
  await visit("exercise-rated");
  await exercise.leave();
  await visit("exercises-passed");
}

/** By then cards and the exercise have become due. */
async function tourOfTheNextWeek({ page, address, language }: Place, visit: Visit): Promise<void> {
  await page.clock.setFixedTime(Date.now() + 9 * MS_PER_DAY);
  await page.goto(address);
  const today = new TodayPage(page, language);
  await today.figures();
  await visit("today-due");
  await goTo(page, "mastery", language);
  await page.getByRole("article").first().waitFor();
  await visit("mastery");
  await goTo(page, "exercises", language);
  await page.getByRole("listitem").first().waitFor();
  await visit("exercises-due");
  await goTo(page, "today", language);
  await today.review();
  const review = new ReviewPage(page, language);
  while ((await review.next()) === "card") {
    await review.reveal();
    await review.rate(3);
  }
  await visit("review-exercise");
  await review.close();
}

async function tourOfTheRest({ page, address, language }: Place, visit: Visit): Promise<void> {
  await goTo(page, "today", language);
  await page.getByRole("link", { name: m.nav_settings({}, { locale: language }) }).tap();
  await page.getByRole("link", { name: m.settings_licences({}, { locale: language }) }).waitFor();
  await visit("settings");
  await page.getByRole("link", { name: m.settings_licences({}, { locale: language }) }).tap();
  await page.locator("summary").first().tap();
  await visit("licences");
  await page.goto(`${address}settings/plan/`);
  await page.getByRole("link", { name: m.plan_standard({}, { locale: language }) }).waitFor();
  await visit("plans");
  await page.getByRole("button", { name: m.plan_add({}, { locale: language }) }).tap();
  await page.getByLabel(m.plan_new_cards({}, { locale: language }), { exact: true }).waitFor();
  await visit("plan-own");
  await page.goto(`${address}settings/plan/preset/`);
  await page.getByLabel(m.plan_new_cards({}, { locale: language }), { exact: true }).fill("?");
  await page.keyboard.press("Tab");
  await page.getByRole("alert").waitFor();
  await visit("plan-standard");
  await page.goto(`${address}settings/plan/`);
  await page.getByRole("link", { name: m.plan_exercises({}, { locale: language }) }).tap();
  await page.getByLabel(m.plan_exercises_daily({}, { locale: language }), { exact: true }).waitFor();
  await visit("plan-exercises");
  await page.goto(`${address}settings/parameters/`);
  await page.getByRole("button", { name: m.optimise_workload_ask({}, { locale: language }) }).tap();
  await page.locator("svg[role=img]").waitFor();
  await visit("parameters");
  await page.goto(`${address}no/such/page/`);
  await page.getByRole("heading", { name: m.error_title({}, { locale: language }) }).waitFor();
  await visit("error");
  await page.goto(`${address}exercises/none/`);
  await page
    .getByRole("alert")
    .or(page.getByRole("heading", { level: 1 }))
    .first()
    .waitFor();
  await visit("exercise-unknown");
}
