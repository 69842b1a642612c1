/** The same elements in another order or shape, joined, repeated and padded. */
import { roomFor, tf, valueError, type Tensor } from "./library.ts";
import { spread } from "./broadcast.ts";
import { castTo, commonKind, type Kind } from "./kind.ts";
import { NdArray } from "./nd-array.ts";
import { axisIn, isSame, positionsOf, sizeOf, stridesOf, tupleText, type Shape } from "./shape.ts";

/** Kernels that do not take bool are given integers. */
function throughInt(kind: Kind, tensor: Tensor, work: (tensor: Tensor) => Tensor): Tensor {
  return kind === "bool" ? tf.cast(work(tf.cast(tensor, "int32")), "bool") : work(tensor);
}

/** A view where NumPy gives one; a copy of what is not contiguous. */
export function reshape(a: NdArray, wanted: readonly number[]): NdArray {
  const known = wanted.filter((length) => length !== -1);
  const free = wanted.length - known.length;
  const rest = free === 1 ? a.size / Math.max(1, sizeOf(known)) : 1;
  const shape = wanted.map((length) => (length === -1 ? rest : length));
  if (free > 1) throw valueError("can only specify one unknown dimension");
  if (!Number.isInteger(rest) || sizeOf(shape) !== a.size) {
    throw valueError(
      `cannot reshape array of size ${a.size} into shape ${tupleText(wanted).replaceAll(" ", "")}`,
    );
  }
  if (!a.isContiguous) return NdArray.of(tf.reshape(a.tensor(), shape));
  return a.view(shape, stridesOf(shape), a.offset, (tensor) => tf.reshape(tensor, shape));
}

export function copy(a: NdArray): NdArray {
  const host = a.storage.host === null ? null : a.known();
  return host ? NdArray.from(host, a.shape, a.kind) : NdArray.of(a.tensor());
}

export function astype(a: NdArray, kind: Kind): NdArray {
  const host = a.storage.host === null ? null : a.known();
  if (host) {
    const cast = Array.from(host, (value) =>
      kind === "int32" ? Math.trunc(value) : kind === "bool" ? Number(value !== 0) : value,
    );
    return NdArray.from(cast, a.shape, kind, a.isScalar);
  }
  return NdArray.of(a.as(kind), a.isScalar);
}

export function transpose(a: NdArray, axes: readonly number[] | null): NdArray {
  const order = axes?.map((axis) => axisIn(axis, a.rank)) ?? a.shape.map((_, axis) => a.rank - 1 - axis);
  if (order.length !== a.rank || new Set(order).size !== a.rank) throw valueError("axes don't match array");
  const shape = order.map((axis) => a.shape[axis] ?? 1);
  const strides = order.map((axis) => a.strides[axis] ?? 0);
  return a.view(shape, strides, a.offset, (tensor) =>
    throughInt(a.kind, tensor, (numbers) => tf.transpose(numbers, order)),
  );
}

export function broadcastTo(a: NdArray, shape: Shape): NdArray {
  const more = shape.length - a.rank;
  const isFitting =
    more >= 0 && a.shape.every((length, axis) => length === 1 || length === shape[axis + more]);
  if (!isFitting) {
    throw valueError(
      `operands could not be broadcast together with remapped shapes: ${tupleText(a.shape)} and ${tupleText(shape)}`,
    );
  }
  const strides = shape.map((_, axis) =>
    axis < more || a.shape[axis - more] === 1 ? 0 : (a.strides[axis - more] ?? 0),
  );
  return a.view(shape, strides, a.offset, (tensor) =>
    throughInt(a.kind, tensor, (numbers) => tf.broadcastTo(numbers, [...shape] as [number])),
  );
}

/** Any window on the same memory. @param strides in elements */
export function asStrided(a: NdArray, shape: Shape, strides: readonly number[]): NdArray {
  const last = shape.reduce(
    (sum, length, axis) => sum + Math.max(0, length - 1) * (strides[axis] ?? 0),
    a.offset,
  );
  if (last >= a.storage.size || strides.some((stride) => stride < 0)) {
    throw valueError("as_strided: the window reaches beyond the array's memory");
  }
  return a.view(shape, strides, a.offset);
}

