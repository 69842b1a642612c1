/**
 * Builds what the sandbox runs from text: the frame's document, its tiny worker and the runtime with TensorFlow.js.
 *
 *   node scripts/build/sandbox.mjs
 *
 * Writes src/lib/sandbox/generated/. Does nothing when no input has changed.
 */
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
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
const LANGUAGES = ["typescript", "python"];

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

/**
 * MicroPython takes its bytes from us, finds no global object, draws from the seeded `Math.random`, may not grow without
 * end, and is a module only: its part for the command line waits at the top level, which bundling breaks.
 * @type {readonly [find: string | RegExp, replace: string][]}
 */
const MICROPYTHON_EDITS = [
  [
    "Module={locateFile:(path,scriptDirectory)=>url||scriptDirectory+path}",
    "Module={instantiateWasm:options.instantiateWasm}",
  ],
  [
    'if(ENVIRONMENT_IS_NODE){const{createRequire:createRequire}=await import("module");var require=createRequire(import.meta.url)}',
    "var require=()=>({});",
  ],
  ['Module.ccall("proxy_c_init","null",[],[]),{', 'Module.ccall("proxy_c_init","null",[],[]),options.begun(),{'],
  // Of JavaScript a program in Python sees the bridge's own functions: no constructors, no prototypes, nothing to write to.
  [
    "attr=UTF8ToString(str);let value=base[attr];return void 0!==value||attr in base?(",
    'attr=UTF8ToString(str);let value="object"==typeof base&&Object.hasOwn(base,attr)&&"function"==typeof base[attr]?base[attr]:void 0;return void 0!==value?(',
  ],
  ["return UTF8ToString(str)in base}", 'return"object"==typeof base&&Object.hasOwn(base,UTF8ToString(str))}'],
  ["proxy_js_ref[jsref][attr]=value}", "}"],
  ["proxy_js_ref[f_ref][proxy_convert_mp_to_js_obj_jsside(idx)]=proxy_convert_mp_to_js_obj_jsside(value)}", "}"],
  ["proxy_convert_js_to_mp_obj_jsside(target[index],out)", 'proxy_convert_js_to_mp_obj_jsside("number"==typeof index&&Array.isArray(target)?target[index]:void 0,out)'],
  ["proxy_js_ref=[globalThis,void 0]", "proxy_js_ref=[Object.freeze(Object.create(null)),void 0]"],
  ["globalThis.proxy_js_ref_map.set(globalThis,0)", "globalThis.proxy_js_ref_map.set(globalThis.proxy_js_ref[0],0)"],
  ["globalThis.crypto.getRandomValues(new Uint32Array(1))[0]", "Math.floor(4294967296*Math.random())"],
  ['void 0===globalThis.crypto&&(globalThis.crypto=require("crypto"));', "0;"],
  ["requestedSize>2147483648)return err(", "requestedSize>201326592)return void("],
  ["out=console.log.bind(console),err=console.error.bind(console)", "out=()=>{},err=()=>{}"],
  [/if\(globalThis\.loadMicroPython=loadMicroPython,"object"==typeof process.*?\}\(\)\}class PyProxy\{/s, "class PyProxy{"],
];

/**
 * Modules of MicroPython's own that lead to raw memory. A name that no longer agrees with its hash is found by nobody; it
 * stays where it is in the order of names.
 * @type {readonly [name: string, unfindable: string][]}
 */
const MICROPYTHON_WITHOUT = [["uctypes", "uctypet"]];

/** @param {Buffer} bytes */
function withoutModules(bytes) {
  for (const [name, unfindable] of MICROPYTHON_WITHOUT) {
    const text = Buffer.from(`\0${name}\0`);
    const at = bytes.indexOf(text);
    if (at < 0 || bytes.indexOf(text, at + 1) >= 0) throw new Error(`MicroPython has changed: ${name}.`);
    bytes.write(unfindable, at + 1, "latin1");
  }
  return bytes;
}

