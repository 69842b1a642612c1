import type { Random } from "#lib/core/random.ts";
import { normal, seededRandom } from "#lib/core/random.ts";
import type { TensorData, Value } from "./tensor-data.ts";

/*
 * Inputs of cases. Each tensor is drawn from a seed of its own, so that adding a case changes no other. Choose a
 * distinct size for each axis, signed values and nothing symmetric or saturated: such inputs hide mistakes.
 */

/** A nested list of numbers, as deep as the tensor has axes. */
export type Nested = number | readonly Nested[];

/**
 * A float32 tensor written out.
 * @throws RangeError if the rows are not equally long
 */
export function tensor(nested: Nested): TensorData {
  const shape = shapeOf(nested);
  return { shape, dtype: "float32", values: Float32Array.from(flatten(nested, shape)) };
}

/** An int32 tensor written out, e.g. labels. */
export function intTensor(nested: Nested): TensorData {
  const shape = shapeOf(nested);
  return { shape, dtype: "int32", values: Int32Array.from(flatten(nested, shape)) };
}

/** Normal values. */
export function normalTensor(
  shape: readonly number[],
  seed: number,
  { mean = 0, deviation = 1 }: { mean?: number; deviation?: number } = {},
): TensorData {
  return draw(shape, seed, (random) => mean + deviation * normal(random));
}

/** Values uniform in [low, high). */
export function uniformTensor(
  shape: readonly number[],
  seed: number,
  { low = -1, high = 1 }: { low?: number; high?: number } = {},
): TensorData {
  return draw(shape, seed, (random) => low + (high - low) * random());
}

/** Whole numbers from low to high, the latter left out, as int32. */
export function randomInts(shape: readonly number[], seed: number, low: number, high: number): TensorData {
  const drawn = draw(shape, seed, (random) => low + Math.floor((high - low) * random()));
  return { shape, dtype: "int32", values: Int32Array.from(drawn.values) };
}

/** A float32 tensor of one number. */
export function filled(shape: readonly number[], value: number): TensorData {
  return draw(shape, 0, () => value);
}

/**
 * The tensor with each value rounded to a multiple of `step`. With a power of two, sums of such values are exact in
 * float32, in whatever order a backend adds them.
 */
export function onGrid(tensorData: TensorData, step: number): TensorData {
  const values = Float32Array.from(tensorData.values, (value) => Math.round(value / step) * step);
  return { shape: tensorData.shape, dtype: "float32", values };
}

/** The float32 matrix [N, D] with one column replaced. */
export function withColumn(matrix: TensorData, column: number, value: (row: number) => number): TensorData {
  const [, columns = 0] = matrix.shape;
  const values = Float32Array.from(matrix.values, (element, position) =>
    position % columns === column ? value(Math.floor(position / columns)) : element,
  );
  return { shape: matrix.shape, dtype: "float32", values };
}

/** An argument as cases write it; null is Python's None. */
export type Argument = TensorData | number | boolean | string | null | readonly Argument[];

/** The argument as the plain data that crosses the sandbox's wall. */
export function toValue(argument: Argument): Value {
  if (argument === null) return { kind: "none" };
  if (typeof argument === "number") return { kind: "number", value: argument };
  if (typeof argument === "boolean") return { kind: "boolean", value: argument };
  if (typeof argument === "string") return { kind: "string", value: argument };
  if (isList(argument)) return { kind: "list", items: argument.map(toValue) };
  return { kind: "tensor", tensor: argument };
}

function isList(argument: TensorData | readonly Argument[]): argument is readonly Argument[] {
  return Array.isArray(argument);
}

function draw(shape: readonly number[], seed: number, next: (random: Random) => number): TensorData {
  const random = seededRandom(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return { shape, dtype: "float32", values: Float32Array.from({ length: size }, () => next(random)) };
}

function shapeOf(nested: Nested): readonly number[] {
  if (typeof nested === "number") return [];
  const [first] = nested;
  return [nested.length, ...(first === undefined ? [] : shapeOf(first))];
}

function flatten(nested: Nested, shape: readonly number[]): readonly number[] {
  if (typeof nested === "number") {
    if (shape.length > 0) throw new RangeError("a number stands where a row is wanted");
    return [nested];
  }
  const [length, ...rest] = shape;
  if (nested.length !== length) {
    throw new RangeError(
      `a row has ${String(nested.length)} entries, the first one of its axis ${String(length)}`,
    );
  }
  return nested.flatMap((part) => flatten(part, rest));
}
