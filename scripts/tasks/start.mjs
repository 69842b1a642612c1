import { networkInterfaces } from "node:os";
import process from "node:process";

import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { serveBuild } from "./serve.mjs";

const DEFAULT_PORT = 4173;
const PORTS_TO_TRY = 20;

/** @returns {number} */
function wantedPort() {
  const named = process.env["PORT"];
  if (named === undefined || named === "") return DEFAULT_PORT;
  const port = Number(named);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  console.error(`PORT is "${named}": it must be a whole number from 1 to 65535.`);
  process.exit(1);
}

/**
 * Serves on the first free port from `from` on, to this machine and its network.
 * @param {{ folder: string, base: string }} build
 * @param {number} from
 */
async function serveOnFreePort(build, from) {
  for (let port = from; ; port++) {
    try {
      return await serveBuild({ ...build, port, host: "::" });
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EAFNOSUPPORT") return serveBuild({ ...build, port, host: "0.0.0.0" });
      if (code !== "EADDRINUSE" || port - from >= PORTS_TO_TRY) throw error;
    }
  }
}

function lanAddress() {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return addresses.find((each) => each.family === "IPv4" && !each.internal)?.address;
}

await ensureInstalled();
const build = await ensureBuilt();
const server = await serveOnFreePort(build, wantedPort());

console.log(`\n  Gradus: ${server.url}`);
const lan = lanAddress();
if (lan !== undefined) {
  console.log(`  On this network: http://${lan}:${server.port}${build.base}/`);
  console.log(
    '  (A phone needs https to install it, work offline and grade on its GPU: README, "On a phone".)',
  );
}
console.log("  Ctrl-C ends it.\n");

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
