import { existsSync } from "node:fs";
import process from "node:process";

import { run, runTool } from "./command.mjs";
import { fingerprint, isStamped, writeStamp } from "./fingerprint.mjs";
import { whileLocked } from "./lock.mjs";
import { inProject, isProgram } from "./project.mjs";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} inputs files and folders of the project that it is made from
 * @property {readonly string[]} outputs it is made again if one of them is missing
 * @property {() => Promise<{ code: number, output: string }>} make
 */

/** @type {readonly Step[]} */
const STEPS = [
  {
    name: "types of the routes",
    inputs: ["src/routes", "svelte.config.js", "package-lock.json"],
    outputs: [".svelte-kit/tsconfig.json"],
    make: () => runTool("@sveltejs/kit", ["sync"], { tool: "svelte-kit", output: "collect" }),
  },
  {
    name: "messages",
    inputs: ["messages", "project.inlang/settings.json", "package-lock.json"],
    outputs: ["src/lib/paraglide/messages.js"],
    make: () =>
      runTool(
        "@inlang/paraglide-js",
        // As in vite.config.ts.
        [
          ...["compile", "--project", "./project.inlang", "--outdir", "./src/lib/paraglide"],
          ...["--strategy", "localStorage", "preferredLanguage", "baseLocale"],
        ],
        { tool: "paraglide-js", output: "collect" },
      ),
  },
  {
    name: "sandbox",
    inputs: [
      ...["core", "exercises", "grading", "sandbox"].map((room) => `src/lib/${room}`),
      ...["scripts/build", "package-lock.json"],
    ],
    outputs: ["src/lib/sandbox/generated"],
    make: () => program("scripts/build/sandbox.mjs"),
  },
  {
    name: "built-in decks",
    inputs: [
      ...["core", "notes", "mastery", "sessions"].map((room) => `src/lib/${room}`),
      ...["decks", "messages", "scripts/build/decks.ts", "package-lock.json"],
    ],
    outputs: ["src/lib/sessions/generated/decks"],
    make: () => runTool("tsx", [inProject("scripts/build/decks.ts")], { output: "collect" }),
  },
  {
    name: "licences",
    inputs: ["package-lock.json", "scripts/build/licences.mjs"],
    outputs: ["static/licences.json"],
    make: () => program("scripts/build/licences.mjs"),
  },
];

/** @param {string} path */
function program(path) {
  return run(process.execPath, [inProject(path)], { output: "collect" });
}

/** @param {string} path */
export function isMadeOrTest(path) {
  return /^src\/lib\/(sandbox|sessions)\/generated/.test(path) || /\.test\.ts$|\/README\.md$/.test(path);
}

/**
 * Makes the source files that are not kept in the repository, where their own sources changed.
 * Ends the process with the maker's words on stderr if one fails; stdout stays untouched.
 */
export async function prepare() {
  if (STEPS.every(isDone)) return;
  await whileLocked("prepare", async () => {
    for (const step of STEPS) {
      if (isDone(step)) continue;
      const print = printOf(step);
      const { code, output } = await step.make();
      if (code !== 0) {
        console.error(`${output}The ${step.name} could not be made (see above).`);
        process.exit(1);
      }
      writeStamp(stampOf(step), print);
    }
  });
}

/** @param {Step} step */
function isDone(step) {
  return isStamped(stampOf(step), printOf(step)) && step.outputs.every((path) => existsSync(inProject(path)));
}

/** @param {Step} step */
function printOf(step) {
  return fingerprint(step.inputs, { leaveOut: isMadeOrTest });
}

/** @param {Step} step */
function stampOf(step) {
  return `.cache/prepared/${step.name.replaceAll(" ", "-")}`;
}

if (isProgram(import.meta)) await prepare();
