/**
 * Grades files as the app grades submissions: in its sandbox, in headless Chromium, under its policy.
 *
 *   npm run --silent grade -- SLUG FILE… [--json] [--backend webgpu|wasm|cpu]
 *
 * Exit code 0: all passed; 1: some failed; 2: something could not be run.
 */
import process from "node:process";

import type { Language } from "#lib/core/language.ts";
import { BACKENDS } from "#lib/exercises/backend.ts";
import "./closed-pipe.ts";
import { parseArguments, type GradeArguments } from "./grade/arguments.ts";
import type { GradedFile, GradedSource } from "./grade/graded-file.ts";
import { NoChromium, openPage, type OpenPage } from "./grade/open-page.ts";
import { readSubmission, type SubmissionFile } from "./grade/read-submission.ts";
import { reportText } from "./grade/report-text.ts";
import type { GradingPage } from "./grade/page/main.ts";

const EXIT = { passed: 0, failed: 1, couldNotRun: 2 } as const;
type Exit = (typeof EXIT)[keyof typeof EXIT];

declare global {
  /** In the page. */
  var gradus: GradingPage;
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Says what takes its time, to somebody who watches; until it is done. */
function tellProgress(sentence: string): () => void {
  const { stderr } = process;
  if (!stderr.isTTY) return () => {};
  stderr.write(sentence);
  return () => {
    stderr.clearLine(0);
    stderr.cursorTo(0);
  };
}

function locale(): Language {
  const named = process.env["LC_ALL"] ?? process.env["LC_MESSAGES"] ?? process.env["LANG"] ?? "";
  return named.startsWith("zh") ? "zh" : "en";
}

function jsonLine(file: string, graded: GradedSource): string {
  const line: GradedFile = {
    exercise: graded.exercise,
    file,
    language: graded.language,
    backend: graded.backend,
    adapter: graded.adapter,
    verdict: graded.verdict,
    case: graded.case,
    mistake: graded.mistake,
    message: graded.message,
    worst: graded.worst,
    ms: graded.ms,
  };
  return JSON.stringify(line);
}

async function readAll(files: readonly string[]): Promise<readonly SubmissionFile[] | null> {
  const read = await Promise.all(files.map(readSubmission));
  const submissions: SubmissionFile[] = [];
  for (const result of read) {
    if (result.ok) submissions.push(result.value);
    else complain(result.error);
  }
  return submissions.length === files.length ? submissions : null;
}

/** True if the exercise exists and is offered in every file's language. */
async function isOffered(
  { page }: OpenPage,
  slug: string,
  submissions: readonly SubmissionFile[],
): Promise<boolean> {
  const slugs = await page.evaluate(() => globalThis.gradus.slugs);
  if (!slugs.includes(slug)) {
    complain(`There is no exercise "${slug}". There are: ${slugs.join(", ")}.`);
    return false;
  }
  const languages = await page.evaluate((name) => globalThis.gradus.languagesOf(name), slug);
  const refused = submissions.filter(({ language }) => !languages.includes(language));
  for (const { file, language } of refused) {
    complain(`${file}: ${language} is not offered yet for "${slug}"; write it in ${languages.join(" or ")}.`);
  }
  return refused.length === 0;
}

function exitFor({ verdict }: GradedSource): Exit {
  if (verdict === "passed") return EXIT.passed;
  return verdict === "could-not-run" || verdict === "device-lost" ? EXIT.couldNotRun : EXIT.failed;
}

async function gradeAll(
  { page }: OpenPage,
  { slug, json, backend }: GradeArguments,
  submissions: readonly SubmissionFile[],
): Promise<Exit> {
  const backends = backend === null ? BACKENDS : [backend];
  let exit: Exit = EXIT.passed;
  for (const { file, language, source } of submissions) {
    const done = tellProgress(`grading ${file} …`);
    const graded = await page.evaluate(
      (order) => globalThis.gradus.grade(order.slug, order.language, order.source, order.backends),
      { slug, language, source, backends },
    );
    done();
    process.stdout.write(`${json ? jsonLine(file, graded) : reportText(file, graded, locale())}\n`);
    const next = exitFor(graded);
    if (next > exit) exit = next;
  }
  return exit;
}

async function main(): Promise<Exit> {
  const args = parseArguments(process.argv.slice(2));
  if (!args.ok) {
    complain(args.error);
    return EXIT.couldNotRun;
  }
  const submissions = await readAll(args.value.files);
  if (!submissions) return EXIT.couldNotRun;
  let opened: OpenPage;
  try {
    opened = await openPage();
  } catch (error) {
    complain(
      error instanceof NoChromium ? error.message : `The grading page could not be opened: ${String(error)}`,
    );
    return EXIT.couldNotRun;
  }
  try {
    if (!(await isOffered(opened, args.value.slug, submissions))) return EXIT.couldNotRun;
    return await gradeAll(opened, args.value, submissions);
  } finally {
    await opened.close();
  }
}

process.exitCode = await main();
