import { existsSync } from "node:fs";
import { basename, join } from "node:path";

import { build, type Plugin } from "vite";

import { pageDirectives } from "../build/page-policy.js";
import { buildSandbox } from "../build/sandbox.mjs";
import { fingerprint, isStamped, writeStamp } from "../tasks/fingerprint.mjs";
import { whileLocked } from "../tasks/lock.mjs";
import { inProject } from "../tasks/project.mjs";

/** A page to be built, as project paths. */
export interface PageToBuild {
  /** Folder of its `index.html`. */
  readonly source: string;
  /** Where the site and its stamp go. */
  readonly output: string;
  /** What else it is made from: files and folders. */
  readonly inputs?: readonly string[];
}

/** The page in which submissions are graded. */
const GRADING_PAGE: PageToBuild = { source: "scripts/grade/page", output: ".cache/grade-page" };

const INPUTS = [
  ...["core", "notes", "scheduling", "exercises", "grading", "sandbox"].map((room) => `src/lib/${room}`),
  "src/lib/sessions/grade-submission.ts",
  "src/lib/sessions/optimiser",
  "exercises",
  "scripts/grade/graded-file.ts",
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

/** Builds a page under the policy of the app's pages, if anything that it is made from has changed. */
export async function buildPage({
  source,
  output,
  inputs = [],
}: PageToBuild = GRADING_PAGE): Promise<GradingSite> {
  const entry = `${source}/index.html`;
  const stamp = `${output}/inputs`;
  const site = { folder: inProject(output, "site"), page: entry };
  await whileLocked(basename(output), async () => {
    await buildSandbox();
    const print = fingerprint([...INPUTS, ...inputs, source], {
      leaveOut: (path) => /\.test\.ts$/.test(path),
    });
    if (isStamped(stamp, print) && existsSync(join(site.folder, entry))) return;
    await build({
      configFile: false,
      root: inProject(),
      publicDir: false,
      logLevel: "warn",
      plugins: [withPolicy],
      worker: { format: "es" },
      build: {
        target: "es2022",
        outDir: site.folder,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 5_000,
        rolldownOptions: { input: inProject(entry) },
      },
    });
    writeStamp(stamp, print);
  });
  return site;
}
