import type { Page } from "playwright-core";

import type { CodeLanguage, Language } from "#lib/core/language.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { ExercisePage } from "./exercise-page.ts";
import { mistakenProgram, programFor, STATES } from "./programs.ts";

const NAMES = { python: "Python", typescript: "TypeScript" } as const satisfies Record<CodeLanguage, string>;

/** Mistakes whose verdicts look like no other: by value, by chance, in a second step, in a mask, in one of two halves. */
const TYPICAL: Readonly<Record<string, readonly string[]>> = {
  "batch-norm": ["eps-outside-root"],
  "batch-norm-backward": ["variance-constant", "unbiased-variance"],
  dropout: ["scale-missing", "backward-fresh-mask"],
  adam: ["correction-missing"],
  attention: ["mask-ignored"],
};

interface Place {
  readonly page: Page;
  readonly address: string;
  readonly language: Language;
  readonly exercises: readonly Exercise[];
}

/** Every exercise in each of its languages: prompt, code, solution, each verdict that it can end in, passed. */
export async function exerciseStates(place: Place, visit: (name: string) => Promise<void>): Promise<void> {
  for (const exercise of place.exercises)
    for (const codeLanguage of ["python", "typescript"] as const)
      if (exercise.solution[codeLanguage] !== undefined) await statesOf(place, exercise, codeLanguage, visit);
}

async function statesOf(
  { page, address, language }: Place,
  exercise: Exercise,
  codeLanguage: CodeLanguage,
  visit: (name: string) => Promise<void>,
): Promise<void> {
  const screen = new ExercisePage(page, language);
  const visitAs = (state: string) => visit(`${exercise.id}-${codeLanguage}-${state}`);
  await page.goto(`${address}exercises/${exercise.id}/`);
  await screen.showPrompt();
  if ((await screen.languageButton(NAMES[codeLanguage]).count()) > 0)
    await screen.writeIn(NAMES[codeLanguage]);
  await visitAs("prompt");
  await screen.showCode();
  await visitAs("code");
  for (const mistake of TYPICAL[exercise.id] ?? []) {
    await screen.write(mistakenProgram(exercise, mistake, codeLanguage));
    await screen.submit();
    await visitAs(mistake);
  }
  for (const state of exercise.id === "batch-norm" ? STATES : []) {
    await screen.write(programFor(state, codeLanguage));
    await screen.submit();
    await visitAs(state);
  }
  await screen.write(exercise.solution[codeLanguage] ?? "");
  await screen.submit();
  await visitAs("passed");
  await screen.showPrompt();
  await screen.openSolution(exercise.prompt[language].hints.length);
  await visitAs("solution");
}
