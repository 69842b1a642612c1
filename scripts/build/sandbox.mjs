/**
 * Builds what the sandbox runs from text: the frame's document, its tiny worker and the runtime with TensorFlow.js.
 *
 *   node scripts/build/sandbox.mjs
 *
 * Writes src/lib/sandbox/generated/. Does nothing when no input has changed.
 */
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCE = join(ROOT, "src/lib/sandbox");
const OUTPUT = join(SOURCE, "generated");
const STAMP = join(OUTPUT, "inputs.json");
const require = createRequire(import.meta.url);

/** The language adapters, each its own script: loaded when a submission is written in that language. */
const LANGUAGES = ["typescript"];

/** @type {import("esbuild").BuildOptions} */
const COMMON = {
  bundle: true,
  write: false,
  minify: true,
  metafile: true,
  charset: "utf8",
  target: "es2022",
  legalComments: "none",
  absWorkingDir: ROOT,
  logLevel: "warning",
  // Generated, but within the reach of tsc's checkJs.
  banner: { js: "// @ts-nocheck" },
  define: { "process.env.NODE_ENV": '"production"', "import.meta.url": '"about:blank"' },
};

/**
 * The threaded wasm build needs cross-origin isolation, which no page of ours has: its 55 KB stay out.
 * @type {import("esbuild").Plugin}
 */
const withoutThreads = {
  name: "without-wasm-threads",
  setup(builder) {
    builder.onLoad({ filter: /wasm-out[\\/]tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/ }, () => ({
      contents: "export default undefined; export const wasmWorkerContents = '';",
      loader: "js",
    }));
    // Emscripten's branches for Node are dead code here.
    builder.onResolve({ filter: /^(fs|path|worker_threads|perf_hooks|os|util)$/ }, ({ path }) => ({
      path,
      namespace: "absent",
    }));
    builder.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "export default {}" }));
  },
};

/**
 * TensorFlow.js keeps its engine and registries on the global object, where a program would find them: here they stay in
 * the module.
 * @type {import("esbuild").Plugin}
 */
const withoutGlobals = {
  name: "without-tensorflow-globals",
  setup(builder) {
    builder.onLoad({ filter: /tfjs-core[\\/]dist[\\/]global_util\.js$/ }, () => ({
      contents: `
        const namespace = {};
        const singletons = new Map();
        export function getGlobalNamespace() { return namespace; }
        export function getGlobal(key, init) {
          if (!singletons.has(key)) singletons.set(key, init());
          return singletons.get(key);
        }`,
      loader: "js",
    }));
  },
};

/** @param {string | Uint8Array} content */
const sha256 = (content) => createHash("sha256").update(content).digest("base64");

/** @param {string} file path from the root */
async function digestOf(file) {
  try {
    return sha256(await readFile(join(ROOT, file)));
  } catch {
    return "missing";
  }
}

/** True if every input of the last build is as it was, and every output exists. */
async function isUpToDate() {
  try {
    /** @type {{ inputs: Record<string, string>, outputs: string[] }} */
    const { inputs, outputs } = JSON.parse(await readFile(STAMP, "utf8"));
    const digests = await Promise.all(Object.keys(inputs).map(digestOf));
    const unchanged = Object.values(inputs).every((digest, at) => digest === digests[at]);
    await Promise.all(outputs.map((name) => readFile(join(OUTPUT, name))));
    return unchanged;
  } catch {
    return false;
  }
}

/**
 * One file, so that a process reading beside us never sees half of it.
 * @param {string} name
 * @param {string} text
 */
async function put(name, text) {
  const path = join(OUTPUT, name);
  await writeFile(`${path}.${process.pid}`, text);
  await rename(`${path}.${process.pid}`, path);
}

/**
 * @param {import("esbuild").BuildOptions} options
 * @param {Set<string>} inputs gathers the paths (from the root) of what went in
 */
async function bundle(options, inputs) {
  const result = await build({ ...COMMON, ...options });
  for (const input of Object.keys(result.metafile?.inputs ?? {})) {
    // Packages are told apart by their version: their package.json is an input instead.
    if (!input.includes(":") && !input.startsWith("node_modules/")) inputs.add(input);
  }
  const text = result.outputFiles?.[0]?.text;
  if (text === undefined) throw new Error(`esbuild made nothing of ${JSON.stringify(options.entryPoints)}.`);
  return text.trimEnd();
}

/** @param {string} script the frame's only script */
function frameDocument(script) {
  if (/<\/script|<!--/i.test(script)) throw new Error("The frame's script would end its own script element.");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(script)}' blob: 'wasm-unsafe-eval'`,
    "worker-src data: blob:",
  ].join("; ");
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${script}</script>`;
}

/**
 * Makes src/lib/sandbox/generated/, unless it is up to date.
 * @returns {Promise<{ built: boolean }>}
 */
export async function buildSandbox() {
  if (await isUpToDate()) return { built: false };
  await mkdir(OUTPUT, { recursive: true });
  /** @type {Set<string>} */
  const inputs = new Set([
    "package.json",
    relative(ROOT, fileURLToPath(import.meta.url)),
    "node_modules/sucrase/package.json",
    ...["core", "backend-cpu", "backend-wasm", "backend-webgpu"].map(
      (part) => `node_modules/@tensorflow/tfjs-${part}/package.json`,
    ),
  ]);

  const worker = await bundle({ entryPoints: [join(SOURCE, "worker/bootstrap.ts")], format: "esm" }, inputs);
  const frame = await bundle(
    {
      entryPoints: [join(SOURCE, "frame/main.ts")],
      format: "iife",
      define: { ...COMMON.define, WORKER_SOURCE: JSON.stringify(worker) },
    },
    inputs,
  );
  const runtime = await bundle(
    { entryPoints: [join(SOURCE, "worker/main.ts")], format: "esm", plugins: [withoutThreads, withoutGlobals] },
    inputs,
  );
  /** @type {[string, string][]} */
  const files = [
    ["worker.js", worker],
    ["frame.js", frame],
    ["frame.html", frameDocument(frame)],
    ["runtime.js", runtime],
  ];
  for (const language of LANGUAGES) {
    const entry = join(SOURCE, `languages/${language}.ts`);
    files.push([`language-${language}.js`, await bundle({ entryPoints: [entry], format: "esm" }, inputs)]);
  }
  for (const [name, text] of files) await put(name, text);

  const wasm = "tfjs-backend-wasm-simd.wasm";
  const wasmFolder = dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json"));
  await copyFile(join(wasmFolder, "dist", wasm), join(OUTPUT, wasm));

  const names = [...inputs].sort();
  const digests = await Promise.all(names.map(digestOf));
  await put(
    "inputs.json",
    JSON.stringify({
      inputs: Object.fromEntries(names.map((name, at) => [name, digests[at]])),
      outputs: [...files.map(([name]) => name), wasm],
    }),
  );
  return { built: true };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { built } = await buildSandbox();
  process.stdout.write(built ? "Sandbox built.\n" : "Sandbox up to date.\n");
}
