/**
 * Checks the built-in decks, and proves every exercise in the app's sandbox, in headless Chromium:
 * docs/writing-an-exercise.md says what is proved, docs/how-notes-become-cards.md what a deck must be.
 *
 *   npm run --silent check-content -- [decks | SLUG…] [--backend webgpu|wasm|cpu …] [--language typescript|python …] [--json]
 *
 * Without a backend: on WebGPU, and on wasm (cpu where wasm lacks a kernel). With "decks": the decks alone, without a
 * browser. Exit code 0: all is right; 1: something is not; 2: nothing could be run.
 */
import { relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

import "./closed-pipe.ts";
import { parseArguments, type CheckArguments } from "./content/arguments.ts";
import { checkExercise, type ExerciseReport } from "./content/check-exercise.ts";
import { decksText } from "./content/decks-text.ts";
import { checkBuiltInDecks } from "./content/read-decks.ts";
import { readCardIds } from "./content/covering-cards.ts";
import { reportText } from "./content/report-text.ts";
import { SandboxRuns } from "./content/sandbox-run.ts";
import { openPage, type OpenPage } from "./grade/open-page.ts";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

async function checkAll(
  { page }: OpenPage,
  { root, slugs, languages, places }: CheckArguments,
): Promise<readonly ExerciseReport[]> {
  const runs = new SandboxRuns(page);
  const cards = readCardIds();
  const reports: ExerciseReport[] = [];
  for (const slug of slugs) {
    const report = await checkExercise(slug, {
      ...{ root, languages, places, cards, runs },
      onProof: (exercise, language, backend) => tell(`proving ${exercise} in ${language} on ${backend}`),
    });
    reports.push(report);
  }
  return reports;
}

async function main(): Promise<number> {
  const args = parseArguments(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
  if (!args.ok) {
    tell(args.error);
    return 2;
  }
  const startedAt = performance.now();
  const { json, slugs, root } = args.value;
  const decks = args.value.decks ? await checkBuiltInDecks(root) : null;
  if (decks !== null && !json) process.stdout.write(`${decksText(decks)}\n`);
  const isDeckRight = decks === null || decks.problems.length === 0;
  if (slugs.length === 0) {
    if (json) process.stdout.write(`${JSON.stringify({ decks })}\n`);
    return isDeckRight ? 0 : 1;
  }
  if (decks !== null && !json) process.stdout.write("\n");
  let opened: OpenPage;
  try {
    opened = await openPage();
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return 2;
  }
  try {
    const reports = await checkAll(opened, args.value);
    const seconds = (performance.now() - startedAt) / 1000;
    const text = json
      ? JSON.stringify({ decks, reports, seconds })
      : reportText(reports, relative(PROJECT, root));
    process.stdout.write(`${text}\n`);
    tell(`${slugs.length === 1 ? "1 exercise" : `${slugs.length} exercises`} in ${seconds.toFixed(0)} s`);
    return isDeckRight && reports.every(({ problems }) => problems.length === 0) ? 0 : 1;
  } finally {
    await opened.close();
  }
}

process.exitCode = await main();
