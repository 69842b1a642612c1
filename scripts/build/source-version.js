import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What a build is made from. Documentation and tests change no byte of it. */
const SOURCES = [
  "src",
  "decks",
  "exercises",
  "messages",
  "static",
  "scripts/build",
  "package.json",
  "package-lock.json",
  "svelte.config.js",
  "vite.config.ts",
];
const NOT_SOURCES = /(^|\/)(paraglide|generated)(\/|$)|\.test\.ts$|^static\/licences\.json$/;

/**
 * Name of a build: the same sources give the same name, so that building and deploying again offers nobody an update
 * that is none.
 * @param {string} root folder of the project
 * @param {string} base sub-path the build is made for, see `basePath`
 * @returns {string} 16 hexadecimal digits
 */
export function sourceVersion(root, base) {
  const hash = createHash("sha256").update(`${base}\0`);
  for (const file of SOURCES.flatMap((name) => filesUnder(join(root, name)))) {
    const name = relative(root, file).split(sep).join("/");
    if (NOT_SOURCES.test(name)) continue;
    hash.update(`${name}\0`).update(createHash("sha256").update(readFileSync(file)).digest());
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * @param {string} path a file or a folder
 * @returns {string[]} the files in it, in one order on every machine
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
