import type { CodeLanguage } from "#lib/core/language.ts";
import type { Edit, Exercise, Mistake } from "./exercise.ts";

/** How often a text occurs in another, overlaps not counted. */
export function countOccurrences(text: string, part: string): number {
  return part === "" ? 0 : text.split(part).length - 1;
}

/**
 * The reference with a mistake in it: the wrong version as a program that runs.
 * @returns null if the mistake or the reference does not exist in this language
 * @throws Error if an edit does not occur exactly once (parsing an exercise proves that it does)
 */
export function mistakenSource(
  exercise: Pick<Exercise, "solution">,
  mistake: Mistake,
  language: CodeLanguage,
): string | null {
  const solution = exercise.solution[language];
  const edits = mistake.edits[language];
  if (solution === undefined || edits === undefined) return null;
  return edits.reduce(replaceOnce, solution);
}

function replaceOnce(source: string, edit: Edit): string {
  const count = countOccurrences(source, edit.find);
  if (count !== 1) throw new Error(`"${edit.find}" occurs ${String(count)} times, not once`);
  return source.replace(edit.find, () => edit.replace);
}
