import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import packageJson from "./package.json" with { type: "json" };
import { chromiumFlags, findChromium } from "./scripts/build/chromium.mjs";

const chromium = findChromium();

/** Not imported by pages under these names: the sandbox's bundle has TensorFlow.js in it, hashes come from a sub-path. */
const NOT_BY_NAME = /^(@tensorflow\/|@noble\/hashes$)/;

/**
 * What pages import, prepared before the first test: found while one runs, a package would reload the page, and
 * CodeMirror does not bear being loaded twice.
 */
const PREPARED = [
  ...Object.keys(packageJson.dependencies).filter((name) => !NOT_BY_NAME.test(name)),
  "@noble/hashes/sha2.js",
  "@noble/hashes/utils.js",
  "fast-check",
];

/** What is held to a clock, or ends the GPU's process, has the machine to itself. */
const ALONE = ["check-content", "grade", "hostile", "hostile-loss", "killed-browser", "python", "sandbox"];
const ALONE_FILES = ALONE.map((name) => `tests/e2e/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        extends: "./vite.config.ts",
        test: {
          name: "unit",
          environment: "node",
          include: ["{src,scripts,exercises,tests}/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts", "tests/{e2e,engines,content,python,sandbox}/**"],
          // Modules are loaded once for all files of a worker, which halves the time: they keep no state.
          isolate: false,
        },
      },
      {
        extends: "./vite.config.ts",
        test: {
          name: "tensorflow",
          environment: "node",
          // TensorFlow.js, which is one a process, belongs to each of these files alone.
          include: ["tests/{content,python,sandbox}/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts"],
        },
      },
      {
        extends: "./vite.config.ts",
        optimizeDeps: { include: PREPARED },
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
          name: "stories",
          environment: "node",
          include: ["tests/e2e/**/*.test.ts"],
          exclude: ALONE_FILES,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        extends: "./vite.config.ts",
        test: {
          name: "e2e",
          environment: "node",
          include: ALONE_FILES,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        extends: "./vite.config.ts",
        test: {
          name: "engines",
          environment: "node",
          include: ["tests/engines/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
