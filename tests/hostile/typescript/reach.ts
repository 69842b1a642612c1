import { programs, whole } from "../hostile-program.ts";
import { asyncBody, body, successes } from "./wrap.ts";

/** Looks a name up in every place that a global may come from. */
const lookUp = (...names: string[]): string =>
  body(`const places = [];
for (let place = globalThis; place; place = Object.getPrototypeOf(place)) places.push(place, place.constructor);
return ${JSON.stringify(names)}.filter((name) => places.some((place) => { try { return place[name] !== undefined; } catch { return false; } }));`);

/** Everything that a program can get hold of without calling what it should not. */
const WALK = `const seen = new Set([x]);
const queue = [globalThis, tf, x, console, tf.train.adam(0.1), tf.train.sgd(0.1), tf.variable(x), tf.buffer([2]), import.meta, () => {}, async () => {}, function* () {}, new Error("e"), Promise.resolve(), performance];
while (queue.length > 0 && seen.size < 2e5) {
  const one = queue.pop();
  if ((typeof one !== "object" && typeof one !== "function") || one === null || seen.has(one)) continue;
  seen.add(one);
  queue.push(Object.getPrototypeOf(one));
  for (const key of Reflect.ownKeys(one)) {
    const own = Object.getOwnPropertyDescriptor(one, key);
    queue.push(own.value, own.get, own.set);
    try { queue.push(one[key]); } catch {}
  }
}`;

