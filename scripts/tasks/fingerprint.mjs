import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { inProject } from "./project.mjs";

/**
 * Files under a file or folder of the project, sorted, as project paths with forward slashes. Missing is empty.
 * @param {string} path
 * @param {(path: string) => boolean} [leaveOut]
 * @returns {string[]}
 */
export function filesUnder(path, leaveOut = () => false) {
  if (leaveOut(path) || !existsSync(inProject(path))) return [];
  if (!statSync(inProject(path)).isDirectory()) return [path];
  const names = readdirSync(inProject(path)).sort();
  return names.flatMap((name) => filesUnder(`${path}/${name}`, leaveOut));
}

/**
 * A hash of files' names and contents: equal exactly when nothing relevant changed.
 * @param {readonly string[]} paths files and folders of the project
 * @param {{ leaveOut?: (path: string) => boolean, also?: readonly string[] }} [options] `also`: other things that matter
 */
export function fingerprint(paths, { leaveOut, also = [] } = {}) {
  const hash = createHash("sha256");
  for (const text of also) hash.update(text).update("\0");
  for (const path of paths.flatMap((each) => filesUnder(each, leaveOut))) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(inProject(path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * Whether the work that a stamp stands for was last done on inputs with this fingerprint.
 * @param {string} stamp path in the project
 * @param {string} print
 */
export function isStamped(stamp, print) {
  return existsSync(inProject(stamp)) && readFileSync(inProject(stamp), "utf8").trim() === print;
}

/**
 * @param {string} stamp path in the project
 * @param {string} print
 */
export function writeStamp(stamp, print) {
  mkdirSync(dirname(inProject(stamp)), { recursive: true });
  writeFileSync(inProject(stamp), `${print}\n`);
}
