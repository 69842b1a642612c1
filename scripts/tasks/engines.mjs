import { accessSync, constants, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

import { run, runTool } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { isProgram } from "./project.mjs";

/*
 * npm run test:engines [-- FILTER …]: the built app in Firefox and WebKitGTK. Not part of `npm test`: these are large
 * programs that a contributor need not have.
 */

/** What is needed, and the Debian package that has it. */
const PROGRAMS = { "firefox-esr": "firefox-esr", WebKitWebDriver: "webkit2gtk-driver", Xvfb: "xvfb" };

/** @param {string} program */
function isThere(program) {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @returns {string[]} Debian packages that are missing */
function missingPackages() {
  return Object.entries(PROGRAMS)
    .filter(([program]) => !isThere(program))
    .map(([, name]) => name);
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/** Finds both browsers, or installs them where that can be done unasked (root on Debian); else ends the process. */
async function ensureEngines() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (isDebian() && process.getuid?.() === 0) {
    console.error(`Installing ${missing.join(", ")} …`);
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env, output: "stderr" });
    await run("apt-get", ["install", "--yes", "--no-install-recommends", ...missing], {
      env,
      output: "stderr",
    });
    if (missingPackages().length === 0) return;
  }
  console.error(`These tests need more browsers: apt-get install ${missingPackages().join(" ")}`);
  process.exit(1);
}

if (isProgram(import.meta)) {
  await ensureInstalled();
  await ensureEngines();
  await prepare();
  const { code } = await runTool("vitest", ["run", "--project", "engines", ...process.argv.slice(2)]);
  process.exit(code);
}
