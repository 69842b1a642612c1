import adapter from "@sveltejs/adapter-static";
import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

import { pageDirectives } from "./scripts/build/page-policy.js";

/** Sub-path of the static host, e.g. "/gradus"; empty at a domain's root. */
const base = process.env["BASE_PATH"] ?? "";

if (base !== "" && !/^\/[^/].*[^/]$|^\/[^/]$/.test(base)) {
  throw new Error(`BASE_PATH is "${base}": it must start with a slash and not end with one, as in "/gradus".`);
}

/** @type {import("@sveltejs/kit").Config} */
const config = {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: "build", assets: "build", fallback: "404.html" }),
    paths: { base: /** @type {"" | `/${string}`} */ (base), relative: false },
    csp: { mode: "hash", directives: pageDirectives() },
    serviceWorker: { register: false },
    version: { pollInterval: 0 },
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