/** Elements of the flattened array by number. */
function pick(a: NdArray, positions: ArrayLike<number>, shape: Shape): NdArray {
  if (sizeOf(shape) === 0) return NdArray.from([], shape, a.kind);
  const index = tf.tensor1d(Int32Array.from(positions), "int32");
  const host = a.storage.host === null ? null : a.known();
  if (host)
    return NdArray.from(
      Array.from(positions, (at) => host[at] ?? 0),
      shape,
      a.kind,
    );
  return NdArray.of(
    throughInt(a.kind, a.tensor(), (numbers) =>
      tf.reshape(tf.gather(tf.reshape(numbers, [-1]), index), [...shape]),
    ),
  );
}

/** Elements of one axis by number. */
export function take(a: NdArray, indices: ArrayLike<number>, axis: number): NdArray {
  const shape = a.shape.map((length, at) => (at === axis ? indices.length : length));
  const inner = sizeOf(a.shape.slice(axis + 1));
  const length = a.shape[axis] ?? 1;
  const positions = positionsOf(shape, stridesOf(shape), 0).map((at) => {
    const outer = Math.floor(at / (inner * indices.length));
    const place = indices[Math.floor(at / inner) % indices.length] ?? 0;
    return (outer * length + place) * inner + (at % inner);
  });
  return pick(a, positions, shape);
}

export function concatenate(arrays: readonly NdArray[], axis: number): NdArray {
  const [first] = arrays;
  if (!first) throw valueError("need at least one array to concatenate");
  if (first.rank === 0) throw valueError("zero-dimensional arrays cannot be concatenated");
  const along = axisIn(axis, first.rank);
  const others = (array: NdArray) => array.shape.filter((_, at) => at !== along);
  arrays.forEach((array, at) => {
    if (!isSame(others(array), others(first))) {
      throw valueError(
        `all the input array dimensions except for the concatenation axis must match exactly, ` +
          `but array 0 is ${tupleText(first.shape)} and array ${at} is ${tupleText(array.shape)}`,
      );
    }
  });
  const kind = commonKind(...arrays.map((array) => array.kind));
  const through: Kind = kind === "bool" ? "int32" : kind;
  const parts = arrays
    .filter(({ size }) => size > 0)
    .map((array) => castTo(array.as(through), through, through));
  if (parts.length === 0) {
    const length = arrays.reduce((sum, array) => sum + (array.shape[along] ?? 0), 0);
    return NdArray.from(
      [],
      first.shape.map((own, at) => (at === along ? length : own)),
      kind,
    );
  }
  return NdArray.of(
    castTo(parts.length === 1 && parts[0] ? parts[0] : tf.concat(parts, along), through, kind),
  );
}

export function stack(arrays: readonly NdArray[], axis: number): NdArray {
  const [first] = arrays;
  if (!first) throw valueError("need at least one array to stack");
  if (!arrays.every((array) => isSame(array.shape, first.shape)))
    throw valueError("all input arrays must have the same shape");
  const along = axisIn(axis, first.rank + 1);
  const shape = [...first.shape.slice(0, along), 1, ...first.shape.slice(along)];
  return concatenate(
    arrays.map((array) => reshape(array, shape)),
    along,
  );
}

/** @param repeats once per element of the axis, or one for all */
export function repeat(a: NdArray, repeats: ArrayLike<number>, axis: number): NdArray {
  const indices = Array.from({ length: a.shape[axis] ?? 0 }, (_, at) =>
    Array.from({ length: roomFor(repeats[repeats.length === 1 ? 0 : at] ?? 0) }, () => at),
  );
  return take(a, indices.flat(), axis);
}

export function tile(a: NdArray, times: readonly number[]): NdArray {
  const rank = Math.max(a.rank, times.length);
  const full = [...Array.from({ length: rank - times.length }, () => 1), ...times];
  const shape = [...Array.from({ length: rank - a.rank }, () => 1), ...a.shape];
  return NdArray.of(throughInt(a.kind, a.tensor(), (numbers) => tf.tile(tf.reshape(numbers, shape), full)));
}

