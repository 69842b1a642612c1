import type { FieldReader } from "./field-reader.ts";
import type { DType, TensorData, Value } from "./tensor-data.ts";

const ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const satisfies Record<
  DType,
  unknown
>;

/** Reads one argument: a tensor whose shape fits its values, a plain value, or a list or record of them. */
export function parseValue(value: unknown, field: string, reader: FieldReader): Value {
  const json = reader.record(value, field);
  switch (json["kind"]) {
    case "tensor":
      return { kind: "tensor", tensor: parseTensor(json["tensor"], `${field}.tensor`, reader) };
    case "number":
      if (typeof json["value"] === "number") return { kind: "number", value: json["value"] };
      break;
    case "boolean":
      if (typeof json["value"] === "boolean") return { kind: "boolean", value: json["value"] };
      break;
    case "string":
      if (typeof json["value"] === "string") return { kind: "string", value: json["value"] };
      break;
    case "none":
      return { kind: "none" };
    case "list":
      return {
        kind: "list",
        items: reader
          .list(json["items"], `${field}.items`)
          .map((item, index) => parseValue(item, `${field}.items[${String(index)}]`, reader)),
      };
    case "record": {
      const entries = Object.entries(reader.record(json["entries"], `${field}.entries`));
      return {
        kind: "record",
        entries: Object.fromEntries(
          entries.map(([name, entry]) => [name, parseValue(entry, `${field}.entries.${name}`, reader)]),
        ),
      };
    }
  }
  reader.report(field, "must be a tensor, number, boolean, string, none, list or record");
  return { kind: "none" };
}

/** Reads a tensor; an empty one stands for what is none. */
export function parseTensor(value: unknown, field: string, reader: FieldReader): TensorData {
  const empty: TensorData = { shape: [0], dtype: "float32", values: new Float32Array() };
  const json = reader.record(value, field);
  const shape = reader.list(json["shape"], `${field}.shape`);
  const dtype = json["dtype"];
  const values = json["values"];
  if (!shape.every((size): size is number => Number.isInteger(size) && (size as number) >= 0)) {
    reader.report(`${field}.shape`, "must be whole numbers of at least 0");
    return empty;
  }
  if (dtype !== "float32" && dtype !== "int32" && dtype !== "bool") {
    reader.report(`${field}.dtype`, "must be float32, int32 or bool");
    return empty;
  }
  if (!(values instanceof ARRAYS[dtype])) {
    reader.report(`${field}.values`, `must be a ${ARRAYS[dtype].name}, as ${dtype} tensors have`);
    return empty;
  }
  const size = shape.reduce((product, length) => product * length, 1);
  if (values.length !== size) {
    const shapeText = `[${shape.join(", ")}]`;
    reader.report(`${field}.values`, `has ${String(values.length)} numbers but the shape is ${shapeText}`);
  }
  if (!values.every((element) => Number.isFinite(element))) {
    reader.report(`${field}.values`, "must be finite numbers: inputs may not be NaN or infinite");
  }
  return { shape, dtype, values };
}
