import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";

import { inProject, ROOT } from "./project.mjs";

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {"show" | "stderr" | "collect"} [output] shown as it comes (the default), all of it on stderr, or collected
 * @property {number} [limitMs] the program is ended after this long
 */

/**
 * Runs a program in the project's folder, without standard input.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} `code` is 1 if the program was ended by a signal or did not start
 */
export function run(program, args, { env = {}, output = "show", limitMs } = {}) {
  const sink = output === "collect" ? "pipe" : "inherit";
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", output === "stderr" ? 2 : sink, sink],
    ...(limitMs === undefined ? {} : { timeout: limitMs }),
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => (text += chunk));
  }
  return new Promise((resolve) => {
    child.on("error", (error) =>
      resolve({ code: 1, output: `${program} did not start: ${error.message}\n` }),
    );
    child.on("close", (code, signal) => {
      if (signal !== null) text += `${program} was ended by ${signal}.\n`;
      resolve({ code: code ?? 1, output: text });
    });
  });
}

/**
 * Runs a command-line tool of an installed package, as npx would, but without a shell and on every system.
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {RunOptions & { tool?: string }} [options] `tool`: name of the command if it is not the package's
 */
export function runTool(packageName, args, { tool = packageName, ...options } = {}) {
  /** @type {{ bin?: string | Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(inProject("node_modules", packageName, "package.json"), "utf8"));
  const path = typeof manifest.bin === "string" ? manifest.bin : manifest.bin?.[tool];
  if (typeof path !== "string") throw new Error(`The package ${packageName} has no command ${tool}.`);
  return run(process.execPath, [inProject("node_modules", packageName, path), ...args], options);
}