/** @type {import("esbuild").Plugin} */
const micropython = {
  name: "micropython",
  setup(builder) {
    builder.onLoad({ filter: /micropython\.wasm$/ }, async ({ path }) => {
      return { contents: withoutModules(await readFile(path)), loader: "binary" };
    });
    builder.onLoad({ filter: /micropython\.mjs$/ }, async ({ path }) => {
      let text = await readFile(path, "utf8");
      for (const [find, replace] of MICROPYTHON_EDITS) {
        const count = text.split(find).length - 1;
        if (count !== 1) throw new Error(`MicroPython has changed: ${String(find)} occurs ${count} times.`);
        text = text.replace(find, () => replace);
      }
      return { contents: text, loader: "js" };
    });
  },
};

/** What MicroPython asks of its surroundings: it is in a worker, whatever runs it. */
const MICROPYTHON_DEFINES = {
  "globalThis.process": "undefined",
  "globalThis.window": "undefined",
  "globalThis.WorkerGlobalScope": "true",
  process: "undefined",
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
 * @param {string | Uint8Array} text
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
    if (!input.includes(":") && !input.startsWith("node_modules/") && !input.includes("/generated/")) inputs.add(input);
  }
  const text = result.outputFiles?.[0]?.text;
  if (text === undefined) throw new Error(`esbuild made nothing of ${JSON.stringify(options.entryPoints)}.`);
  return text.trimEnd();
}

/**
 * A worker's script with TensorFlow.js in it.
 * @param {string} entry path of the module that starts it
 * @param {Set<string>} [inputs] gathers what went in
 */
export function bundleRuntime(entry, inputs = new Set()) {
  return bundle({ entryPoints: [entry], format: "esm", plugins: [withoutThreads, withoutGlobals] }, inputs);
}

/**
 * @param {string} entry
 * @returns {import("esbuild").BuildOptions}
 */
function languageOptions(entry) {
  return {
    entryPoints: [entry],
    format: "esm",
    plugins: [micropython],
    loader: { ".py": "text", ".wasm": "binary", ".bin": "binary" },
    define: { ...COMMON.define, ...MICROPYTHON_DEFINES },
  };
}

/** Python's library as it lies in memory when it has loaded; part of the adapter's script. */
const PYTHON_LIBRARY = "python-library.bin";

/**
 * Loads Python's library here and takes an image of it.
 * @param {Set<string>} inputs gathers what went in
 * @returns {Promise<Uint8Array>}
 */
async function pythonLibrary(inputs) {
  const script = await bundle(languageOptions(join(SOURCE, "languages/python/make-image.ts")), inputs);
  const file = join(OUTPUT, `make-image.${process.pid}.mjs`);
  await writeFile(file, script);
  try {
    /** @type {{ makeImage: () => Promise<Uint8Array> }} */
    const { makeImage } = await import(pathToFileURL(file).href);
    return await makeImage();
  } finally {
    await rm(file);
  }
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
    "node_modules/@lezer/python/package.json",
    "node_modules/@micropython/micropython-webassembly-pyscript/package.json",
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
  const runtime = await bundleRuntime(join(SOURCE, "worker/main.ts"), inputs);
  /** @type {[string, string][]} */
  const files = [
    ["worker.js", worker],
    ["frame.js", frame],
    ["frame.html", frameDocument(frame)],
    ["runtime.js", runtime],
  ];
  await put(PYTHON_LIBRARY, await pythonLibrary(inputs));
  for (const language of LANGUAGES) {
    const entry = join(SOURCE, `languages/${language}.ts`);
    files.push([`language-${language}.js`, await bundle(languageOptions(entry), inputs)]);
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
      outputs: [...files.map(([name]) => name), wasm, PYTHON_LIBRARY],
    }),
  );
  return { built: true };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { built } = await buildSandbox();
  process.stdout.write(built ? "Sandbox built.\n" : "Sandbox up to date.\n");
}
