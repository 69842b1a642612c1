import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { CODE_LANGUAGES } from "#lib/core/language.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { TOPICS } from "#lib/mastery/topics.ts";
import type { Variant } from "./load-exercise.ts";
import type { ContentProblem } from "./proof.ts";

/** Where `npm run new-exercise` leaves a place for the author. */
export const FILL_IN = "FILL IN";

/** Right programs written otherwise that each language has at least. */
const LEAST_VARIANTS = 2;
/** Usual mistakes that an exercise has at least. */
const LEAST_MISTAKES = 3;
/** Elements of one argument with which a GPU works for real. */
const LARGE = 10_000;

/**
 * What an exercise lacks that can be seen without running it.
 * @param folders ids of all exercises
 */
export function formProblems(
  exercise: Exercise,
  variants: readonly Variant[],
  folders: readonly string[],
): readonly ContentProblem[] {
  const problems: ContentProblem[] = [...metadataProblems(exercise, folders)];
  for (const language of CODE_LANGUAGES) {
    const count = variants.filter((variant) => variant.language === language).length;
    if (exercise.entryPoints[language] === undefined) {
      const todo = `Write starter, solution and variants, and name entryPoints.${language}.`;
      problems.push({ file: "exercise.json", what: `is not offered in ${language}`, todo });
    } else if (count < LEAST_VARIANTS) {
      const todo = `Write right programs in other ways, ${LEAST_VARIANTS} at least.`;
      problems.push({ file: "variants", what: `holds ${count} in ${language}`, todo });
    }
  }
  if (exercise.mistakes.length < LEAST_MISTAKES) {
    const what = `names ${exercise.mistakes.length} mistakes`;
    problems.push({ file: "mistakes.ts", what, todo: `Name the usual ones, ${LEAST_MISTAKES} at least.` });
  }
  if (largestArgument(exercise) < LARGE) {
    const what = `has no argument of ${LARGE} elements or more`;
    problems.push({ file: "cases.ts", what, todo: "Add a case that keeps a GPU busy." });
  }
  return problems;
}

function metadataProblems(
  { topic, prerequisites }: Exercise,
  folders: readonly string[],
): readonly ContentProblem[] {
  const file = "exercise.json";
  const isKnown = TOPICS.some(({ id }) => id === topic);
  const topics = TOPICS.map(({ id }) => id).join(", ");
  return [
    ...(isKnown ? [] : [{ file, what: `names topic "${topic}"`, todo: `Take one of: ${topics}.` }]),
    ...prerequisites
      .filter((id) => !folders.includes(id))
      .map((id) => ({ file, what: `names prerequisite "${id}"`, todo: `Take of: ${folders.join(", ")}.` })),
  ];
}

function largestArgument({ cases }: Exercise): number {
  const sizes = cases.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      step.do === "read"
        ? []
        : step.args.map((arg) => (arg.kind === "tensor" ? arg.tensor.values.length : 0)),
    ),
  );
  return Math.max(0, ...sizes);
}

/** Places that the author has still to fill in, and what a folder misses as a whole. */
export function unfinishedPlaces(root: string, folder: string): readonly ContentProblem[] {
  const directory = join(root, folder);
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(ts|py|md|json)$/.test(file),
  );
  const places = files.sort().flatMap((file) =>
    readFileSync(join(directory, file), "utf8")
      .split("\n")
      .flatMap((line, index) => (line.includes(FILL_IN) ? [`line ${index + 1}: ${line.trim()}`] : []))
      .map((place): ContentProblem => ({ file, what: place, todo: `Write it, and take "${FILL_IN}" away.` })),
  );
  if (existsSync(join(directory, "golden.json"))) return places;
  const todo = `Write tests/golden/${folder}.py and make it: docs/writing-an-exercise.md says how.`;
  return [...places, { file: "golden.json", what: "is missing", todo }];
}
