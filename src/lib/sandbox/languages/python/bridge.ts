/** What Python's `numpy` is made of: functions that take and give arrays, few arguments, and never throw. */
import { answersAtOnce, enter, PythonFailure, roomFor, tf, type Tensor } from "./library.ts";
import { argument, argsort, cumulative, reduce, REDUCTION_NAMES, sort, variance } from "./reduction.ts";
import * as arrangement from "./arrangement.ts";
import { arrayText, formatNumber, isSummarised, numberText, shownShape } from "./array-text.ts";
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
import { keep, NdArray, type Kind } from "./nd-array.ts";
import { PRINT_DEFAULTS, type PrintOptions } from "./print-options.ts";
import { dot, einsum, matmul, norm, tensordot } from "./product.ts";
import * as selection from "./selection.ts";
import { axisIn, sizeOf } from "./shape.ts";

type Loose = (...args: never[]) => unknown;
type Key = (number | null | NdArray)[];

const KINDS: readonly Kind[] = ["bool", "int32", "float32"];
const kindOf = (code: number): Kind => KINDS[code] ?? "float32";

/** A text that is printed before its values are known. */
export interface Pending {
  readonly tensor: Tensor;
  readonly text: (values: ArrayLike<number>) => string;
}

/** Around the number of a pending text; from Unicode's private area. */
const TOKEN = /\uE0F0(\d+)\uE0F1/;
const MAXIMUM_PENDING = 500;

/** What went wrong in the last call that gave null. */
export interface Trouble {
  readonly thrown: unknown;
  readonly type: string;
  readonly message: string;
}

/** All axes where Python passes a single None. */
function axes(given: readonly (number | null)[]): readonly number[] | null {
  return given[0] === null ? null : (given as readonly number[]);
}

/** Numbers as JSON has none: exact below 2³¹, where Python would take an integer for one. */
function plainNumber(value: number, kind: Kind): number | boolean | string {
  if (kind === "bool") return value !== 0;
  return Number.isInteger(value) && Math.abs(value) >= 2 ** 30 ? String(value) : value;
}

export class Bridge {
  #trouble: Trouble = { thrown: null, type: "RuntimeError", message: "" };
  #pending: Pending[] = [];
  #printing: PrintOptions = PRINT_DEFAULTS;
  /** By name, as Python calls them. */
  readonly functions: Readonly<Record<string, Loose>>;

