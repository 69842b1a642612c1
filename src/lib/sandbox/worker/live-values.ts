import type { DType, TensorData, Value } from "#lib/exercises/tensor-data.ts";
import { isGenuine } from "./genuine-tensors.ts";
import { tf } from "./tensorflow.ts";

const MAXIMUM_DEPTH = 8;
const MAXIMUM_TEXT = 100_000;

/** What all results of a run may take together: the page reads them in one task, which must stay short. */
const MAXIMUM_BYTES = 32 * 2 ** 20;
const MAXIMUM_VALUES = 20_000;

const ARRAY_OF = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const;

/** Taken before a program can get between. */
const readData = methodOf(tf.Tensor.prototype, "data") as (this: tf.Tensor) => Promise<ArrayLike<number>>;
const mapEntries = methodOf(Map.prototype, "entries") as (
  this: unknown,
) => IterableIterator<[unknown, unknown]>;

function methodOf(prototype: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.value;
}

/** A result that no case can compare. */
class NotAValue extends Error {
  override readonly name = "TypeError";
}

/** Whether a live value is a tensor of any rank, and really one. */
export function isTensor(live: unknown): live is tf.Tensor {
  return typeof live === "object" && live !== null && isGenuine(live);
}

/** The argument as the program gets it: tensors, numbers, arrays, plain objects. */
export function toLive(value: Value): unknown {
  switch (value.kind) {
    case "tensor": {
      const { values, shape, dtype } = value.tensor;
      // A copy: TensorFlow.js on cpu would share the array, and a program could change it.
      return tf.tensor(values.slice(), [...shape], dtype);
    }
    case "number":
    case "boolean":
    case "string":
      return value.value;
    case "none":
      return null;
    case "list":
      return value.items.map(toLive);
    case "record":
      return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, toLive(entry)]));
  }
}

/**
 * Collects what a program returns; tensors are read together at the end of each case. Whatever the result's own methods
 * claim, only items by their index and entries by their name are looked at. One for a whole run.
 */
export class OutputReader {
  #bytes = 0;
  #values = 0;

  /**
   * @throws NotAValue for functions, symbols, disposed tensors, cycles and results without end
   */
  async read(live: unknown, depth = 0): Promise<Value> {
    this.#claim(1, 0);
    if (live === null || live === undefined) return { kind: "none" };
    if (typeof live === "number") return { kind: "number", value: live };
    if (typeof live === "boolean") return { kind: "boolean", value: live };
    if (typeof live === "string") return { kind: "string", value: this.#text(live) };
    if (typeof live !== "object") throw new NotAValue(`A result cannot be a ${typeof live}.`);
    if (depth > MAXIMUM_DEPTH) throw new NotAValue("A result is nested too deep, or contains itself.");
    if (isTensor(live)) return { kind: "tensor", tensor: await this.#tensor(live) };
    if (ArrayBuffer.isView(live) && "length" in live)
      return this.#list(live as unknown as ArrayLike<unknown>, depth);
    if (Array.isArray(live)) return this.#list(live, depth);
    return this.#record(live, depth);
  }

  async #list(items: ArrayLike<unknown>, depth: number): Promise<Value> {
    const { length } = items;
    // Before the first is read: a list may claim to have more than there is memory for.
    if (!(length <= MAXIMUM_VALUES)) throw tooLarge();
    const reading: Promise<Value>[] = [];
    for (let at = 0; at < length; at++) reading.push(this.read(items[at], depth + 1));
    return { kind: "list", items: await Promise.all(reading) };
  }

  async #record(live: object, depth: number): Promise<Value> {
    const entries =
      live instanceof Map
        ? Array.from(mapEntries.call(live))
        : Object.keys(live).map((name) => [name, (live as Readonly<Record<string, unknown>>)[name]] as const);
    if (entries.length > MAXIMUM_VALUES) throw tooLarge();
    const reading = entries.map(async ([name, entry]): Promise<[string, Value]> => {
      return [this.#text(String(name)), await this.read(entry, depth + 1)];
    });
    return { kind: "record", entries: Object.fromEntries(await Promise.all(reading)) };
  }

  async #tensor(tensor: tf.Tensor): Promise<TensorData> {
    if (tensor.isDisposed) {
      throw new NotAValue(
        "A returned tensor has been disposed already: return it from tf.tidy, or tf.keep it.",
      );
    }
    const { dtype } = tensor;
    if (dtype === "string" || dtype === "complex64")
      throw new NotAValue(`A result cannot be a ${dtype} tensor.`);
    this.#claim(0, tensor.size * 4);
    const shape = [...tensor.shape];
    const values = await readData.call(tensor);
    if (values.length !== tensor.size) throw new NotAValue("A returned tensor is not what its shape says.");
    return { shape, dtype, values: new ARRAY_OF[dtype satisfies DType](values) };
  }

  #text(text: string): string {
    const kept = text.slice(0, MAXIMUM_TEXT);
    this.#claim(0, kept.length * 2);
    return kept;
  }

  #claim(values: number, bytes: number): void {
    this.#values += values;
    this.#bytes += bytes;
    if (!(this.#values <= MAXIMUM_VALUES && this.#bytes <= MAXIMUM_BYTES)) throw tooLarge();
  }
}

function tooLarge(): NotAValue {
  return new NotAValue("The results are too large: return what the exercise asks for.");
}
