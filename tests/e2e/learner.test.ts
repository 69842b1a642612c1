import { join } from "node:path";

import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";

import { EXERCISES } from "#lib/exercises/catalogue.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import { inCodeLanguage } from "#lib/exercises/code-wording.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import { m } from "#lib/paraglide/messages.js";
import { loadExerciseFolder } from "../../scripts/content/load-exercise.ts";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { decksOn } from "./pages/decks-page.ts";
import { ExercisePage } from "./pages/exercise-page.ts";
import { ImportPage } from "./pages/import-page.ts";
import { masteryOf } from "./pages/mastery-page.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { goTo } from "./pages/tab-bar.ts";
import { TodayPage } from "./pages/today-page.ts";
import { phone, type Phone } from "./phone.ts";

/* One learner's story, told in order: each test goes on where the one before it stopped. */

const ZH = { locale: "zh" } as const;
const NEW_CARDS_A_DAY = 20;
/** The verdict says where it ran, and which GPU that is. */
const ON_THE_GPU = /在 WebGPU 上运行 · \S+/;
const NOTES = join(import.meta.dirname, "notes");

let server: Awaited<ReturnType<typeof serveBuild>>;
let device: Phone;
let batchNorm: Exercise;
let page: Page;

beforeAll(async () => {
  const loaded = await loadExerciseFolder("batch-norm");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  batchNorm = loaded.value;
  const { folder } = await ensureBuilt({ base: "" });
  server = await serveBuild({ folder });
  device = await phone({ locale: "zh-CN" });
  page = await device.open(server.url);
  return async () => {
    await device.discard();
    await server.close();
  };
});

const today = () => new TodayPage(page, "zh");
const review = () => new ReviewPage(page, "zh");
const importing = () => new ImportPage(page, "zh");
const exercise = () => new ExercisePage(page, "zh");

/** A usual wrong version of the exercise, and what the app should say of it. */
function wrong(id: string, language: CodeLanguage): { source: string; message: string } {
  const mistake = batchNorm.mistakes.find((each) => each.id === id);
  const source = mistake && mistakenSource(batchNorm, mistake, language);
  if (!mistake || !source) throw new Error(`batch-norm has no mistake "${id}".`);
  return { source, message: inCodeLanguage(mistake.message.zh, language) };
}

/** A wrong solution is named, the right one passes; both on the GPU. */
async function failThenPass(mistakeId: string, language: CodeLanguage): Promise<void> {
  const { source, message } = wrong(mistakeId, language);
  await exercise().write(source);
  await exercise().submit();
  expect(await exercise().result.innerText()).toContain(message);
  expect(await exercise().result.innerText()).toMatch(ON_THE_GPU);

  await exercise().write(batchNorm.solution[language] ?? "");
  expect(await exercise().submit()).toBe(m.grading_passed({}, ZH));
  expect(await exercise().result.innerText()).toMatch(ON_THE_GPU);
}

it("finds cards ready on the first visit", async () => {
  const { due, fresh, exercises } = await today().figures();
  expect({ due, exercises }).toEqual({ due: 0, exercises: 0 });
  expect(fresh).toBe(NEW_CARDS_A_DAY);
  expect(await today().isUnderWay()).toBe(false);
});

it("turns a note into cards, and sees why before anything is stored", async () => {
  await today().importNotes();
  await importing().choose(join(NOTES, "optimisers.md"));
  expect(await importing().headings()).toEqual({
    基本概念: 4,
    对比: 6,
    "更新规则 › Adam": 2,
    "更新规则 › 为什么 Adam 要修正偏差？": 1,
  });
  expect(await importing().origin("动量（Momentum）是什么？")).toContain("8");
  const [contents, updated] = await importing().skipped(2);
  expect(contents).toContain(m.notes_skip_contents({}, ZH));
  expect(updated).toContain(m.notes_skip_last_updated({}, ZH));
  await importing().untick("哪个优化器的额外状态是“没有”？");
  await importing().accept(12);

  await goTo(page, "decks", "zh");
  expect(await decksOn(page)).toMatchObject({
    优化器: m.decks_counts({ total: 12, due: 0, fresh: 12 }, ZH),
  });
});

it("reviews three cards and takes one back", async () => {
  await goTo(page, "today", "zh");
  await today().review();
  const first = await review().question();
  expect(await review().left()).toBe(NEW_CARDS_A_DAY);
  await review().reveal();
  expect(await review().answer.innerText()).not.toBe("");
  expect(await review().intervals()).toEqual(["1 分钟", "6 分钟", "10 分钟", "8 天"]);
  await review().rate(3);

  const second = await review().question();
  await review().reveal();
  await review().rate(2);

  const third = await review().question();
  expect(new Set([first, second, third]).size).toBe(3);
  await review().reveal();
  await review().rate(4);
  // Two are in their steps and return today; the easy one is done.
  expect(await review().left()).toBe(NEW_CARDS_A_DAY - 1);

  const fourth = await review().question();
  await review().undo.tap();
  await review()
    .notice.filter({ hasText: m.review_undone({}, ZH) })
    .waitFor();
  expect(await review().question()).toBe(third);
  expect(fourth).not.toBe(third);
  expect(await review().left()).toBe(NEW_CARDS_A_DAY);
});

