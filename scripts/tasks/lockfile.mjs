import { readFileSync, writeFileSync } from "node:fs";

import { inProject, isProgram } from "./project.mjs";

/*
 * npm leaves an optional package for another system out of the lockfile when the registry at hand cannot give it, and
 * `npm ci` then refuses that lockfile on every system. After `npm install`, run
 *
 *   node scripts/tasks/lockfile.mjs
 *
 * to write the missing entries. They have no hash, since nothing was downloaded.
 */

/**
 * @typedef {{ version?: string, dev?: boolean, cpu?: string[], os?: string[], libc?: string[], optional?: boolean,
 *   optionalDependencies?: Record<string, string> }} Locked
 * @typedef {{ packages: Record<string, Locked> }} Lockfile
 */

const SYSTEMS = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64"];
/** By the ending of a name, as in "linux-x64-gnu". */
const LIBRARIES = { gnu: "glibc", musl: "musl" };

/**
 * Whether a package in `folder` finds another, as Node looks it up: in its own node_modules, then outwards.
 * @param {Lockfile} lock
 * @param {string} folder
 * @param {string} name
 */
function isLocked(lock, folder, name) {
  for (let place = folder; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    if (`${place === "" ? "" : `${place}/`}node_modules/${name}` in lock.packages) return true;
    if (place === "") return false;
  }
}

/**
 * Optional packages that others in the lockfile ask for and that it lacks.
 * @param {Lockfile} lock
 * @returns {{ name: string, version: string, dev: boolean }[]}
 */
export function missingFromLockfile(lock) {
  return Object.entries(lock.packages).flatMap(([folder, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(lock, folder, name))
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/**
 * @param {{ name: string, version: string, dev: boolean }} missing
 * @returns {Locked}
 */
function entryFor({ name, version, dev }) {
  const words = name.slice(name.indexOf("/") + 1).split("-");
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+/.test(version)) {
    throw new Error(
      `${name}@${version} is missing from package-lock.json, and its name does not tell its system.`,
    );
  }
  const libc = Object.entries(LIBRARIES).find(([ending]) => os === "linux" && words.at(-1) === ending)?.[1];
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc === undefined ? {} : { libc: [libc] }),
    optional: true,
    os: [os],
  };
}

if (isProgram(import.meta)) {
  const path = inProject("package-lock.json");
  /** @type {Lockfile} */
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const missing = missingFromLockfile(lock);
  for (const each of missing) lock.packages[`node_modules/${each.name}`] = entryFor(each);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  console.log(`${missing.length} entries added to package-lock.json`);
}
