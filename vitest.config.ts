import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import { chromiumFlags, findChromium } from "./scripts/build/chromium.mjs";

const chromium = findChromium();

/** Found while a test runs, they would reload it, and CodeMirror does not bear being loaded twice. */
const EDITOR_PARTS = [
  "@codemirror/autocomplete",
  "@codemirror/commands",
  "@codemirror/lang-javascript",
  "@codemirror/language",
  "@codemirror/state",
  "@codemirror/view",
  "@lezer/highlight",
];

export default defineConfig({
  test: {
    projects: [
      {
        extends: "./vite.config.ts",
        test: {
          name: "unit",
          environment: "node",
          include: ["{src,scripts,exercises,tests}/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts", "tests/e2e/**"],
        },
      },
      {
        extends: "./vite.config.ts",
        optimizeDeps: { include: EDITOR_PARTS },
        test: {
          name: "browser",
          include: ["{src,tests}/**/*.browser.test.ts"],
          testTimeout: 60_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromium ?? "chromium", args: [...chromiumFlags()] },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        extends: "./vite.config.ts",
        test: {
          name: "e2e",
          environment: "node",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
