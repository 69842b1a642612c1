import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import type { CodeLanguage } from "#lib/core/language.ts";
import { CODE_LANGUAGES } from "#lib/core/language.ts";
import type { Result } from "#lib/core/result.ts";
import { err } from "#lib/core/result.ts";
import { CODE_FILE_ENDINGS } from "#lib/exercises/code-files.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { ExerciseProblem } from "#lib/exercises/exercise-problem.ts";
import { parseExercise } from "#lib/exercises/parse-exercise.ts";

const ROOT = fileURLToPath(new URL("../../exercises/", import.meta.url));

/** A right program written differently from the reference. */
export interface Variant {
  /** File name without its ending. */
  readonly name: string;
  readonly language: CodeLanguage;
  readonly code: string;
}

/** Names of all exercise folders, sorted. */
export function exerciseFolders(): readonly string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads and parses one folder under exercises/. */
export async function loadExerciseFolder(
  folder: string,
): Promise<Result<Exercise, readonly ExerciseProblem[]>> {
  const files = existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)) : [];
  const missing = ["exercise.json", "cases.ts", "mistakes.ts"].filter((file) => !files.includes(file));
  if (missing.length > 0) {
    return err(missing.map((file) => ({ file, field: null, message: "is missing" })));
  }
  const metadata = parseJson(readFileSync(join(ROOT, folder, "exercise.json"), "utf8"));
  if (!metadata.ok) return err([{ file: "exercise.json", field: null, message: metadata.error }]);
  const texts = files
    .filter((file) => /^(prompt|starter|solution)\./.test(file))
    .map((file) => [file, readFileSync(join(ROOT, folder, file), "utf8")] as const);
  return parseExercise({
    folder,
    metadata: metadata.value,
    texts: Object.fromEntries(texts),
    cases: await importDefault(folder, "cases.ts"),
    mistakes: await importDefault(folder, "mistakes.ts"),
  });
}

/** The variants of an exercise, in every language that has some. */
export function loadVariants(folder: string): readonly Variant[] {
  const directory = join(ROOT, folder, "variants");
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort()
    .flatMap((file) =>
      CODE_LANGUAGES.filter((language) => file.endsWith(`.${CODE_FILE_ENDINGS[language]}`)).map(
        (language) => ({
          name: file.slice(0, file.lastIndexOf(".")),
          language,
          code: readFileSync(join(directory, file), "utf8"),
        }),
      ),
    );
}

/** golden.json of an exercise as it stands. */
export function readGolden(folder: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, folder, "golden.json"), "utf8"));
}

async function importDefault(folder: string, file: string): Promise<unknown> {
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(join(ROOT, folder, file)).href);
  return (module as { readonly default?: unknown }).default;
}

function parseJson(text: string): Result<unknown, string> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return err(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
