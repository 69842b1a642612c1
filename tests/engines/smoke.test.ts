import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { CODE_LANGUAGES } from "#lib/core/language.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import { m } from "#lib/paraglide/messages.js";
import { loadExerciseFolder } from "../../scripts/content/load-exercise.ts";
import type { Engine } from "../../scripts/engines/engine.ts";
import { startFirefox } from "../../scripts/engines/firefox.ts";
import { startWebKit } from "../../scripts/engines/webkit.ts";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { Learner } from "./learner.ts";

/* The built app in engines that are not Chromium's, where WebGPU is missing: a phone with one of them is served too. */

const EN = { locale: "en" } as const;
const LANGUAGE_NAMES = { python: "Python", typescript: "TypeScript" } as const;
const MISTAKE = "eps-outside-root";

const ENGINES: readonly (readonly [name: string, start: () => Promise<Engine>])[] = [
  ["Firefox", () => startFirefox("firefox-esr")],
  ["WebKitGTK", () => startWebKit("WebKitWebDriver")],
];

let server: Awaited<ReturnType<typeof serveBuild>>;
let batchNorm: Exercise;

beforeAll(async () => {
  const loaded = await loadExerciseFolder("batch-norm");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  batchNorm = loaded.value;
  const { folder } = await ensureBuilt({ base: "" });
  server = await serveBuild({ folder });
  return () => server.close();
});

describe.each(ENGINES)("%s", (_name, start) => {
  let engine: Engine;
  let learner: Learner;

  beforeAll(async () => {
    engine = await start();
    learner = new Learner(engine);
  });
  afterAll(() => engine.close());

  it("reviews a card of a built-in deck", async () => {
    await learner.open(server.url);
    await learner.tapOn(`main a[href$="review/"], main a[href$="review"]`);
    const front = "main section.front";
    const first = await learner.textOf(front);
    await learner.tap(m.review_show({}, EN));
    expect(await learner.textOf(`[aria-label="${m.review_answer({}, EN)}"]`)).not.toBe("");
    await learner.tap(m.review_easy({}, EN));
    await learner.tap(m.review_show({}, EN));
    expect(await learner.textOf(front)).not.toBe(first);
  });

  it.each(CODE_LANGUAGES)("names a mistake and passes a right program: %s", async (language) => {
    await learner.open(`${server.url}exercises/batch-norm/`);
    await learner.showCode();
    await learner.textOf(".cm-content");
    await learner.tap(LANGUAGE_NAMES[language]);

    const mistake = batchNorm.mistakes.find(({ id }) => id === MISTAKE);
    const wrong = mistake && mistakenSource(batchNorm, mistake, language);
    if (!wrong) throw new Error(`batch-norm has no mistake "${MISTAKE}" in ${language}.`);
    await learner.write(wrong);
    expect((await learner.submit()).all).toContain(mistake.message.en);

    await learner.write(batchNorm.solution[language] ?? "");
    const { headline, all } = await learner.submit();
    expect(headline).toContain(m.grading_passed({}, EN));
    expect(all).toMatch(/WebAssembly|CPU/);
  });

  it("complained of nothing", async () => {
    expect(await learner.complaints()).toEqual([]);
  });
});
