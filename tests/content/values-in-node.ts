import type * as TensorFlowCore from "@tensorflow/tfjs-core";

import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";

type TensorFlow = typeof TensorFlowCore;

/** An argument of a case as TensorFlow.js holds it. The values are copied: a program may change them in place. */
export function fromValue(tf: TensorFlow, value: Value): unknown {
  switch (value.kind) {
    case "tensor": {
      const { values, shape, dtype } = value.tensor;
      return tf.tensor(values.slice(), [...shape], dtype);
    }
    case "number":
    case "boolean":
    case "string":
      return value.value;
    case "none":
      return null;
    case "list":
      return value.items.map((item) => fromValue(tf, item));
    case "record":
      return Object.fromEntries(
        Object.entries(value.entries).map(([name, entry]) => [name, fromValue(tf, entry)]),
      );
  }
}

/** What a program gave, as plain data. */
export function toValue(tf: TensorFlow, output: unknown): Value {
  if (output instanceof tf.Tensor) return { kind: "tensor", tensor: toData(output as TensorFlowCore.Tensor) };
  if (typeof output === "number") return { kind: "number", value: output };
  if (typeof output === "boolean") return { kind: "boolean", value: output };
  if (typeof output === "string") return { kind: "string", value: output };
  if (Array.isArray(output)) return { kind: "list", items: output.map((item) => toValue(tf, item)) };
  if (typeof output === "object" && output !== null) {
    const entries = Object.entries(output).map(([name, entry]) => [name, toValue(tf, entry)] as const);
    return { kind: "record", entries: Object.fromEntries(entries) };
  }
  return { kind: "none" };
}

function toData(tensor: TensorFlowCore.Tensor): TensorData {
  const { dtype } = tensor;
  if (dtype !== "float32" && dtype !== "int32" && dtype !== "bool") throw new Error(`dtype ${dtype}`);
  return { shape: [...tensor.shape], dtype, values: tensor.dataSync().slice() };
}
