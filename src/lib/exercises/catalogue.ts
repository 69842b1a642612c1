import type { ExerciseId } from "#lib/core/ids.ts";
import type { Result } from "#lib/core/result.ts";
import { err } from "#lib/core/result.ts";
import type { Exercise, ExerciseSummary } from "./exercise.ts";
import type { ExerciseProblem } from "./exercise-problem.ts";
import { describeProblem } from "./exercise-problem.ts";
import { parseExercise } from "./parse-exercise.ts";
import { parseMetadata } from "./parse-metadata.ts";

/*
 * The built-in exercises, for code that Vite builds; scripts under Node read the folders themselves. Only exercise.json
 * is loaded at once: prompts, code, cases and mistakes come when an exercise is opened.
 */
const metadataFiles = import.meta.glob<unknown>("/exercises/*/exercise.json", {
  eager: true,
  import: "default",
});
const textFiles = import.meta.glob<string>("/exercises/*/{prompt,starter,solution}.*", {
  query: "?raw",
  import: "default",
});
const dataModules = import.meta.glob<unknown>("/exercises/*/{cases,mistakes}.ts", { import: "default" });

/** Every built-in exercise, by id. */
export const EXERCISES: readonly ExerciseSummary[] = Object.entries(metadataFiles)
  .map(([path, json]) => summaryOf(folderOf(path), json))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** @returns null if there is no exercise of that id */
export function findExercise(id: ExerciseId): ExerciseSummary | null {
  return EXERCISES.find((exercise) => exercise.id === id) ?? null;
}

/**
 * Loads the rest of an exercise's folder.
 * @returns what is wrong with the folder, or that there is none; a chunk that cannot be fetched throws
 */
export async function loadExercise(id: ExerciseId): Promise<Result<Exercise, readonly ExerciseProblem[]>> {
  const root = `/exercises/${id}/`;
  const metadata = metadataFiles[`${root}exercise.json`];
  if (metadata === undefined) {
    return err([{ file: "exercise.json", field: null, message: `there is no exercise "${id}"` }]);
  }
  const texts = Object.entries(textFiles).filter(([path]) => path.startsWith(root));
  const [loadedTexts, cases, mistakes] = await Promise.all([
    Promise.all(texts.map(async ([path, load]) => [path.slice(root.length), await load()] as const)),
    dataModules[`${root}cases.ts`]?.(),
    dataModules[`${root}mistakes.ts`]?.(),
  ]);
  return parseExercise({ folder: id, metadata, texts: Object.fromEntries(loadedTexts), cases, mistakes });
}

function folderOf(path: string): string {
  return path.split("/").at(-2) ?? "";
}

/** @throws Error naming file and field: a broken built-in exercise is a bug */
function summaryOf(folder: string, json: unknown): ExerciseSummary {
  const problems: ExerciseProblem[] = [];
  const { id, topic, title, minutes, entryPoints, prerequisites, subjects } = parseMetadata(
    folder,
    json,
    problems,
  );
  const [first] = problems;
  if (first !== undefined) throw new Error(describeProblem(folder, first));
  return { id, topic, title, minutes, entryPoints, prerequisites, subjects };
}
