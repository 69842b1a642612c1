import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { sveltekit } from "@sveltejs/kit/vite";
import { SvelteKitPWA } from "@vite-pwa/sveltekit";
import { defineConfig } from "vite";

import packageJson from "./package.json" with { type: "json" };
import { basePath } from "./scripts/build/base-path.js";
import { contentVersion } from "./scripts/build/content-version.js";
import { firstChunks } from "./scripts/build/first-chunks.ts";
import { buildFolders } from "./scripts/build/folders.js";
import { offlineOptions } from "./scripts/build/offline.ts";
import { woff2Only } from "./scripts/build/woff2-only.ts";

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: "./project.inlang",
      outdir: "./src/lib/paraglide",
      strategy: ["localStorage", "preferredLanguage", "baseLocale"],
      // One module a message: a screen loads its own words only.
      outputStructure: "message-modules",
    }),
    sveltekit(),
    firstChunks(import.meta.dirname),
    SvelteKitPWA(offlineOptions({ base: basePath(), kitFolder: buildFolders().kit })),
  ],
  define: {
    __APP_VERSION__: JSON.stringify(packageJson.version),
    __CONTENT_VERSION__: JSON.stringify(contentVersion(import.meta.dirname)),
  },
  css: { postcss: { plugins: [woff2Only()] } },
  // Content stands beside src, where the development server reads nothing of its own accord.
  server: { fs: { allow: ["decks", "exercises"] } },
  // Workers load their large parts when they are asked for them.
  worker: { format: "es" },
  // Small fonts and scripts stay files: the page's policy refuses them as data: URLs.
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // What a part loads later names its styles only: lists of all its scripts would weigh 4 KB in the first load, and
    // after that the offline copy has them at hand.
    modulePreload: {
      resolveDependencies: (_file, dependencies, { hostType }) =>
        hostType === "js" ? dependencies.filter((file) => file.endsWith(".css")) : dependencies,
    },
  },
});
