/**
 * What is left of the global scope when a program enters: the language itself and what the runtime needs by name. The
 * frame's policy and opaque origin are the wall; this keeps programs from talking to the page in the runtime's name,
 * from starting workers and from breaking the runtime by patching what it relies on.
 */
const KEPT = new Set([
  // the language
  "Object", "Function", "Array", "Number", "Boolean", "String", "Symbol", "BigInt", "Math", "JSON", "Reflect", "Proxy",
  "Promise", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry", "Date", "RegExp", "Intl", "Iterator",
  "Error", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError", "AggregateError",
  "SuppressedError", "DisposableStack", "AsyncDisposableStack",
  "ArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array",
  "Uint32Array", "Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",
  "globalThis", "self", "undefined", "NaN", "Infinity", "isNaN", "isFinite", "parseInt", "parseFloat",
  "encodeURIComponent", "decodeURIComponent", "encodeURI", "decodeURI", "escape", "unescape", "eval",
  "structuredClone", "queueMicrotask", "setTimeout", "clearTimeout",
  "TextEncoder", "TextDecoder", "WebAssembly",
  // looked up by TensorFlow.js while it computes
  "GPUBuffer", "GPUTexture", "GPUBufferUsage", "GPUMapMode", "GPUShaderStage", "GPUTextureUsage", "WorkerGlobalScope",
]); // prettier-ignore

/** Prototypes of the language that programs could patch to change what the runtime does. */
function intrinsics(): object[] {
  const generator = Object.getPrototypeOf(function* () {}.prototype) as object;
  const iterators = [[][Symbol.iterator](), new Map().entries(), new Set().values(), ""[Symbol.iterator]()];
  const constructors = [
    Object, Function, Array, Number, Boolean, String, Symbol, BigInt, Promise, Map, Set, WeakMap, WeakSet, Date, RegExp,
    Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, ArrayBuffer, DataView,
    Object.getPrototypeOf(Int8Array) as FunctionConstructor, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array,
    Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, Proxy,
  ]; // prettier-ignore
  return [
    ...constructors.flatMap((constructor) => [constructor, constructor.prototype as object]),
    ...iterators.map((iterator) => Object.getPrototypeOf(iterator) as object),
    Object.getPrototypeOf(async () => {}) as object,
    generator,
    Math,
    JSON,
    Reflect,
  ].filter((object): object is object => object !== undefined);
}

/**
 * Freezes an object without the trap of frozen prototypes, where `error.name = "x"` on an instance would throw: every
 * property becomes a pair that reads the original and, when assigned through an instance, defines it there.
 */
function freezeKeepingOverrides(object: object): void {
  for (const key of Reflect.ownKeys(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    if (!descriptor?.configurable || !("value" in descriptor) || typeof object === "function") continue;
    const value: unknown = descriptor.value;
    Object.defineProperty(object, key, {
      enumerable: descriptor.enumerable ?? false,
      configurable: false,
      get: () => value,
      set(this: object, replacement: unknown) {
        if (this === object) throw new TypeError(`${String(key)} cannot be changed here.`);
        Object.defineProperty(this, key, {
          value: replacement,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
    });
  }
  Object.freeze(object);
}

/**
 * Prototypes whose properties programs override on their own objects and classes. Arrays, maps, sets, promises and
 * tensors are not among them: with pairs of functions in place of their methods, the engine gives up its short cuts for
 * iteration, spreading and `await`, which made the runs of our own exercises half as slow again.
 */
const OVERRIDDEN: readonly object[] = [
  Object.prototype,
  Function.prototype,
  Error.prototype,
  RangeError.prototype,
  TypeError.prototype,
];

/** Needed by adapters when they start, and withdrawn before a program enters. */
const LENT = new Set(["WebAssembly"]);

/** Takes a global away that was only lent. */
export function withdraw(name: string): void {
  Reflect.deleteProperty(globalThis, name);
}

/** What is left under a global name stays there: the runtime looks names up while programs run. */
function fixGlobals(): void {
  for (const name of KEPT) {
    const value: unknown = Reflect.get(globalThis, name);
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    if (value === undefined || descriptor?.configurable === false || LENT.has(name)) continue;
    const enumerable = descriptor?.enumerable ?? false;
    Object.defineProperty(globalThis, name, { value, enumerable, writable: false, configurable: false });
  }
}

function deleteGlobals(): void {
  let scope: object | null = globalThis;
  while (scope && scope !== Object.prototype) {
    for (const key of Reflect.ownKeys(scope)) {
      if (typeof key !== "string" || key === "constructor" || KEPT.has(key)) continue;
      if (!Reflect.deleteProperty(scope, key)) {
        Reflect.defineProperty(scope, key, { value: undefined, writable: false });
      }
    }
    scope = Object.getPrototypeOf(scope) as object | null;
  }
}

/**
 * Leaves only the language, `extra` globals and frozen prototypes. Whatever the runtime needs beyond that it has taken
 * before.
 * @param extra globals of the program, made read-only
 * @param objects further objects to freeze
 */
export function lockDown(extra: Readonly<Record<string, unknown>>, objects: readonly object[]): void {
  deleteGlobals();
  fixGlobals();
  for (const [name, value] of Object.entries(extra)) {
    Object.defineProperty(globalThis, name, {
      value,
      writable: false,
      configurable: false,
      enumerable: true,
    });
  }
  for (const object of objects) Object.freeze(object);
  for (const object of OVERRIDDEN) freezeKeepingOverrides(object);
  for (const object of intrinsics()) Object.freeze(object);
  freezeKept();
}

/** What the browser adds to the language: buffers of the GPU, decoders, typed arrays of late. */
function freezeKept(): void {
  for (const name of KEPT) {
    const value: unknown = Reflect.get(globalThis, name);
    if (typeof value !== "function" || LENT.has(name)) continue;
    Object.freeze(value);
    if (
      typeof value.prototype === "object" &&
      value.prototype !== null &&
      value.prototype !== Object.prototype
    )
      Object.freeze(value.prototype);
  }
}
