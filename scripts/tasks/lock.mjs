import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";

import { inProject } from "./project.mjs";

/** @param {string} path */
function isHolderAlive(path) {
  try {
    process.kill(Number(readFileSync(path, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Does something that two processes in one checkout must not do at once; the second waits for the first.
 * A lock whose holder has died is taken over.
 * @param {string} name
 * @param {() => Promise<void>} work
 */
export async function whileLocked(name, work) {
  mkdirSync(inProject(".cache"), { recursive: true });
  const path = inProject(".cache", `${name}.lock`);
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      break;
    } catch {
      if (isHolderAlive(path)) await delay(200);
      else rmSync(path, { force: true });
    }
  }
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  try {
    await work();
  } finally {
    process.off("exit", release);
    release();
  }
}
