import { TENSOR_OP_GROUPS, TENSOR_OPS, type TensorOp } from "#lib/exercises/tensor-ops.ts";
import type { Guard } from "./guard.ts";
import { plainArgument } from "./plain-arguments.ts";
import { tf } from "./tensorflow.ts";

type AnyFunction = (...args: never[]) => unknown;
type LooseFunction = (this: unknown, ...args: unknown[]) => unknown;

/** Kernels know their size before they run; these fill arrays in JavaScript before any kernel does. */
const SHAPED_BY_FIRST_ARGUMENT: ReadonlySet<string> = new Set([
  "zeros", "ones", "fill", "buffer", "rand", "randomNormal", "randomStandardNormal", "randomUniform", "randomUniformInt",
  "truncatedNormal",
]); // prettier-ignore

function shapeAskedFor(op: string, args: readonly unknown[]): readonly unknown[] {
  const [first, second, third] = args;
  if (SHAPED_BY_FIRST_ARGUMENT.has(op)) return Array.isArray(first) ? first : [];
  if (op === "eye") return [first, second ?? first];
  if (op === "linspace") return [third];
  if (op === "range") return [(Number(second) - Number(first)) / Number(third ?? 1)];
  return [];
}

/** The same function under the same name, watched. */
function guarded(name: string, original: AnyFunction, guard: Guard): AnyFunction {
  const loose = original as LooseFunction;
  const wrapper = function (this: unknown, ...given: unknown[]): unknown {
    guard.enter(name);
    const args = given.map((value) => plainArgument(name, value));
    const shape = shapeAskedFor(name, args).filter((size): size is number => typeof size === "number");
    if (shape.length > 0) guard.checkShape(shape.map(Math.abs), tf.engine().state.numBytes);
    return loose.apply(this, args);
  };
  Object.defineProperty(wrapper, "name", { value: name });
  return Object.freeze(wrapper);
}

function copyOf(values: unknown): unknown {
  return ArrayBuffer.isView(values) && "slice" in values ? (values as Float32Array).slice() : values;
}

/** What the runtime does for the program where TensorFlow.js would write to the console. */
export interface FacadeServices {
  print(tensor: unknown): void;
}

/** The `tf` of submissions: frozen, an allow-list, every call watched. */
export function createFacade(guard: Guard, services: FacadeServices): Readonly<Record<string, unknown>> {
  const library = tf satisfies Readonly<Record<TensorOp, unknown>> as unknown as Readonly<
    Record<string, unknown>
  >;
  const facade: Record<string, unknown> = {};
  for (const op of TENSOR_OPS) {
    const original = library[op];
    if (typeof original !== "function") throw new Error(`TensorFlow.js has no tf.${op}.`);
    facade[op] = guarded(op, original as AnyFunction, guard);
  }
  for (const [group, members] of Object.entries(TENSOR_OP_GROUPS)) {
    const from = library[group] as Readonly<Record<string, AnyFunction>>;
    const watched = members.map((member): [string, AnyFunction] => {
      const original = from[member];
      if (!original) throw new Error(`TensorFlow.js has no tf.${group}.${member}.`);
      return [member, guarded(`${group}.${member}`, original.bind(from), guard)];
    });
    facade[group] = Object.freeze(Object.fromEntries(watched));
  }
  facade["print"] = guarded("print", (tensor: unknown) => services.print(tensor), guard);
  facade["memory"] = guarded("memory", () => ({ ...tf.memory() }), guard);
  facade["Tensor"] = tf.Tensor;
  facade["Variable"] = tf.Variable;
  return Object.freeze(facade);
}

/**
 * Watches the methods of tensors as it does the functions of `tf`. `toString` tells what a tensor is where its values
 * cannot be read at once.
 */
export function guardTensorMethods(guard: Guard, services: FacadeServices): void {
  const prototype = tf.Tensor.prototype as unknown as Record<string, unknown>;
  const toString = Object.getOwnPropertyDescriptor(prototype, "toString")?.value as (this: unknown) => string;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const value: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (name === "constructor" || typeof value !== "function") continue;
    prototype[name] = guarded(name, value as AnyFunction, guard);
  }
  // On cpu, and wherever values have been read before, TensorFlow.js hands out the tensor's own array.
  for (const name of ["data", "dataSync", "bytes"]) {
    const read = prototype[name] as LooseFunction;
    const copying = function (this: unknown): unknown {
      const values = read.call(this);
      return values instanceof Promise ? values.then(copyOf) : copyOf(values);
    };
    prototype[name] = Object.freeze(Object.defineProperty(copying, "name", { value: name }));
  }
  // The GPU's own buffers are nobody's business.
  delete prototype["dataToGPU"];
  prototype["print"] = function (this: unknown): void {
    services.print(this);
  };
  prototype["toString"] = function (this: { dtype: string; shape: readonly number[] }): string {
    if (tf.getBackend() === "webgpu") return `Tensor ${this.dtype} [${this.shape.join(", ")}]`;
    return toString.call(this);
  };
}
