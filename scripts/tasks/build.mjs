import { existsSync, rmSync } from "node:fs";
import process from "node:process";

import { basePath } from "../build/base-path.js";
import { buildFolders } from "../build/folders.js";
import { sourceVersion } from "../build/source-version.js";
import { runTool } from "./command.mjs";
import { fingerprint, isStamped, writeStamp } from "./fingerprint.mjs";
import { ensureInstalled } from "./install.mjs";
import { whileLocked } from "./lock.mjs";
import { prepare } from "./prepare.mjs";
import { inProject, isProgram, ROOT } from "./project.mjs";

/**
 * The production build, made anew only when its sources, or the sub-path, changed since.
 * Ends the process with the reason on stderr if it cannot be made.
 * @param {object} [options]
 * @param {string} [options.base] sub-path of the host, e.g. "/gradus"; the environment's BASE_PATH unless given
 * @param {string} [options.out] another place for it, as a project path; `build/` unless given (see `buildFolders`)
 * @param {boolean} [options.quiet] Vite's own output only if it fails
 * @returns {Promise<{ folder: string, base: string }>} `folder` (absolute) is what a static host serves
 */
export async function ensureBuilt({
  base = basePath(),
  out = process.env["GRADUS_OUT"] ?? "",
  quiet = true,
} = {}) {
  const { site, kit } = buildFolders(out);
  const stamp = `${kit}/built`;
  await whileLocked("build", async () => {
    await prepare();
    const print = fingerprint(["tsconfig.json", "project.inlang/settings.json"], {
      also: [sourceVersion(ROOT, base)],
    });
    if (isStamped(stamp, print) && existsSync(inProject(site, "index.html"))) return;
    console.error("Building …");
    rmSync(inProject(stamp), { force: true });
    const { code, output } = await runTool("vite", ["build"], {
      env: { BASE_PATH: base, GRADUS_OUT: out, NODE_ENV: "production" },
      output: quiet ? "collect" : "show",
    });
    if (code !== 0) {
      console.error(`${output}The build failed (see above).`);
      process.exit(1);
    }
    writeStamp(stamp, print);
  });
  return { folder: inProject(site), base };
}

if (isProgram(import.meta)) {
  await ensureInstalled();
  const { folder } = await ensureBuilt({ quiet: false });
  console.log(`The build is in ${folder}`);
}
