/** What Python's `numpy` calls, by name: functions that take and give arrays, with few arguments. */
import { nonzero } from "./advanced-index.ts";
import * as arrangement from "./arrangement.ts";
import { at } from "./basic-index.ts";
import { Chance } from "./chance.ts";
import {
  arithmetic,
  BINARY_NAMES,
  operand,
  round,
  unary,
  UNARY_NAMES,
  where,
  type Operand,
} from "./elementwise.ts";
import { formatNumber } from "./array-text.ts";
import type { Kind } from "./kind.ts";
import { PythonFailure, roomFor, tf, type Tensor } from "./library.ts";
import { NdArray } from "./nd-array.ts";
import type { PrintOptions } from "./print-options.ts";
import { dot, einsum, matmul, norm, tensordot } from "./product.ts";
import { argument, argsort, cumulative, reduce, REDUCTION_NAMES, sort, variance } from "./reduction.ts";
import * as selection from "./selection.ts";
import { axisIn, sizeOf } from "./shape.ts";
import type { ShownText } from "./shown-text.ts";

export type Loose = (...args: never[]) => unknown;
type Key = (number | null | NdArray)[];

const KINDS: readonly Kind[] = ["bool", "int32", "float32"];
const kindOf = (code: number): Kind => KINDS[code] ?? "float32";

/** All axes where Python passes a single None. */
function axes(given: readonly (number | null)[]): readonly number[] | null {
  return given[0] === null ? null : (given as readonly number[]);
}

/** Numbers as JSON has none: exact below 2³¹, where Python would take an integer for one. */
function plainNumber(value: number, kind: Kind): number | boolean | string {
  if (kind === "bool") return value !== 0;
  return Number.isInteger(value) && Math.abs(value) >= 2 ** 30 ? String(value) : value;
}

/** Operators and reductions, from their tables. */
export function tabled(): Record<string, Loose> {
  const functions: Record<string, Loose> = {};
  for (const name of BINARY_NAMES) {
    const compute = arithmetic(name);
    const general = (a: Operand, b: Operand, kind: number) => compute(operand(a, kind), operand(b, kind));
    functions[name] = general;
    functions[`${name} any`] = general;
    // What programs do most, with nothing left to find out.
    functions[`${name} arrays`] = compute;
    for (const kind of ["int32", "float32"] as const) {
      functions[`${name} ${kind}`] = (a: NdArray, b: number) => compute(a, NdArray.scalar(b, kind));
      functions[`${kind} ${name}`] = (a: NdArray, b: number) => compute(NdArray.scalar(b, kind), a);
    }
  }
  for (const name of UNARY_NAMES) functions[name] = (a: NdArray) => unary(name, a);
  for (const name of REDUCTION_NAMES) {
    functions[name] = (a: NdArray, keepDims: boolean, ...along: (number | null)[]) =>
      reduce(name, a, axes(along), keepDims);
  }
  return functions;
}

