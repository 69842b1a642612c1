import { readFileSync } from "node:fs";
import process from "node:process";

import { findChromium } from "../build/chromium.mjs";
import { run } from "./command.mjs";

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/**
 * Makes sure that there is a Chromium for the tests: finds it, or installs it where that can be done unasked
 * (root on Debian). Ends the process, with one line on what to do, if there is none: tests without a browser prove nothing.
 */
export async function ensureChromium() {
  if (findChromium() !== null) return;
  const named = process.env["CHROME_PATH"];
  if (named) {
    console.error(`CHROME_PATH is "${named}", which is no program that can be run: correct it or unset it.`);
    process.exit(1);
  }
  if (isDebian() && process.getuid?.() === 0) {
    console.error("Installing Chromium …");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env, output: "stderr" });
    await run("apt-get", ["install", "--yes", "chromium"], {
      env,
      output: "stderr",
    });
    if (findChromium() !== null) return;
  }
  console.error("The tests need Chromium: install it (apt-get install chromium) or name one in CHROME_PATH.");
  process.exit(1);
}
