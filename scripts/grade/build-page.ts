import { existsSync } from "node:fs";
import { join } from "node:path";

import { build, type Plugin } from "vite";

import { pageDirectives } from "../build/page-policy.js";
import { buildSandbox } from "../build/sandbox.mjs";
import { fingerprint, isStamped, writeStamp } from "../tasks/fingerprint.mjs";
import { whileLocked } from "../tasks/lock.mjs";
import { inProject } from "../tasks/project.mjs";

const ENTRY = "scripts/grade/page/index.html";
const OUTPUT = ".cache/grade-page/site";
const STAMP = ".cache/grade-page/inputs";

const INPUTS = [
  ...["core", "exercises", "grading", "sandbox"].map((room) => `src/lib/${room}`),
  "src/lib/sessions/grade-submission.ts",
  "exercises",
  "scripts/grade/page",
  "scripts/grade/build-page.ts",
  "scripts/build/page-policy.js",
  "package-lock.json",
];

/** Sources of a policy that are written in quotes. */
const KEYWORD = /^(self|none|unsafe-.*|wasm-unsafe-eval|sha256-.*)$/;

/** The policy of the app's pages, as text. */
function policy(): string {
  return Object.entries(pageDirectives())
    .map(([name, sources]) => {
      const listed: readonly string[] = Array.isArray(sources) ? sources : [];
      return [name, ...listed.map((source) => (KEYWORD.test(source) ? `'${source}'` : source))].join(" ");
    })
    .join("; ");
}

const withPolicy: Plugin = {
  name: "page-policy",
  transformIndexHtml: (html) => html.replace("%POLICY%", policy()),
};

export interface GradingSite {
  /** Absolute path of the folder to serve. */
  readonly folder: string;
  /** Path of the page in it. */
  readonly page: string;
}

/** Builds the page in which submissions are graded, if anything that it is made from has changed. */
export async function buildPage(): Promise<GradingSite> {
  const site = { folder: inProject(OUTPUT), page: ENTRY };
  await whileLocked("grade-page", async () => {
    await buildSandbox();
    const print = fingerprint(INPUTS, { leaveOut: (path) => /\.test\.ts$/.test(path) });
    if (isStamped(STAMP, print) && existsSync(join(site.folder, ENTRY))) return;
    await build({
      configFile: false,
      root: inProject(),
      publicDir: false,
      logLevel: "warn",
      plugins: [withPolicy],
      build: {
        target: "es2022",
        outDir: OUTPUT,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 5_000,
        rolldownOptions: { input: inProject(ENTRY) },
      },
    });
    writeStamp(STAMP, print);
  });
  return site;
}
