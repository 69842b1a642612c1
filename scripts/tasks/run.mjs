import { resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

import { ensureInstalled } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { inProject, ROOT } from "./project.mjs";

/*
 * Runs one of the project's TypeScript programs as if Node had been given it: same process, same streams, its own exit
 * code. What must be installed or made first says so on stderr; stdout is the program's alone.
 */
const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error("Usage: node scripts/tasks/run.mjs SCRIPT [ARGUMENT …]");
  process.exit(2);
}
await ensureInstalled();
await prepare();
const path = resolve(ROOT, script);
process.argv = [process.execPath, path, ...args];
const { register } = await import("tsx/esm/api");
register({ tsconfig: inProject("tsconfig.json") });
await import(pathToFileURL(path).href);