it("goes on after a reload where it was", async () => {
  const question = await review().question();
  await page.reload();
  expect(await review().question()).toBe(question);
  expect(await review().left()).toBe(NEW_CARDS_A_DAY);
  await review().reveal();
  await review().rate(3);
  await review().close();
  expect(await today().isUnderWay()).toBe(true);
  expect(await today().figures()).toEqual({ due: 3, fresh: NEW_CARDS_A_DAY - 3, exercises: 0 });
});

it("opens an exercise in Python, and keeps a draft in each language over a reload", async () => {
  await goTo(page, "exercises", "zh");
  await exercise().open(batchNorm.title.zh);
  await exercise().write("# 先想一想\nclass BatchNorm:\n    pass\n");
  await exercise().draftKept();
  await exercise().writeIn("TypeScript");
  expect(await exercise().editor.innerText()).toContain("export class BatchNorm");
  await exercise().write("// 再想一想\nexport class BatchNorm {}\n");
  await exercise().draftKept();
  await page.reload();
  await exercise().showCode();
  expect(await exercise().editor.innerText()).toContain("// 再想一想");
  await exercise().writeIn("Python");
  expect(await exercise().editor.innerText()).toContain("# 先想一想");
  await exercise().writeIn("TypeScript");
});

it("is told of a syntax error and of a loop without end, and the next honest run passes at once", async () => {
  await exercise().write("export class BatchNorm {\n  forward( {\n}\n");
  expect(await exercise().submit()).toBe(m.grading_syntax_error({}, ZH));
  await exercise().write("export class BatchNorm {\n  forward(x) {\n    while (true) {}\n  }\n}\n");
  expect(await exercise().submit()).toBe(m.grading_time_out({}, ZH));
  await exercise().write(batchNorm.solution.typescript ?? "");
  expect(await exercise().run()).toBe(m.grading_passed({}, ZH));
  expect(await exercise().result.innerText()).toMatch(ON_THE_GPU);
});

it("solves an exercise wrongly in Python, hears which mistake it is, and then rightly", async () => {
  await exercise().writeIn("Python");
  await failThenPass("eps-outside-root", "python");
  // A passed exercise is passed, whichever language is looked at; what was begun in the other one is still there.
  await exercise().writeIn("TypeScript");
  await exercise().showCode();
  expect(await exercise().editor.innerText()).toContain("forward(x");
  await exercise().writeIn("Python");
  await exercise().showResult();
  expect(await exercise().result.innerText()).toContain(m.exercise_reason_several_tries({}, ZH));
  const interval = await exercise().ratingButton(2).locator(".interval").innerText();
  await exercise().ratingButton(2).tap();
  await exercise().kept.waitFor();
  expect(await exercise().result.innerText()).toContain(m.exercise_saved_interval({ interval }, ZH));

  await exercise().leave();
  expect(await exercise().row(batchNorm.title.zh)).toContain(m.exercise_state_later({ interval }, ZH));
  await goTo(page, "mastery", "zh");
  const mastery = await masteryOf(page, m.mastery_topic_regularisation({}, ZH));
  // This exercise is known, the others of its topic were never written.
  const ofTopic = EXERCISES.filter(({ topic }) => topic === batchNorm.topic).length;
  expect(mastery).toContain(`${m.mastery_implementation({}, ZH)} ${String(Math.round(100 / ofTopic))}%`);
});

it("does all of it again with the network off, from a cold start", async () => {
  await device.restart();
  await device.setOffline(true);
  await server.close();
  page = await device.open(server.url);
  expect(await today().figures()).toEqual({ due: 3, fresh: NEW_CARDS_A_DAY - 3, exercises: 0 });

  await today().importNotes();
  await importing().choose(join(NOTES, "dropout.md"));
  await importing().accept(5);
  await goTo(page, "decks", "zh");
  expect(await decksOn(page)).toMatchObject({
    随机失活: m.decks_counts({ total: 5, due: 0, fresh: 5 }, ZH),
  });

  await goTo(page, "today", "zh");
  await today().review();
  const left = await review().left();
  await review().reveal();
  await review().rate(4);
  expect(await review().left()).toBe(left - 1);
  await review().close();

  await goTo(page, "exercises", "zh");
  await exercise().open(batchNorm.title.zh);
  await failThenPass("momentum-inverted", "python");
  await exercise().ratingButton(3).tap();
  await exercise().kept.waitFor();
});

it("asked nobody else for anything, and nothing went wrong unseen", () => {
  expect(device.problems).toEqual([]);
  expect([...device.origins]).toEqual([new URL(server.url).origin]);
});
