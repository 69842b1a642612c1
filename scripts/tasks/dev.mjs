import { spawn } from "node:child_process";
import process from "node:process";

import { ensureInstalled } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { inProject, ROOT } from "./project.mjs";

await ensureInstalled();
await prepare();
const vite = inProject("node_modules/vite/bin/vite.js");
const child = spawn(process.execPath, [vite, "dev", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
});
// Ctrl-C reaches Vite too, which ends by itself; this process waits for it.
process.on("SIGINT", () => undefined);
child.on("close", (code) => process.exit(code ?? 0));
