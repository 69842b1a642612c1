import { existsSync, readFileSync } from "node:fs";
import process from "node:process";

import { run } from "./command.mjs";
import { fingerprint, isStamped, writeStamp } from "./fingerprint.mjs";
import { whileLocked } from "./lock.mjs";
import { inProject, isProgram } from "./project.mjs";

const STAMP = "node_modules/.gradus-install";
const OLDEST_NODE = [20, 19];

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Gradus needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * The packages of a lockfile as name → version. Packages for other systems may be missing, so optional ones are left out.
 * @param {string} path
 * @returns {Map<string, string>}
 */
function lockedVersions(path) {
  /** @type {{ packages: Record<string, { version: string, optional?: boolean, devOptional?: boolean }> }} */
  const lock = JSON.parse(readFileSync(inProject(path), "utf8"));
  const required = Object.entries(lock.packages).filter(
    ([folder, entry]) => folder !== "" && !entry.optional && !entry.devOptional,
  );
  return new Map(required.map(([folder, entry]) => [folder, entry.version]));
}

/** Whether npm's own record of node_modules has every package of the lockfile, as after a hand-made `npm install`. */
function isInstalledByHand() {
  const record = "node_modules/.package-lock.json";
  if (!existsSync(inProject(record))) return false;
  const installed = lockedVersions(record);
  return [...lockedVersions("package-lock.json")].every(
    ([folder, version]) => installed.get(folder) === version,
  );
}

/**
 * Installs the packages of the lockfile, unless they already are. Ends the process if that fails.
 * Everything it has to say goes to stderr, so that commands with machine-readable output may call it.
 */
export async function ensureInstalled() {
  refuseOldNode();
  const print = fingerprint(["package-lock.json", ".npmrc"], { also: [process.platform, process.arch] });
  if (isStamped(STAMP, print)) return;
  await whileLocked("install", async () => {
    if (isStamped(STAMP, print)) return;
    if (!isInstalledByHand()) await installFromLockfile();
    writeStamp(STAMP, print);
  });
}

async function installFromLockfile() {
  console.error("Installing packages …");
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npm = process.env["npm_execpath"];
  const { code, output } = npm?.endsWith(".js")
    ? await run(process.execPath, [npm, ...args], { output: "stderr" })
    : await run("npm", args, { output: "stderr" });
  if (code === 0) return;
  console.error(
    `${output}The packages could not be installed (see above). With a network, the same command tries again.`,
  );
  process.exit(1);
}

if (isProgram(import.meta)) await ensureInstalled();
