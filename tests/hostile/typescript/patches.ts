import { programs } from "../hostile-program.ts";
import { andThenRight } from "./wrap.ts";

/** Each is tried, caught, and must have changed nothing. */
const PATCHES: readonly (readonly [string, string])[] = [
  ["array-map", "Array.prototype.map = () => []"],
  ["array-index", "Object.defineProperty(Array.prototype, 0, { set() {}, get: () => 7 })"],
  ["array-iterator", "Array.prototype[Symbol.iterator] = function* () {}"],
  ["array-from", "Array.from = () => []"],
  ["array-species", "Object.defineProperty(Array, Symbol.species, { value: Object })"],
  ["iterator-next", "Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true })"],
  ["object-kind", "Object.prototype.kind = 'ran'"],
  ["object-then", "Object.prototype.then = (ok) => ok(1)"],
  ["object-setter", "Object.defineProperty(Object.prototype, 'value', { set() {} })"],
  ["object-entries", "Object.entries = () => []"],
  ["object-freeze", "Object.freeze = (o) => o"],
  ["function-call", "Function.prototype.call = () => {}"],
  ["function-apply", "Function.prototype.apply = () => {}"],
  ["function-bind", "Function.prototype.bind = () => () => {}"],
  [
    "function-instance",
    "Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true })",
  ],
  ["promise-then", "Promise.prototype.then = () => {}"],
  ["promise-all", "Promise.all = () => []"],
  ["promise-species", "Object.defineProperty(Promise, Symbol.species, { value: Object })"],
  ["promise-constructor", "Promise.prototype.constructor = Object"],
  ["tensor-data", "tf.Tensor.prototype.data = () => []"],
  ["tensor-datasync", "tf.Tensor.prototype.dataSync = () => []"],
  ["tensor-instance", "Object.defineProperty(tf.Tensor, Symbol.hasInstance, { value: () => true })"],
  ["tensor-getter", "Object.defineProperty(tf.Tensor.prototype, 'isDisposed', { get: () => false })"],
  ["tf-op", "tf.matMul = (a) => a"],
  ["tf-group", "tf.losses.meanSquaredError = () => 0"],
  ["tf-global", "globalThis.tf = {}"],
  ["tf-delete", "delete globalThis.tf"],
  ["map-get", "Map.prototype.get = () => undefined"],
  ["weakmap-get", "WeakMap.prototype.get = () => undefined"],
  ["set-has", "Set.prototype.has = () => false"],
  ["float-from", "Float32Array.from = () => new Float32Array(1)"],
  ["typed-slice", "Object.getPrototypeOf(Float32Array.prototype).slice = () => []"],
  ["typed-set", "Object.getPrototypeOf(Float32Array.prototype).set = () => {}"],
  [
    "typed-length",
    "Object.defineProperty(Object.getPrototypeOf(Float32Array.prototype), 'length', { get: () => 0 })",
  ],
  ["buffer-slice", "ArrayBuffer.prototype.slice = () => new ArrayBuffer(0)"],
  ["string-slice", "String.prototype.slice = () => ''"],
  ["regexp-exec", "RegExp.prototype.exec = () => null"],
  ["math-random", "Math.random = () => 0"],
  ["math-max", "Math.max = () => 0"],
  ["json", "JSON.stringify = () => '{}'"],
  ["reflect", "Reflect.ownKeys = () => []"],
  ["number", "Number.isInteger = () => true"],
  ["date", "Date.now = () => 0"],
  ["timers", "globalThis.setTimeout = () => 0; globalThis.queueMicrotask = () => {}"],
  ["performance", "performance.now = () => 0; Object.getPrototypeOf(performance).now = () => 0"],
  ["error-stack", "Error.prepareStackTrace = () => 'blob:x:1:1'"],
  ["error-instance", "Object.defineProperty(Error, Symbol.hasInstance, { value: () => false })"],
  ["console", "console.log = () => {}; globalThis.console = null"],
  ["proto", "Object.setPrototypeOf(Array.prototype, { get length() { return 0; } })"],
  ["global-proto", "Object.setPrototypeOf(globalThis, null)"],
  ["decoder", "TextDecoder.prototype.decode = () => ''"],
];

const GPU_PATCHES: readonly (readonly [string, string])[] = [
  ["gpu-map", "GPUBuffer.prototype.mapAsync = () => Promise.resolve()"],
  ["gpu-range", "GPUBuffer.prototype.getMappedRange = () => new ArrayBuffer(16384)"],
  ["gpu-destroy", "GPUBuffer.prototype.destroy = () => {}"],
  ["gpu-usage", "GPUBufferUsage.STORAGE = 0; GPUMapMode.READ = 2"],
];

/** Changing what the runtime and TensorFlow.js rely on. */
export const PATCHED = [
  ...programs(
    "patch",
    andThenRight,
    PATCHES.map(([id, patch]) => [id, `\`${patch}\``, `${patch};`, "right"] as const),
  ),
  ...programs(
    "patch",
    andThenRight,
    GPU_PATCHES.map(([id, patch]) => [id, `\`${patch}\``, `${patch};`, "right"] as const),
    { backend: "webgpu" },
  ),
]; // prettier-ignore
