import { resolve } from "node:path";

import type { SvelteKitPWA } from "@vite-pwa/sveltekit";

import { webManifest } from "./web-manifest.ts";

type OfflineOptions = NonNullable<Parameters<typeof SvelteKitPWA>[0]>;

/** No file of the app may come near this; a larger one fails the build instead of being left out offline. */
const LARGEST_FILE_BYTES = 16 * 1024 * 1024;

/** The page that every other address falls back to; relative to the service worker, so right under any sub-path. */
const SHELL = "./";

/** Where SvelteKit puts what it built, in the order in which a prefix must be looked for. */
const OUTPUT_PREFIXES = ["client/", "prerendered/dependencies/", "prerendered/pages/"];

/**
 * The service worker: the whole build is there before it takes over, an update waits until the learner asks for it.
 * @param place.base sub-path of the host: "" or "/gradus"
 * @param place.kitFolder SvelteKit's own folder, see `buildFolders`
 */
export function offlineOptions(place: { base: string; kitFolder: string }): OfflineOptions {
  const output = resolve(place.kitFolder, "output");
  const home = `${place.base}/`;
  return {
    strategies: "generateSW",
    registerType: "prompt",
    injectRegister: false,
    base: home,
    scope: home,
    manifest: webManifest(place.base),
    includeManifestIcons: false,
    workbox: {
      swDest: `${output}/client/sw.js`,
      globDirectory: output,
      globPatterns: ["client/**/*", "prerendered/**/*"],
      // 404.html is only there for hosts; many answer it with status 404, which would fail the whole installation.
      // The manifest is added by the plugin itself.
      globIgnores: ["client/sw.js", "client/manifest.webmanifest", "prerendered/fallback.html"],
      maximumFileSizeToCacheInBytes: LARGEST_FILE_BYTES,
      dontCacheBustURLsMatching: /^client\/_app\/immutable\//,
      manifestTransforms: [
        (entries) => ({ manifest: entries.map((entry) => ({ ...entry, url: servedAddress(entry.url) })), warnings: [] }),
      ],
      navigateFallback: SHELL,
      // Pages keep what they show in the address (?deck=…); the file behind it is the same.
      ignoreURLParametersMatching: [/./],
      // The first visit is usable offline without a reload. An update still waits: this takes effect on activation.
      clientsClaim: true,
      skipWaiting: false,
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
      mode: "production",
    },
  };
}

/**
 * Address, relative to the service worker, under which a host serves a file of SvelteKit's output folder:
 * "prerendered/pages/review/index.html" → "review/".
 */
export function servedAddress(file: string): string {
  const prefix = OUTPUT_PREFIXES.find((candidate) => file.startsWith(candidate)) ?? "";
  const served = file.slice(prefix.length);
  if (served === "index.html") return SHELL;
  return served.replace(/\/index\.html$/, "/");
}
