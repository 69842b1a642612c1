import type { DType, TensorData, Value } from "#lib/exercises/tensor-data.ts";
import { count, fields, list, NotOurs, oneOf, text } from "./fields.ts";

const DTYPES: readonly DType[] = ["float32", "int32", "bool"];
const MAXIMUM_DEPTH = 16;

const isArrayOf = {
  float32: (data: unknown) => data instanceof Float32Array,
  int32: (data: unknown) => data instanceof Int32Array,
  bool: (data: unknown) => data instanceof Uint8Array,
} satisfies Record<DType, (data: unknown) => boolean>;

/** A tensor whose values have the type and number that it claims. */
function tensorData(data: unknown): TensorData {
  const { shape: claimed, dtype: named, values } = fields(data);
  const shape = list(claimed, count, MAXIMUM_DEPTH);
  const dtype = oneOf(named, DTYPES);
  if (!isArrayOf[dtype](values)) throw new NotOurs("values of another type");
  const array = values;
  if (array.length !== shape.reduce((product, size) => product * size, 1)) throw new NotOurs("wrong number");
  return { shape, dtype, values: array };
}

/** An argument or output; NaN and infinities are numbers like any other. */
export function value(data: unknown, depth = 0): Value {
  if (depth > MAXIMUM_DEPTH) throw new NotOurs("nested too deep");
  const { kind, tensor, value: plain, items, entries } = fields(data);
  switch (kind) {
    case "tensor":
      return { kind, tensor: tensorData(tensor) };
    case "number":
      if (typeof plain !== "number") throw new NotOurs("not a number");
      return { kind, value: plain };
    case "boolean":
      if (typeof plain !== "boolean") throw new NotOurs("not a boolean");
      return { kind, value: plain };
    case "string":
      return { kind, value: text(plain) };
    case "none":
      return { kind };
    case "list":
      return { kind, items: list(items, (item) => value(item, depth + 1)) };
    case "record":
      return { kind, entries: record(entries, (entry) => value(entry, depth + 1)) };
    default:
      throw new NotOurs("no such kind of value");
  }
}

/** An object's own entries, each read; "__proto__" is a name like any other. */
export function record<T>(data: unknown, read: (data: unknown) => T): Record<string, T> {
  const entries = Object.entries(fields(data)).map(([name, entry]): [string, T] => [name, read(entry)]);
  return Object.fromEntries(entries);
}
