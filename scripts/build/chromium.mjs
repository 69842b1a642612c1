import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Path of a Chromium: CHROME_PATH, then PATH, then the usual places.
 * @returns {string | null} null if there is none
 */
export function findChromium() {
  const named = process.env["CHROME_PATH"];
  if (named) return isExecutable(named) ? named : null;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return candidates.find(isExecutable) ?? null;
}

/**
 * Flags under which headless Chromium offers WebGPU in software, reaches for no network of its own,
 * and starts as root where it must.
 * @param {{ webgpu?: boolean }} [options] `webgpu: false` leaves WebGPU out, as on a phone without it
 * @returns {string[]}
 */
export function chromiumFlags({ webgpu = true } = {}) {
  const flags = ["--disable-background-networking", "--disable-quic", "--disable-gpu-watchdog", "--no-first-run"];
  if (webgpu) flags.push("--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader");
  if (process.getuid?.() === 0) flags.push("--no-sandbox");
  return flags;
}
