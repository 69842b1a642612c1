/** Sums and their kin along axes. */
import { tf, valueError, type Tensor } from "./library.ts";
import { castTo, type Kind } from "./kind.ts";
import { NdArray } from "./nd-array.ts";
import { axesIn, axisIn, sizeOf } from "./shape.ts";

interface Reduction {
  readonly compute: (x: Tensor, axes: number[], keepDims: boolean) => Tensor;
  readonly takes: (kind: Kind) => Kind;
  /** NumPy's words for an empty array, where that is an error. */
  readonly isEmptyWrong?: true;
}

const counted = (kind: Kind): Kind => (kind === "bool" ? "int32" : kind);
const float = (): Kind => "float32";
const bool = (): Kind => "bool";

/** As many axes as given, one after the other: TensorFlow.js multiplies along one axis at a time on some backends. */
function eachAxis(reduce: (x: Tensor, axis: number) => Tensor) {
  return (x: Tensor, axes: number[], keepDims: boolean): Tensor => {
    const ordered = [...axes].sort((a, b) => b - a);
    const reduced = ordered.reduce((tensor, axis) => reduce(tensor, axis), x);
    if (!keepDims) return reduced;
    return tf.reshape(
      reduced,
      x.shape.map((length, axis) => (axes.includes(axis) ? 1 : length)),
    );
  };
}

const REDUCTIONS = {
  sum: { compute: (x, axes, keepDims) => tf.sum(x, axes, keepDims), takes: counted },
  prod: { compute: eachAxis((x, axis) => tf.prod(x, axis)), takes: counted },
  mean: { compute: (x, axes, keepDims) => tf.mean(x, axes, keepDims), takes: float },
  max: { compute: (x, axes, keepDims) => tf.max(x, axes, keepDims), takes: counted, isEmptyWrong: true },
  min: { compute: (x, axes, keepDims) => tf.min(x, axes, keepDims), takes: counted, isEmptyWrong: true },
  any: { compute: (x, axes, keepDims) => tf.any(x, axes, keepDims), takes: bool },
  all: { compute: (x, axes, keepDims) => tf.all(x, axes, keepDims), takes: bool },
} as const satisfies Record<string, Reduction>;

export type ReductionName = keyof typeof REDUCTIONS;
export const REDUCTION_NAMES = Object.keys(REDUCTIONS) as ReductionName[];

/** @param axes null for all */
function axesOf(a: NdArray, axes: readonly number[] | null): number[] {
  if (axes === null) return a.shape.map((_, axis) => axis);
  // A number takes axis 0 and -1, though it has none.
  if (a.rank === 0 && axes.every((axis) => axis === 0 || axis === -1)) return [];
  return axesIn(axes, a.rank);
}

export function reduce(
  name: ReductionName,
  a: NdArray,
  axes: readonly number[] | null,
  keepDims: boolean,
): NdArray {
  const { compute, takes, isEmptyWrong }: Reduction = REDUCTIONS[name];
  const along = axesOf(a, axes);
  if (isEmptyWrong && a.size === 0) {
    const shape = a.shape.flatMap((length, axis) =>
      along.includes(axis) ? (keepDims ? [1] : []) : [length],
    );
    if (sizeOf(shape) === 0) return NdArray.from([], shape, takes(a.kind));
    throw valueError(`zero-size array to reduction operation ${name}imum which has no identity`);
  }
  const tensor = a.as(takes(a.kind));
  const result =
    along.length === 0
      ? tensor
      : name === "all" && a.size === 0
        ? noneFalse(a, along, keepDims)
        : compute(tensor, along, keepDims);
  const isBack = (name === "max" || name === "min") && a.kind === "bool";
  return NdArray.of(isBack ? castTo(result, "int32", "bool") : result, result.rank === 0);
}

/** All of nothing is true. */
function noneFalse(a: NdArray, along: readonly number[], keepDims: boolean): Tensor {
  const lengths = a.shape.map((length, axis) => (along.includes(axis) ? 1 : length));
  return tf.ones(keepDims ? lengths : lengths.filter((_, axis) => !along.includes(axis)), "bool");
}

/** Variance over n − ddof, of the deviations from the mean. */
export function variance(
  a: NdArray,
  axes: readonly number[] | null,
  keepDims: boolean,
  ddof: number,
): NdArray {
  const along = axesOf(a, axes);
  const x = a.as("float32");
  const count = along.reduce((product, axis) => product * (a.shape[axis] ?? 1), 1);
  const result = tf.tidy(() => {
    const squares = tf.square(tf.sub(x, tf.mean(x, along, true)));
    return tf.div(tf.sum(squares, along, keepDims), tf.scalar(count - ddof));
  });
  return NdArray.of(result, result.rank === 0);
}

/** @param axis null for the flattened array */
export function argument(
  name: "argmax" | "argmin",
  a: NdArray,
  axis: number | null,
  keepDims: boolean,
): NdArray {
  if (a.size === 0) throw valueError(`attempt to get ${name} of an empty sequence`);
  const x = a.as(a.kind === "bool" ? "int32" : a.kind);
  const flat = axis === null ? tf.reshape(x, [-1]) : x;
  const along = axis === null ? 0 : axisIn(axis, a.rank);
  const found = name === "argmax" ? tf.argMax(flat, along) : tf.argMin(flat, along);
  const shape = a.shape.map((length, at) => (axis === null || at === along ? 1 : length));
  return NdArray.of(keepDims ? tf.reshape(found, shape) : found, found.rank === 0 && !keepDims);
}

export function cumulative(name: "cumsum" | "cumprod", a: NdArray, axis: number | null): NdArray {
  const x = a.as(counted(a.kind));
  const flat = axis === null ? tf.reshape(x, [-1]) : x;
  const along = axis === null ? 0 : axisIn(axis, a.rank);
  return NdArray.of(name === "cumsum" ? tf.cumsum(flat, along) : tf.cumprod(flat, along));
}

/** Puts an axis last, does something there, and puts it back. */
function alongLast(a: NdArray, axis: number, work: (x: Tensor) => Tensor): Tensor {
  const order = a.shape.map((_, at) => at).filter((at) => at !== axis);
  order.push(axis);
  const back = order.map((_, at) => order.indexOf(at));
  return tf.transpose(work(tf.transpose(a.as(counted(a.kind)), order)), back);
}

/** Ascending. */
export function sort(a: NdArray, axis: number): NdArray {
  const along = axisIn(axis, a.rank);
  const length = a.shape[along] ?? 0;
  return NdArray.of(alongLast(a, along, (x) => tf.neg(tf.topk(tf.neg(x), length, true).values)));
}

/** Equal elements stay in their order. */
export function argsort(a: NdArray, axis: number): NdArray {
  const along = axisIn(axis, a.rank);
  const length = a.shape[along] ?? 0;
  return NdArray.of(alongLast(a, along, (x) => tf.topk(tf.neg(x), length, true).indices));
}
