import { readFileSync } from "node:fs";

import { filesUnder } from "../../scripts/tasks/fingerprint.mjs";

/** What is made or fetched, as in .gitignore; and git's own folder. */
const NOT_OURS =
  /(^|\/)(node_modules|\.git|\.svelte-kit|\.cache|coverage)$|^(build|static\/licences\.json|src\/lib\/paraglide|src\/lib\/(sandbox|sessions)\/generated)$|^project\.inlang\/(?!settings\.json$)/;

const NOT_TEXT = /\.(png|ico|woff2?|wasm|jpg|webp|apkg|log)$/;

/** Text files of the project, by path. */
export function projectFiles(): readonly string[] {
  return filesUnder(".", (path) => NOT_OURS.test(path.replace(/^\.\//, "")))
    .map((path) => path.replace(/^\.\//, ""))
    .filter((path) => !NOT_TEXT.test(path));
}

export function read(path: string): string {
  return readFileSync(path, "utf8");
}
