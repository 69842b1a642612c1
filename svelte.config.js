import adapter from "@sveltejs/adapter-static";
import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

import { basePath } from "./scripts/build/base-path.js";
import { buildFolders } from "./scripts/build/folders.js";
import { pageDirectives } from "./scripts/build/page-policy.js";
import { sourceVersion } from "./scripts/build/source-version.js";

const base = basePath();
const folders = buildFolders();

/** @type {import("@sveltejs/kit").Config} */
const config = {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: folders.site, assets: folders.site, fallback: "404.html" }),
    outDir: folders.kit,
    paths: { base, relative: false },
    csp: { mode: "hash", directives: pageDirectives() },
    serviceWorker: { register: false },
    version: { name: sourceVersion(import.meta.dirname, base), pollInterval: 0 },
    typescript: {
      config: (/** @type {Record<string, unknown>} */ generated) => ({
        ...generated,
        include: [
          .../** @type {string[]} */ (generated["include"]),
          "../scripts/**/*.ts",
          "../scripts/**/*.js",
          "../scripts/**/*.mjs",
          "../exercises/**/*.ts",
          "../tests/**/*.ts",
          "../*.ts",
          "../*.js",
        ],
      }),
    },
  },
};

export default config;
