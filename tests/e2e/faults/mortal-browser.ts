import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

import { build } from "esbuild";
import { chromium, type Page } from "playwright-core";

import packageJson from "../../../package.json" with { type: "json" };
import { chromiumFlags, findChromium } from "../../../scripts/build/chromium.mjs";

/** A browser with its profile on disk, which can be killed as a phone does it: without a word to anybody. */
export interface MortalBrowser {
  readonly page: Page;
  /** What the page's console has said so far. */
  readonly said: readonly string[];
  /** SIGKILL to the browser and all that it started; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface Grave {
  /** Starts a browser on the same profile, with the page open. */
  start(): Promise<MortalBrowser>;
  close(): Promise<void>;
}

/** The page of faults/page.ts, served from one address, and a profile that outlives its browsers. */
export async function mortalBrowsers(): Promise<Grave> {
  const script = await bundled();
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    response.end(
      isScript ? script : `<!doctype html><title>Faults</title><script type="module" src="page.js"></script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const profile = mkdtempSync(join(tmpdir(), "gradus-killed-"));
  return {
    start: () => start(profile, `http://127.0.0.1:${port}/`),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "page.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  });
  return outputFiles[0]?.text ?? "";
}

async function start(profile: string, address: string): Promise<MortalBrowser> {
  const executable = findChromium();
  if (executable === null) throw new Error("No Chromium found: install one, or name it in CHROME_PATH.");
  const flags = ["--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`, ...chromiumFlags()];
  // A group of its own, so that what it starts dies with it.
  const browser = spawn(executable, [...flags, "about:blank"], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const gone = new Promise<void>((resolve) => browser.once("exit", () => resolve()));
  const kill = async (): Promise<void> => {
    if (browser.pid !== undefined && browser.exitCode === null && browser.signalCode === null) {
      process.kill(-browser.pid, "SIGKILL");
    }
    await gone;
  };
  try {
    const endpoint = await new Promise<string>((resolve, reject) => {
      let text = "";
      browser.stderr.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
        const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
        if (found !== undefined) resolve(found);
      });
      browser.once("exit", () => reject(new Error(`Chromium did not start: ${text}`)));
    });
    const connection = await chromium.connectOverCDP(endpoint);
    const context = connection.contexts()[0] ?? (await connection.newContext());
    const page = await context.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(`error: ${error.message}`));
    await page.goto(address);
    await page.waitForFunction(() => "gradus" in globalThis);
    return { page, said, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}
