/**
 * Begins an exercise: a folder that is complete in form, with marks where the author goes on.
 *
 *   npm run --silent new-exercise -- SLUG [--topic TOPIC] [--title-zh TITLE] [--title-en TITLE] [--from function|class]
 *
 * Exit code 0: written; 2: not, and why.
 */
import { relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

import "./closed-pipe.ts";
import { FILL_IN } from "./content/check-form.ts";
import { EXERCISES_FOLDER } from "./content/load-exercise.ts";
import { parseArguments } from "./new-exercise/arguments.ts";
import { writeExercise } from "./new-exercise/write-exercise.ts";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const GOLDEN = fileURLToPath(new URL("../tests/golden", import.meta.url));

function next(slug: string): string {
  return `
Next:
  1. Everything is y = a·x + b so far. Write your own wherever "${FILL_IN}" stands.
  2. Make the golden values (python3-numpy suffices):
       npx tsx scripts/content/print-cases.ts ${slug} \\
         | python3 tests/golden/${slug}.py > exercises/${slug}/golden.json
  3. npm run check-content -- ${slug} says what is still missing, and proves the rest.
docs/writing-an-exercise.md tells what belongs into each file.`;
}

function main(): number {
  const asked = parseArguments(process.argv.slice(2));
  const written = asked.ok
    ? writeExercise(asked.value, { exercises: EXERCISES_FOLDER, golden: GOLDEN })
    : asked;
  if (!asked.ok || !written.ok) {
    process.stderr.write(`${written.ok ? "" : written.error}\n`);
    return 2;
  }
  for (const path of written.value) process.stdout.write(`${relative(PROJECT, path)}\n`);
  process.stdout.write(`${next(asked.value.slug)}\n`);
  return 0;
}

process.exitCode = main();