/** Everything else. */
export const own = (shown: ShownText): Record<string, Loose> => ({
  // what an array is
  rank: (a: NdArray) => a.rank,
  dim: (a: NdArray, axis: number) => a.shape[axis],
  stride: (a: NdArray, axis: number) => a.strides[axis],
  kind: (a: NdArray) => KINDS.indexOf(a.kind),
  size: (a: NdArray) => a.size,
  is_scalar: (a: NdArray) => a.isScalar,
  is_view: (a: NdArray) => a.size !== a.storage.size,
  shares: (a: NdArray, b: NdArray) => a.storage === b.storage,

  // values asked for
  item: (a: NdArray) => plainNumber(a.values()[0] ?? 0, a.kind),
  truth: (a: NdArray) => Boolean(a.values()[0]),
  dump: (a: NdArray) => {
    const float = a.kind === "float32";
    const texts = Array.from(a.values(), (value) =>
      float && Number.isInteger(value) && Math.abs(value) < 1e16
        ? value.toFixed(1)
        : Number.isFinite(value)
          ? String(value)
          : Number.isNaN(value)
            ? "nan"
            : value > 0
              ? "inf"
              : "-inf",
    );
    return `[${texts.join(",")}]`;
  },
  text: (a: NdArray, isRepr: boolean) => shown.array(a, isRepr),
  text_by: (a: NdArray, options: string) => {
    return shown.array(a, false, JSON.parse(options) as Partial<PrintOptions>);
  },
  printing: () => JSON.stringify(shown.options),
  set_printing: (options: string) => {
    shown.setOptions(JSON.parse(options) as Partial<PrintOptions>);
  },
  spec: (a: NdArray, spec: string) => {
    const { kind } = a;
    if (formatNumber(0, spec, kind) === null)
      throw new PythonFailure("ValueError", `invalid format specifier '${spec}'`);
    return shown.later(a.tensor(), (values) => formatNumber(values[0] ?? 0, spec, kind) ?? "");
  },

  // making
  from_json: (text: string, kind: number, ...shape: number[]) =>
    NdArray.from(JSON.parse(text) as number[], shape, kindOf(kind)),
  scalar: (value: number, kind: number) => NdArray.scalar(value, kindOf(kind)),
  zero_rank: (value: number, kind: number) => NdArray.from([value], [], kindOf(kind)),
  full: (value: number, kind: number, ...shape: number[]) => NdArray.of(filled(shape, value, kindOf(kind))),
  arange: (start: number, step: number, count: number, kind: number) => {
    const values = Array.from({ length: roomFor(count) }, (_, at) => start + at * step);
    return NdArray.from(values, [count], kindOf(kind));
  },
  eye: (rows: number, columns: number, diagonal: number, kind: number) => {
    const values = Array.from({ length: roomFor(rows * columns) }, (_, at) =>
      Number((at % columns) - Math.floor(at / columns) === diagonal),
    );
    return NdArray.from(values, [rows, columns], kindOf(kind));
  },
  as_scalar: (a: NdArray) => NdArray.of(tf.reshape(a.tensor(), []), true),
  as_array: (a: NdArray) => NdArray.of(a.tensor()),
  operand: (value: Operand, kind: number) => operand(value, kind),

  // elements
  at: (a: NdArray, index: number) => at(a, index),
  get: (a: NdArray, ...key: Key) => selection.get(a, key),
  set: (a: NdArray, value: Operand, kind: number, ...key: Key) => selection.set(a, key, operand(value, kind)),
  write: (a: NdArray, value: Operand, kind: number) => a.write(operand(value, kind)),
  nonzero: (a: NdArray, axis: number) => nonzero(a)[axis],
  add_at: (a: NdArray, value: Operand, kind: number, ...key: Key) =>
    selection.addAt(a, key, operand(value, kind)),

  // elementwise and reductions beyond the tables
  round: (a: NdArray, decimals: number) => round(a, decimals),
  where: (condition: NdArray, x: Operand, xKind: number, y: Operand, yKind: number) =>
    where(condition, operand(x, xKind), operand(y, yKind)),
  variance: (a: NdArray, keepDims: boolean, ddof: number, ...along: (number | null)[]) =>
    variance(a, axes(along), keepDims, ddof),
  argmax: (a: NdArray, axis: number | null, keepDims: boolean) => argument("argmax", a, axis, keepDims),
  argmin: (a: NdArray, axis: number | null, keepDims: boolean) => argument("argmin", a, axis, keepDims),
  cumsum: (a: NdArray, axis: number | null) => cumulative("cumsum", a, axis),
  cumprod: (a: NdArray, axis: number | null) => cumulative("cumprod", a, axis),
  sort: (a: NdArray, axis: number) => sort(a, axis),
  argsort: (a: NdArray, axis: number) => argsort(a, axis),

  // products
  matmul: (a: NdArray, b: NdArray) => matmul(a, b),
  dot: (a: NdArray, b: NdArray) => dot(a, b),
  tensordot: (a: NdArray, b: NdArray, count: number, ...both: number[]) =>
    tensordot(a, b, both.slice(0, count), both.slice(count)),
  einsum: (equation: string, ...operands: NdArray[]) => einsum(equation, operands),
  norm: (a: NdArray, order: number | string | null, keepDims: boolean, ...along: (number | null)[]) =>
    norm(a, order, axes(along), keepDims),

  // arrangement
  reshape: (a: NdArray, ...shape: number[]) => arrangement.reshape(a, shape),
  copy: (a: NdArray) => arrangement.copy(a),
  astype: (a: NdArray, kind: number) => arrangement.astype(a, kindOf(kind)),
  transpose: (a: NdArray, ...order: (number | null)[]) => arrangement.transpose(a, axes(order)),
  broadcast_to: (a: NdArray, ...shape: number[]) => arrangement.broadcastTo(a, shape),
  as_strided: (a: NdArray, rank: number, ...both: number[]) =>
    arrangement.asStrided(a, both.slice(0, rank), both.slice(rank)),
  concatenate: (axis: number, ...arrays: NdArray[]) => arrangement.concatenate(arrays, axis),
  stack: (axis: number, ...arrays: NdArray[]) => arrangement.stack(arrays, axis),
  repeat: (a: NdArray, axis: number, ...repeats: number[]) =>
    arrangement.repeat(a, repeats, axisIn(axis, a.rank)),
  tile: (a: NdArray, ...times: number[]) => arrangement.tile(a, times),
  flip: (a: NdArray, ...along: (number | null)[]) =>
    arrangement.flip(
      a,
      (axes(along) ?? a.shape.map((_, axis) => axis)).map((axis) => axisIn(axis, a.rank)),
    ),
  roll: (a: NdArray, shift: number, axis: number) => arrangement.roll(a, shift, axisIn(axis, a.rank)),
  pad: (a: NdArray, mode: string, constant: number, ...widths: number[]) =>
    arrangement.pad(a, mode, constant, widths),
  triangle: (a: NdArray, isLower: boolean, diagonal: number) => arrangement.triangle(a, isLower, diagonal),

  // chance
  chance: (seed: number | null) => new Chance(seed),
  reseed: (chance: Chance, seed: number) => chance.seed(seed),
  next: (chance: Chance) => chance.next() + Number.EPSILON,
  normal: (chance: Chance, ...shape: number[]) => chance.normal(shape),
  uniform: (chance: Chance, ...shape: number[]) => chance.uniform(shape),
  integers: (chance: Chance, low: number, high: number, ...shape: number[]) =>
    chance.integers(low, high, shape),
  order: (chance: Chance, length: number) => chance.order(length),
  weighted: (chance: Chance, weights: NdArray, isOnce: boolean, ...shape: number[]) =>
    chance.weighted(weights.values(), shape, isOnce),
});

function filled(shape: number[], value: number, kind: Kind): Tensor {
  if (sizeOf(shape) === 0) return tf.tensor([], shape, kind);
  if (value === 0) return tf.zeros(shape, kind);
  if (value === 1) return tf.ones(shape, kind);
  return kind === "bool" ? tf.ones(shape, "bool") : tf.fill(shape, value, kind);
}