/** Ways to data, network, page and other code. */
export const REACH = [
  ...programs("reach", whole, [
    ["network", "fetch, XMLHttpRequest, WebSocket, EventSource, WebTransport, WebRTC, beacons by name", lookUp("fetch", "fetchLater", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "RTCPeerConnection", "RTCDataChannel", "sendBeacon", "Request", "Response"), "nothing"],
    ["workers", "workers of every kind by name", lookUp("Worker", "SharedWorker", "ServiceWorker", "importScripts", "Worklet", "close", "ServiceWorkerContainer"), "nothing"],
    ["page", "the page by name: parent, top, opener, frames, document, location", lookUp("parent", "top", "opener", "frames", "window", "document", "location", "origin", "history", "navigation"), "nothing"],
    ["messages", "channels and events by name", lookUp("postMessage", "onmessage", "onerror", "addEventListener", "dispatchEvent", "reportError", "MessageChannel", "MessagePort", "BroadcastChannel", "onmessageerror"), "nothing"],
    ["storage", "storage of every kind by name", lookUp("indexedDB", "caches", "localStorage", "sessionStorage", "cookieStore", "CookieStore", "StorageManager", "FileSystemFileHandle", "FileReaderSync", "IDBFactory", "CacheStorage", "LockManager"), "nothing"],
    ["device", "navigator, the GPU and its objects by name", lookUp("navigator", "GPU", "GPUDevice", "GPUQueue", "GPUCommandEncoder", "GPUAdapter", "WGSLLanguageFeatures", "OffscreenCanvas", "createImageBitmap", "Notification"), "nothing"],
    ["engine", "TensorFlow.js's engine by name", lookUp("_tfengine", "_tfGlobals", "ENGINE", "tfjs", "_gradus_"), "nothing"],
    ["tf-internals", "engine, backends, environment and files in `tf`", body(`return ["engine", "backend", "env", "ENV", "io", "browser", "data", "registerBackend", "registerKernel", "getKernel", "setBackend", "findBackend", "removeBackend", "backend_util", "kernel_impls", "loadLayersModel", "webgpu_util", "test_util", "serialization", "platform", "nextFrame"].filter((name) => tf[name] !== undefined);`), "nothing"],
    ["blobs", "making addresses of its own", lookUp("URL", "Blob", "File", "webkitURL", "createObjectURL", "URLPattern", "CompressionStream"), "nothing"],
    ["clocks", "precise clocks and shared memory", lookUp("SharedArrayBuffer", "Atomics", "setInterval", "requestAnimationFrame", "scheduler", "PerformanceObserver", "crypto"), "nothing"],
    ["import-network", "`import()` of addresses", successes(`{ http: () => import("http://HOST/x.js"), relative: () => import("./x.js"), protocol: () => import("//HOST/x.js"), data: () => import("data:text/javascript,export default 1"), blob: () => import("blob:null/0"), json: () => import("http://HOST/x.json", { with: { type: "json" } }), bare: () => import("fs") }`), "nothing"],
    ["import-static", "a static `import` of an address", `import y from "http://HOST/x.js";\n${body("return [y];")}`, ["threw", "syntax-error"]],
    ["export-from", "`export … from` an address", `export * from "http://HOST/x.js";\n${body("return 1;")}`, ["threw", "syntax-error"]],
    ["eval", "text as code: eval, Function and its kin", successes(`{ eval: () => eval("1"), indirect: () => (0, eval)("1"), Function: () => new Function("return 1")(), async: () => (async () => {}).constructor("return 1")(), generator: () => (function* () {}).constructor("yield 1")().next(), asyncGenerator: () => (async function* () {}).constructor("yield 1")().next(), chain: () => x.constructor.constructor("return this")(), deep: () => tf.matMul.constructor("return globalThis")(), timer: () => { const id = setTimeout("globalThis.leaked = 1", 0); return id === undefined ? undefined : new Promise((r) => setTimeout(() => r(globalThis.leaked), 20)); } }`), "nothing"],
    ["wasm-compile", "WebAssembly from bytes", successes(`{ module: () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])), compile: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])), table: () => new WebAssembly.Table({ initial: 1, element: "anyfunc" }), memory: () => new WebAssembly.Memory({ initial: 1 }) }`), "nothing"],
    ["stack-address", "importing the runtime again by its address in an error's stack", asyncBody(`let stack = "";
try { tf.matMul(x, 1); } catch (error) { stack = error.stack; }
const found = [];
for (const address of new Set(stack.match(/blob:[^\\s):]+:?[^\\s):]*/g) ?? [])) {
  try {
    const module = await import(address);
    for (const name of Object.keys(module)) {
      if (name !== "start") { if (typeof module[name] === "object" && !Object.isFrozen(module[name])) found.push(name); continue; }
      const replies = [];
      const port = { postMessage: (reply) => replies.push(reply) };
      module.start(port);
      port.onmessage({ data: { type: "start", backends: ["cpu"], wasm: null, tested: ["cpu"] } });
      await new Promise((r) => setTimeout(r, 50));
      found.push("started", ...replies.map(({ type }) => type));
    }
  } catch {}
}
return found;`), "nothing"],
    ["own-address", "importing itself again", asyncBody("const self = await import(import.meta.url); return typeof self === 'object' ? [] : [1];"), ["nothing", "threw"]],
    ["callers", "callers and arguments of the functions on the stack", successes("{ caller: () => product.caller ?? undefined, arguments: () => product.arguments ?? undefined, callee: () => (function () { return arguments.callee; })() }"), "nothing"],
    ["call-sites", "the engine's own call sites", successes("{ prepare: () => { Error.prepareStackTrace = (_, sites) => sites; return Array.isArray(new Error().stack) ? 1 : undefined; }, limit: () => { Error.stackTraceLimit = 1000; return Error.stackTraceLimit === 1000 ? 1 : undefined; } }"), "nothing"],
    ["timing", "addresses and loads from performance entries", successes("{ entries: () => performance.getEntries(), type: () => performance.getEntriesByType('resource'), memory: () => performance.memory, origin: () => performance.toJSON() }"), "nothing"],
  ]),
  ...(["cpu", "wasm", "webgpu"] as const).flatMap((backend) =>
    programs("reach", body, [
      [`heap-${backend}`, `tensors and numbers of the reference, by walking everything reachable (${backend})`, `${WALK}\nreturn [...seen].filter((one) => one !== x && ((ArrayBuffer.isView(one) && one.length >= 64) || (one.dataId && one.shape?.length === 2))).filter((one) => one.dataId !== x.dataId && !Object.values(x.dataId ?? {}).includes(one)).map((one) => String(one.constructor?.name)).filter((name) => name !== "Variable");`, "nothing"],
    ], { backend })),
  ...programs("reach", asyncBody, [
    ["wasm-memory", "what the reference left in the backend's memory (wasm), by an index far out", `const rows = [];
const small = tf.tensor2d([[1], [2]]);
for (let i = -40; i < 40; i++) { try { rows.push(tf.gatherND(small, [[i * 1024]])); } catch {} }
const values = (await Promise.all(rows.map((row) => row.data()))).map((v) => v[0]);
const right = new Set((await tf.matMul(x, x).data()));
return values.filter((v) => v !== 0 && right.has(v));`, ["nothing", "threw"]],
    ["wasm-shape", "the backend's memory (wasm), by a tensor that lies about its shape", `const small = tf.tensor1d([1, 2]);
const found = [];
for (const lie of [() => { small.shape = [1000000]; }, () => { small.shape[0] = 1000000; }, () => { small.size = 1000000; }, () => Object.defineProperty(small, "shape", { get: () => [1000000] }), () => { small.dataId = {}; }, () => { small.dtype = "complex64"; }]) {
  try { lie(); found.push(String(lie)); } catch {}
}
return found;`, "nothing"],
  ], { backend: "wasm" }),
]; // prettier-ignore
