/** Element types that exercises use. */
export type DType = "float32" | "int32" | "bool";

/** A tensor as plain data, row-major: what crosses the sandbox's wall. */
export interface TensorData {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** An argument or an output: a tensor, a plain value, or a list or record of them. */
export type Value =
  | { readonly kind: "tensor"; readonly tensor: TensorData }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "none" }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "record"; readonly entries: Readonly<Record<string, Value>> };

/** A place inside a value: [] is the value itself, [0] the first item of a list, ["dW"] an entry of a record. */
export type Path = readonly (string | number)[];