export function flip(a: NdArray, axes: readonly number[]): NdArray {
  return NdArray.of(throughInt(a.kind, a.tensor(), (numbers) => tf.reverse(numbers, [...axes])));
}

export function roll(a: NdArray, shift: number, axis: number): NdArray {
  const length = a.shape[axis] ?? 1;
  const back = (at: number): number => (((at - shift) % length) + length) % length;
  return take(
    a,
    Array.from({ length }, (_, at) => back(at)),
    axis,
  );
}

/** Where a place beyond an axis takes its value from. */
const BEYOND: Readonly<Record<string, (at: number, length: number) => number>> = {
  edge: (at, length) => Math.min(Math.max(at, 0), length - 1),
  wrap: (at, length) => ((at % length) + length) % length,
  reflect: (at, length) => {
    const period = Math.max(1, 2 * (length - 1));
    const place = ((at % period) + period) % period;
    return place < length ? place : period - place;
  },
  symmetric: (at, length) => {
    const period = 2 * length;
    const place = ((at % period) + period) % period;
    return place < length ? place : period - 1 - place;
  },
};

/** @param widths before and after, for each axis in turn */
export function pad(a: NdArray, mode: string, constant: number, widths: readonly number[]): NdArray {
  const pairs = a.shape.map((_, axis): [number, number] => [
    widths[2 * axis] ?? 0,
    widths[2 * axis + 1] ?? 0,
  ]);
  if (pairs.flat().some((width) => width < 0)) throw valueError("index can't contain negative values");
  if (mode === "constant") {
    return NdArray.of(throughInt(a.kind, a.tensor(), (numbers) => padded(numbers, pairs, constant)));
  }
  const beyond = BEYOND[mode];
  if (!beyond)
    throw valueError(
      `mode '${mode}' is not supported; there are constant, ${Object.keys(BEYOND).join(", ")}`,
    );
  return pairs.reduce((array, [before, after], axis) => {
    const length = array.shape[axis] ?? 1;
    if (before + after === 0) return array;
    return take(
      array,
      Array.from({ length: roomFor(before + length + after) }, (_, at) => beyond(at - before, length)),
      axis,
    );
  }, a);
}

/** Up to four axes at a time, which is what kernels take: those without padding are folded together. */
function padded(x: Tensor, pairs: readonly (readonly [number, number])[], constant: number): Tensor {
  if (x.rank <= 4)
    return tf.pad(
      x,
      pairs.map(([before, after]) => [before, after]),
      constant,
    );
  return pairs.reduce<Tensor>((tensor, [before, after], axis) => {
    if (before + after === 0) return tensor;
    const [outer, length, inner] = [
      tensor.shape.slice(0, axis),
      tensor.shape[axis] ?? 1,
      tensor.shape.slice(axis + 1),
    ];
    const folded = tf.reshape(tensor, [sizeOf(outer), length, sizeOf(inner)]);
    const wider = tf.pad(folded, [[0, 0], [before, after], [0, 0]], constant); // prettier-ignore
    return tf.reshape(wider, [...outer, length + before + after, ...inner]);
  }, x);
}

/** The lower or upper triangle of the last two axes, the rest zero. */
export function triangle(a: NdArray, isLower: boolean, diagonal: number): NdArray {
  const [rows, columns] = [a.shape.at(-2) ?? 1, a.shape.at(-1) ?? 1];
  const mask = Array.from({ length: roomFor(rows * columns) }, (_, at) => {
    const ahead = (at % columns) - Math.floor(at / columns);
    return Number(isLower ? ahead <= diagonal : ahead >= diagonal);
  });
  const through: Kind = a.kind === "bool" ? "int32" : a.kind;
  const values = a.as(through);
  // Chosen, not multiplied: masks of -inf are made this way, and -inf times 0 is not 0.
  const chosen = spread(tf.tensor(mask, [rows, columns], "bool"), a.shape);
  return NdArray.of(castTo(tf.where(chosen, values, tf.zerosLike(values)), through, a.kind));
}
