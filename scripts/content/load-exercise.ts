import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import type { CodeLanguage } from "#lib/core/language.ts";
import { CODE_LANGUAGES } from "#lib/core/language.ts";
import type { Result } from "#lib/core/result.ts";
import { err, ok } from "#lib/core/result.ts";
import { CODE_FILE_ENDINGS } from "#lib/exercises/code-files.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { ExerciseProblem } from "#lib/exercises/exercise-problem.ts";
import { parseExercise } from "#lib/exercises/parse-exercise.ts";

/** Where the built-in exercises are. */
export const EXERCISES_FOLDER = fileURLToPath(new URL("../../exercises", import.meta.url));

/** A right program written differently from the reference. */
export interface Variant {
  /** File name without its ending. */
  readonly name: string;
  readonly language: CodeLanguage;
  /** Path within the exercise's folder. */
  readonly file: string;
  readonly code: string;
}

/** Names of all exercise folders, sorted. */
export function exerciseFolders(root = EXERCISES_FOLDER): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads and parses the folder of one exercise. */
export async function loadExerciseFolder(
  folder: string,
  root = EXERCISES_FOLDER,
): Promise<Result<Exercise, readonly ExerciseProblem[]>> {
  const files = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  const missing = ["exercise.json", "cases.ts", "mistakes.ts"].filter((file) => !files.includes(file));
  if (missing.length > 0) {
    return err(missing.map((file) => ({ file, field: null, message: "is missing" })));
  }
  const metadata = parseJson(readFileSync(join(root, folder, "exercise.json"), "utf8"));
  if (!metadata.ok) return err([{ file: "exercise.json", field: null, message: metadata.error }]);
  const texts = files
    .filter((file) => /^(prompt|starter|solution)\./.test(file))
    .map((file) => [file, readFileSync(join(root, folder, file), "utf8")] as const);
  const cases = await importDefault(join(root, folder, "cases.ts"));
  const mistakes = await importDefault(join(root, folder, "mistakes.ts"));
  if (!cases.ok) return err([{ file: "cases.ts", field: null, message: cases.error }]);
  if (!mistakes.ok) return err([{ file: "mistakes.ts", field: null, message: mistakes.error }]);
  return parseExercise({
    folder,
    metadata: metadata.value,
    texts: Object.fromEntries(texts),
    cases: cases.value,
    mistakes: mistakes.value,
  });
}

/** The variants of an exercise, in every language that has some. */
export function loadVariants(folder: string, root = EXERCISES_FOLDER): readonly Variant[] {
  const directory = join(root, folder, "variants");
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort()
    .flatMap((file) =>
      CODE_LANGUAGES.filter((language) => file.endsWith(`.${CODE_FILE_ENDINGS[language]}`)).map(
        (language) => ({
          name: file.slice(0, file.lastIndexOf(".")),
          language,
          file: `variants/${file}`,
          code: readFileSync(join(directory, file), "utf8"),
        }),
      ),
    );
}

/**
 * golden.json of an exercise as it stands.
 * @returns null if there is none
 * @throws SyntaxError if it is no JSON
 */
export function readGolden(folder: string, root = EXERCISES_FOLDER): unknown {
  const path = join(root, folder, "golden.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

async function importDefault(path: string): Promise<Result<unknown, string>> {
  try {
    const module: unknown = await import(/* @vite-ignore */ pathToFileURL(path).href);
    return ok((module as { readonly default?: unknown }).default);
  } catch (error) {
    return err(`cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
