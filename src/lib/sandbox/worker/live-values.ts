import type { DType, TensorData, Value } from "#lib/exercises/tensor-data.ts";
import { tf } from "./tensorflow.ts";

const MAXIMUM_DEPTH = 8;
const MAXIMUM_ITEMS = 100_000;
/** All outputs of one case together. */
const MAXIMUM_OUTPUT_BYTES = 64 * 2 ** 20;

const ARRAY_OF = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const;

/** A result that no case can compare. */
class NotAValue extends Error {
  override readonly name = "TypeError";
}

/** Whether a live value is a tensor of any rank. */
export function isTensor(live: unknown): live is tf.Tensor {
  return live instanceof tf.Tensor;
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

/** Collects what the program returned; the tensors among it are read together at the end. */
export class OutputReader {
  #bytes = 0;

  /**
   * @throws NotAValue for functions, symbols, disposed tensors, cycles and results without end
   */
  async read(live: unknown, depth = 0): Promise<Value> {
    if (live === null || live === undefined) return { kind: "none" };
    if (typeof live === "number") return { kind: "number", value: live };
    if (typeof live === "boolean") return { kind: "boolean", value: live };
    if (typeof live === "string") return { kind: "string", value: live.slice(0, MAXIMUM_ITEMS) };
    if (typeof live !== "object") throw new NotAValue(`A result cannot be a ${typeof live}.`);
    if (depth > MAXIMUM_DEPTH) throw new NotAValue("A result is nested too deep, or contains itself.");
    if (isTensor(live)) return { kind: "tensor", tensor: await this.#tensor(live) };
    if (ArrayBuffer.isView(live) && "length" in live) return this.#list(Array.from(live as never), depth);
    if (Array.isArray(live)) return this.#list(live, depth);
    const entries = live instanceof Map ? [...live] : Object.entries(live);
    if (entries.length > MAXIMUM_ITEMS) throw new NotAValue("A result has too many entries.");
    const read = entries.map(async ([name, entry]): Promise<[string, Value]> => {
      return [String(name), await this.read(entry, depth + 1)];
    });
    return { kind: "record", entries: Object.fromEntries(await Promise.all(read)) };
  }

  async #list(items: readonly unknown[], depth: number): Promise<Value> {
    this.#claim(items.length * 8);
    return { kind: "list", items: await Promise.all(items.map((item) => this.read(item, depth + 1))) };
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
    this.#claim(tensor.size * 4);
    const shape = [...tensor.shape];
    const values: Iterable<number> = await tensor.data();
    return { shape, dtype, values: ARRAY_OF[dtype satisfies DType].from(values) };
  }

  #claim(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > MAXIMUM_OUTPUT_BYTES) throw new NotAValue("The results of a case are too large.");
  }
}
