import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";

import { ensureChromium } from "./browser.mjs";
import { runChecks } from "./check.mjs";
import { runTool } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { inProject } from "./project.mjs";
import { formatSeconds } from "./seconds.mjs";

/*
 * npm test [-- RUNNER …] [FILTER …]: everything, or the named runners only ("check", "unit", "tensorflow", "browser",
 * "stories", "e2e"); what is no runner's name filters test files, as Vitest does it. All runners run even if one fails.
 */

/** The projects of vitest.config.ts, in the order in which they run. */
const PROJECTS = ["unit", "tensorflow", "browser", "stories", "e2e"];
const RUNNERS = ["check", ...PROJECTS];
/** A runner that takes longer hangs: on two slow cores the slowest takes a few minutes. */
const LIMIT_MS = 25 * 60_000;
/** Where `.ci/run` finds the closing line. */
const SUMMARY = ".cache/tests/summary.txt";

/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */

/**
 * @param {string} project
 * @param {readonly string[]} filters
 * @returns {Promise<Count>}
 */
async function runProject(project, filters) {
  const report = `.cache/tests/${project}.json`;
  rmSync(inProject(report), { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", "--project", project, ...reporters, ...filters];
  const { code } = await runTool("vitest", args, { limitMs: LIMIT_MS });
  const count = existsSync(inProject(report)) ? countOf(report) : { passed: 0, failed: 0, skipped: 0 };
  if (count.failed > 0) return count;
  if (code !== 0) return { ...count, failed: 1 };
  if (count.passed > 0 || filters.length > 0) return count;
  console.log(`✗ ${project}: no test ran, and that is no success.`);
  return { ...count, failed: 1 };
}

/**
 * @param {string} report path of a report in Jest's format
 * @returns {Count} a file that failed before its first test counts as one failure
 */
function countOf(report) {
  /**
   * @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
   *   testResults: { status: string, assertionResults: { status: string }[] }[] }}
   */
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(inProject(report), "utf8"),
  );
  const broken = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}

const words = process.argv.slice(2);
const named = RUNNERS.filter((runner) => words.includes(runner));
const runners = named.length > 0 ? named : RUNNERS;
const filters = words.filter((word) => !RUNNERS.includes(word));

rmSync(inProject(SUMMARY), { force: true });
await ensureInstalled();
if (["browser", "stories", "e2e"].some((runner) => runners.includes(runner))) await ensureChromium();
await prepare();
mkdirSync(inProject(".cache/tests"), { recursive: true });

/** @type {Map<string, Count & { ms: number }>} */
const counts = new Map();
for (const runner of runners) {
  console.log(`\n── ${runner}`);
  const start = performance.now();
  const count = runner === "check" ? await runChecks() : await runProject(runner, filters);
  counts.set(runner, { ...count, ms: performance.now() - start });
}

const total = { passed: 0, failed: 0 };
console.log("");
for (const [runner, { passed, failed, skipped = 0, ms }] of counts) {
  total.passed += passed;
  total.failed += failed;
  const skippedToo = skipped > 0 ? `, ${skipped} skipped` : "";
  console.log(`${runner.padEnd(10)} ${passed} passed, ${failed} failed${skippedToo} (${formatSeconds(ms)})`);
}
const summary = `${total.passed} passed, ${total.failed} failed`;
writeFileSync(inProject(SUMMARY), `${summary}\n`);
console.log(summary);
process.exit(total.failed === 0 ? 0 : 1);