  constructor() {
    const functions: Record<string, Loose> = { ...this.#own() };
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
    for (const [name, body] of Object.entries(functions)) functions[`${name} plain`] = body;
    this.functions = Object.fromEntries(
      Object.entries(functions).map(([name, body]) => [name, this.#safe(body)]),
    );
  }

  begin(): void {
    this.#printing = PRINT_DEFAULTS;
    this.#pending = [];
  }

  /** Type and message of the last failure, one after the other. */
  get trouble(): Trouble {
    return this.#trouble;
  }

  /** A printed line taken apart into text and what is still to be read. */
  partsOf(line: string): (string | Pending)[] {
    return line
      .split(TOKEN)
      .map((part, at) => (at % 2 === 0 ? part : (this.#pending[Number(part)] ?? "")))
      .filter((part) => part !== "");
  }

  /** A text whose numbers were to be told later, with them: on WebGPU that ends the run. */
  resolved(text: string): string {
    return this.partsOf(text)
      .map((part) => (typeof part === "string" ? part : part.text(part.tensor.dataSync())))
      .join("");
  }

  /** Exceptions do not pass through MicroPython: they would tear its stack. Null says that there was one. */
  #safe(body: Loose): Loose {
    const caught = (thrown: unknown): null => {
      const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.#trouble = { thrown, type: thrown instanceof PythonFailure ? thrown.type : name, message };
      return null;
    };
    if (body.length === 2) {
      const two = body as unknown as (a: unknown, b: unknown) => unknown;
      return (a, b, ...more: never[]) => {
        try {
          return (more.length === 0 ? two(a, b) : body(a, b, ...more)) ?? true;
        } catch (thrown) {
          return caught(thrown);
        }
      };
    }
    return (...args) => {
      try {
        return body(...args) ?? true;
      } catch (thrown) {
        return caught(thrown);
      }
    };
  }

  /** Written now where the values can be had; otherwise a token that printing resolves. */
  #text(tensor: Tensor, text: (values: ArrayLike<number>) => string): string {
    if (answersAtOnce) return text(tensor.dataSync());
    if (this.#pending.length >= MAXIMUM_PENDING) return "…";
    this.#pending.push({ tensor: keep(tf.clone(tensor)), text });
    return `\uE0F0${this.#pending.length - 1}\uE0F1`;
  }

  #arrayText(a: NdArray, isRepr: boolean, options: PrintOptions): string {
    const { shape, kind } = a;
    if (a.isScalar) return this.#text(a.tensor(), (values) => numberText(values[0] ?? 0, kind));
    const shown = shownShape(shape, options);
    const edge = options.edgeItems;
    const corners = shape.reduce((array, length, axis) => {
      if (!isSummarised(shape, options) || length <= 2 * edge) return array;
      const ends = Array.from({ length: 2 * edge }, (_, at) => (at < edge ? at : length - 2 * edge + at));
      return arrangement.take(array, ends, axis);
    }, a);
    const tensor = tf.reshape(corners.tensor(), shown);
    return this.#text(tensor, (values) => arrayText(values, shape, kind, isRepr, options));
  }

  #own(): Record<string, Loose> {
    return {
      /**
       * A function as it is: one that was ever taken as an attribute brings its module along at every call. Names with a
       * space are for this door only.
       */
      named: (name: string) => this.functions[name],
      enter: (name: string) => enter(name),
      resolved: (text: string) => this.resolved(text),
      error_type: () => this.#trouble.type,
      error_message: () => this.#trouble.message,

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
      text: (a: NdArray, isRepr: boolean) => this.#arrayText(a, isRepr, this.#printing),
      text_by: (a: NdArray, options: string) => {
        const own = { ...this.#printing, ...(JSON.parse(options) as Partial<PrintOptions>) };
        return this.#arrayText(a, false, own);
      },
      printing: () => JSON.stringify(this.#printing),
      set_printing: (options: string) => {
        this.#printing = { ...this.#printing, ...(JSON.parse(options) as Partial<PrintOptions>) };
      },
      spec: (a: NdArray, spec: string) => {
        const { kind } = a;
        if (formatNumber(0, spec, kind) === null)
          throw new PythonFailure("ValueError", `invalid format specifier '${spec}'`);
        return this.#text(a.tensor(), (values) => formatNumber(values[0] ?? 0, spec, kind) ?? "");
      },

      // making
      from_json: (text: string, kind: number, ...shape: number[]) =>
        NdArray.from(JSON.parse(text) as number[], shape, kindOf(kind)),
      scalar: (value: number, kind: number) => NdArray.scalar(value, kindOf(kind)),
      zero_rank: (value: number, kind: number) => NdArray.from([value], [], kindOf(kind)),
      full: (value: number, kind: number, ...shape: number[]) =>
        NdArray.of(filled(shape, value, kindOf(kind))),
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
      at: (a: NdArray, index: number) => selection.at(a, index),
      get: (a: NdArray, ...key: Key) => selection.get(a, key),
      set: (a: NdArray, value: Operand, kind: number, ...key: Key) =>
        selection.set(a, key, operand(value, kind)),
      write: (a: NdArray, value: Operand, kind: number) => a.write(operand(value, kind)),
      nonzero: (a: NdArray, axis: number) => selection.nonzero(a)[axis],
      add_at: (a: NdArray, value: Operand, kind: number, ...key: Key) => addAt(a, key, operand(value, kind)),

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
      triangle: (a: NdArray, isLower: boolean, diagonal: number) =>
        arrangement.triangle(a, isLower, diagonal),

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
    };
  }
}

function filled(shape: number[], value: number, kind: Kind): Tensor {
  if (sizeOf(shape) === 0) return tf.tensor([], shape, kind);
  if (value === 0) return tf.zeros(shape, kind);
  if (value === 1) return tf.ones(shape, kind);
  return kind === "bool" ? tf.ones(shape, "bool") : tf.fill(shape, value, kind);
}

/** Adds at every index, as often as it occurs. */
function addAt(a: NdArray, key: Key, value: NdArray): void {
  const numbers = NdArray.from(
    Float32Array.from({ length: a.size }, (_, at) => at),
    a.shape,
    "int32",
  );
  const chosen = selection.get(numbers, key);
  if (chosen.size === 0) return;
  const updates = arrangement.broadcastTo(value, chosen.shape).as(a.kind);
  const positions = tf.reshape(chosen.as("int32"), [-1, 1]);
  const size = [a.size] as [number];
  const sums: Tensor = tf.scatterND(positions, tf.reshape(updates, [-1]), size);
  a.write(NdArray.of(tf.add(a.tensor(), tf.reshape(sums, [...a.shape]))));
}
