import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { chromium, type Page } from "playwright-core";
import sirv from "sirv";

import { chromiumFlags, findChromium } from "../build/chromium.mjs";
import { buildPage, type PageToBuild } from "./build-page.ts";

/** No browser to grade in. */
export class NoChromium extends Error {
  override readonly name = "NoChromium";
}

export interface OpenPage {
  readonly page: Page;
  /** What the page's console and its policy complained about. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves a folder to this machine alone. */
async function serve(folder: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const files = sirv(folder, { etag: true });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface OpenOptions {
  /** False leaves WebGPU out, as on a phone without it. */
  readonly webgpu?: boolean;
  /** More of Chromium's flags. */
  readonly flags?: readonly string[];
  /** Another page than the grading page; it too puts what it offers under `gradus`. */
  readonly built?: PageToBuild;
}

/**
 * Opens the grading page in headless Chromium, under the policy of the app's pages.
 * @throws NoChromium
 */
export async function openPage({ webgpu = true, flags = [], built }: OpenOptions = {}): Promise<OpenPage> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new NoChromium(
      "There is no Chromium: install one (apt-get install chromium), or set CHROME_PATH to it.",
    );
  }
  const site = await buildPage(built);
  const server = await serve(site.folder);
  try {
    const browser = await chromium.launch({ executablePath, args: [...chromiumFlags({ webgpu }), ...flags] });
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(server.url + site.page);
    await page.waitForFunction(() => "gradus" in globalThis);
    const close = async (): Promise<void> => {
      await browser.close();
      server.close();
    };
    return { page, complaints, close };
  } catch (error) {
    server.close();
    throw error;
  }
}
