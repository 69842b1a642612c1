import { expect } from "vitest";

import type { CodeLanguage } from "#lib/core/language.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { loadExerciseFolder, loadVariants, readGolden } from "../../scripts/content/load-exercise.ts";
import type { Proof, Run } from "../../scripts/content/prove-exercise.ts";
import { proveExercise } from "../../scripts/content/prove-exercise.ts";

/** @throws Error with everything that is wrong with the folder */
export async function exerciseOf(folder: string): Promise<Exercise> {
  const loaded = await loadExerciseFolder(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 2));
  return loaded.value;
}

/** Shows what a folder does in one language; SHOW_PROOF=1 prints the numbers. */
export async function proofOf(exercise: Exercise, language: CodeLanguage, run: Run): Promise<Proof> {
  const { id } = exercise;
  const proof = await proveExercise(exercise, language, loadVariants(id), readGolden(id), run);
  if (process.env["SHOW_PROOF"] !== undefined) console.log(JSON.stringify(proof, null, 1));
  return proof;
}

/** The solution, golden values and four variants are right; every mistake of the language is wrong, and there are three. */
export function expectEnough(proof: Proof, exercise: Exercise): void {
  const mistakes = exercise.mistakes.filter(({ edits }) => edits[proof.language] !== undefined);
  expect(proof.right.length).toBeGreaterThanOrEqual(6);
  expect(proof.wrong.map(({ id }) => id)).toEqual(mistakes.map(({ id }) => id));
  expect(proof.wrong.length).toBeGreaterThanOrEqual(3);
}
