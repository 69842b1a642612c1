import { readFileSync } from "node:fs";

import type { Value } from "#lib/exercises/tensor-data.ts";

/** What real NumPy gave for a piece of code; see make-values.py. */
export interface Known {
  readonly names: readonly string[];
  readonly code: string;
  readonly result: unknown;
  readonly printed: readonly string[];
}

interface KnownArray {
  readonly shape: readonly number[];
  readonly kind: string;
  readonly values: readonly (number | string)[];
}

export function readKnown(file: URL): readonly Known[] {
  return JSON.parse(readFileSync(file, "utf8")) as readonly Known[];
}

function isArray(value: unknown): value is KnownArray {
  return typeof value === "object" && value !== null && "shape" in value && "values" in value;
}

function isRecord(value: unknown): value is { readonly record: Readonly<Record<string, unknown>> } {
  return typeof value === "object" && value !== null && "record" in value;
}

function numberOf(known: number | string): number {
  return typeof known === "number" ? known : known === "nan" ? NaN : known === "inf" ? Infinity : -Infinity;
}

function isNumber(known: unknown): known is number | string {
  return typeof known === "number" || known === "inf" || known === "-inf" || known === "nan";
}

function numbers(got: number, known: number, where: string): string[] {
  const isSame = Number.isFinite(known)
    ? Math.abs(got - known) <= 2e-6 * Math.max(1, Math.abs(known))
    : Object.is(got, known);
  return isSame ? [] : [`${where} is ${got}, not ${known}`];
}

function arrays(got: Value, known: KnownArray, where: string): string[] {
  const values = known.values.map(numberOf);
  // A number of NumPy's may be a number of Python's here.
  if (known.shape.length === 0 && got.kind === "number") return numbers(got.value, values[0] ?? NaN, where);
  if (known.shape.length === 0 && got.kind === "boolean")
    return known.kind === "bool"
      ? numbers(Number(got.value), values[0] ?? NaN, where)
      : [`${where} is a bool`];
  if (got.kind !== "tensor") return [`${where} is no array but ${JSON.stringify(got)}`];
  const { shape, dtype } = got.tensor;
  if (shape.join() !== known.shape.join())
    return [`${where} has shape [${shape.join()}], not [${known.shape.join()}]`];
  if (dtype !== known.kind) return [`${where} is of ${dtype}, not ${known.kind}`];
  return values.flatMap((value, at) => numbers(got.tensor.values[at] ?? NaN, value, `${where}[${at}]`));
}

/** Where a result is not what NumPy gave, in words; float32 against float64. */
export function differences(got: Value, known: unknown, where: string): readonly string[] {
  if (isArray(known)) return arrays(got, known, where);
  if (isRecord(known)) {
    if (got.kind !== "record") return [`${where} is no dictionary but ${got.kind}`];
    const names = Object.keys(known.record);
    if (Object.keys(got.entries).join() !== names.join())
      return [`${where} has keys ${Object.keys(got.entries).join()}`];
    return names.flatMap((name) =>
      differences(got.entries[name] ?? { kind: "none" }, known.record[name], `${where}.${name}`),
    );
  }
  if (Array.isArray(known)) {
    if (got.kind !== "list") return [`${where} is no list but ${JSON.stringify(got)}`];
    if (got.items.length !== known.length)
      return [`${where} has ${got.items.length} items, not ${known.length}`];
    return known.flatMap((item, at) =>
      differences(got.items[at] ?? { kind: "none" }, item, `${where}.${at}`),
    );
  }
  if (isNumber(known)) {
    const isOne = got.kind === "tensor" && got.tensor.values.length === 1;
    if (isOne) return numbers(got.tensor.values[0] ?? NaN, numberOf(known), where);
    if (got.kind === "number") return numbers(got.value, numberOf(known), where);
    return [`${where} is no number but ${JSON.stringify(got)}`];
  }
  if (known === null) return got.kind === "none" ? [] : [`${where} is ${JSON.stringify(got)}, not None`];
  // A truth of Python's may be an array without axes here.
  if (got.kind === "tensor" && got.tensor.dtype === "bool" && got.tensor.shape.length === 0)
    return Boolean(got.tensor.values[0]) === known ? [] : [`${where} is not ${JSON.stringify(known)}`];
  const value = "value" in got ? got.value : got.kind;
  return value === known ? [] : [`${where} is ${JSON.stringify(value)}, not ${JSON.stringify(known)}`];
}
