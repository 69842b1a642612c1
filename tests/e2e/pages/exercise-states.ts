import type { Page } from "playwright-core";

import type { CodeLanguage, Language } from "#lib/core/language.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { ExercisePage } from "./exercise-page.ts";
import { mistakenProgram, programFor, STATES } from "./programs.ts";

const NAMES = { python: "Python", typescript: "TypeScript" } as const satisfies Record<CodeLanguage, string>;

/** A mistake of each exercise whose verdict looks like no other: by value, by chance, in a second step, in a mask. */
const TYPICAL: Readonly<Record<string, string>> = {
  "batch-norm": "eps-outside-root",
  dropout: "scale-missing",
  adam: "correction-missing",
  attention: "mask-ignored",
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
  await screen.editor.waitFor({ state: "attached" });
  if ((await screen.languageButton(NAMES[codeLanguage]).count()) > 0)
    await screen.writeIn(NAMES[codeLanguage]);
  await screen.showPrompt();
  await visitAs("prompt");
  await screen.showCode();
  await visitAs("code");
  const typical = TYPICAL[exercise.id];
  if (typical !== undefined) {
    await screen.write(mistakenProgram(exercise, typical, codeLanguage));
    await screen.submit();
    await visitAs("mistake");
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
