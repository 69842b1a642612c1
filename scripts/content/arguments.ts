import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { CODE_LANGUAGES, type CodeLanguage } from "#lib/core/language.ts";
import { err, ok, type Result } from "#lib/core/result.ts";
import { BACKENDS } from "#lib/exercises/backend.ts";
import type { Place } from "./check-exercise.ts";
import { EXERCISES_FOLDER, exerciseFolders } from "./load-exercise.ts";

const USAGE = `Usage: npm run --silent check-content -- [decks | SLUG…] [--backend ${BACKENDS.join("|")} …]
         [--language ${CODE_LANGUAGES.join("|")} …] [--exercises FOLDER] [--json]`;

/** In the place of an exercise's name. */
const DECKS = "decks";

export interface CheckArguments {
  /** Folder that holds the exercises' folders. */
  readonly root: string;
  /** Exercises to prove; none where the decks alone are asked for. */
  readonly slugs: readonly string[];
  /** Whether the decks are to be checked: with everything, or alone. */
  readonly decks: boolean;
  readonly languages: readonly CodeLanguage[];
  readonly places: readonly Place[];
  readonly json: boolean;
}

/**
 * @param folder where relative paths start
 * @returns a sentence for the user where the arguments make no sense
 */
export function parseArguments(args: readonly string[], folder: string): Result<CheckArguments, string> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        exercises: { type: "string" },
        backend: { type: "string", multiple: true, default: [] },
        language: { type: "string", multiple: true, default: [] },
      },
    });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const { json, exercises, backend, language } = parsed.values;
  const root = exercises === undefined ? EXERCISES_FOLDER : resolve(folder, exercises);
  if (!existsSync(root)) return err(`There is no folder "${String(exercises)}".`);
  const languages = chosen(language, CODE_LANGUAGES, "language");
  if (!languages.ok) return languages;
  const backends = chosen(backend, BACKENDS, "backend");
  if (!backends.ok) return backends;
  const named = parsed.positionals.filter((name) => name !== DECKS);
  const decks = parsed.positionals.length === 0 || named.length < parsed.positionals.length;
  const slugs = chosen(named, exerciseFolders(root), "exercise");
  if (!slugs.ok) return slugs;
  const proved = named.length === 0 && parsed.positionals.length > 0 ? [] : slugs.value;
  const places = backend.length === 0 ? (["webgpu", "fallback"] as const) : backends.value;
  return ok({ root, slugs: proved, decks, languages: languages.value, places, json });
}

/** What was named, in the order in which it is known; all of it where nothing was named. */
function chosen<Name extends string>(
  named: readonly string[],
  known: readonly Name[],
  what: string,
): Result<readonly Name[], string> {
  const unknown = named.find((name) => !known.some((each) => each === name));
  if (unknown !== undefined) return err(`There is no ${what} "${unknown}". There are: ${known.join(", ")}.`);
  return ok(named.length === 0 ? known : known.filter((each) => named.includes(each)));
}
