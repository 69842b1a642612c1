import process from "node:process";

import { ensureBuilt } from "./build.mjs";
import { runTool } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { isProgram } from "./project.mjs";
import { formatSeconds } from "./seconds.mjs";

/** @typedef {() => Promise<{ code: number, output: string }>} Check */

/** @type {Readonly<Record<string, Check>>} */
const CHECKS = {
  format: () => runTool("prettier", ["--check", "--log-level", "warn", "."], { output: "collect" }),
  lint: () => runTool("eslint", [".", "--max-warnings", "0"], { output: "collect" }),
  types: () =>
    runTool("svelte-check", ["--tsconfig", "./tsconfig.json", "--fail-on-warnings", "--output", "human"], {
      output: "collect",
    }),
  floors: () =>
    runTool("dependency-cruiser", ["--config", ".dependency-cruiser.cjs", "src", "scripts", "exercises"], {
      tool: "depcruise",
      output: "collect",
    }),
  "dead code": () => runTool("knip", ["--treat-config-hints-as-errors"], { output: "collect" }),
  size: async () => {
    await ensureBuilt();
    return runTool("size-limit", [], { output: "collect" });
  },
};

/** As long as all the others together, on one core: it runs beside them. */
const LONGEST = "lint";

/**
 * Runs the checks, all of them even if one fails; a line for each, and the output of those that failed.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(names = Object.keys(CHECKS)) {
  const unknown = names.find((name) => CHECKS[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`There is no check "${unknown}"; there are ${Object.keys(CHECKS).join(", ")}.`);
  const count = { passed: 0, failed: 0 };
  /** @param {readonly string[]} lane one after the other */
  const run = async (lane) => {
    for (const name of lane) count[(await runCheck(name)) ? "passed" : "failed"]++;
  };
  await Promise.all([
    run(names.filter((name) => name === LONGEST)),
    run(names.filter((name) => name !== LONGEST)),
  ]);
  return count;
}

/**
 * @param {string} name
 * @returns {Promise<boolean>} whether all is well
 */
async function runCheck(name) {
  const check = CHECKS[name];
  if (check === undefined) throw new Error(`There is no check "${name}".`);
  const start = performance.now();
  const { code, output } = await check();
  const isRight = code === 0;
  console.log(`${isRight ? "✓" : "✗"} ${name} (${formatSeconds(performance.now() - start)})`);
  if (!isRight) console.log(output.trimEnd());
  return isRight;
}

if (isProgram(import.meta)) {
  await ensureInstalled();
  await prepare();
  const { failed } = await runChecks(process.argv.length > 2 ? process.argv.slice(2) : undefined);
  process.exit(failed === 0 ? 0 : 1);
}
