import { shaped, spread } from "./broadcast.ts";
import { castTo, type Kind } from "./kind.ts";
import { answersAtOnce, tf, valueError, type Tensor } from "./library.ts";
import { broadcastShape, isSame, positionsOf, sizeOf, stridesOf, tupleText, type Shape } from "./shape.ts";
import { keep, Storage } from "./storage.ts";

type Values = ArrayLike<number>;

/** Numbers of the program that is loaded, by value. */
const scalars: Readonly<Record<Kind, Map<number, NdArray>>> = {
  bool: new Map(),
  int32: new Map(),
  float32: new Map(),
};
const MAXIMUM_SCALARS = 256;

/** Forgets the numbers of the last program. */
export function forgetScalars(): void {
  for (const made of Object.values(scalars)) made.clear();
}

/** How a view is made from the array that it was taken of. */
interface Origin {
  readonly parent: NdArray;
  readonly derive: (parent: Tensor) => Tensor;
}

/** NumPy's array: a strided region of a storage, so that views write through. */
export class NdArray {
  readonly storage: Storage;
  readonly shape: Shape;
  readonly offset: number;
  readonly kind: Kind;
  /** A number, as NumPy's reductions and single elements are: never changed in place, printed bare. */
  readonly isScalar: boolean;
  readonly #origin: Origin | null;
  #strides: readonly number[] | null;
  #cache: { readonly tensor: Tensor; readonly version: number } | null = null;

  private constructor(
    storage: Storage,
    shape: Shape,
    strides: readonly number[] | null,
    offset: number,
    origin: Origin | null,
    isScalar: boolean,
  ) {
    this.storage = storage;
    this.shape = shape;
    this.#strides = strides;
    this.offset = offset;
    this.kind = storage.kind;
    this.#origin = origin;
    this.isScalar = isScalar;
  }

  /** An array of its own. */
  static of(tensor: Tensor, isScalar = false): NdArray {
    return NdArray.#whole(new Storage(tensor, null), isScalar);
  }

  /** An array of its own from values that are known here. */
  static from(values: Values, shape: Shape, kind: Kind, isScalar = false): NdArray {
    const data =
      kind === "float32"
        ? Float32Array.from(values)
        : kind === "int32"
          ? Int32Array.from(values)
          : Uint8Array.from(values);
    // The tensor may share its array: what is kept beside it is only read.
    return NdArray.#whole(new Storage(tf.tensor(data, [...shape], kind), data), isScalar);
  }

  /** A number; those that a program uses again and again are made once. */
  static scalar(value: number, kind: Kind): NdArray {
    const made = scalars[kind];
    // A map takes −0 for 0.
    const isNegativeZero = Object.is(value, -0);
    const known = isNegativeZero ? undefined : made.get(value);
    if (known) return known;
    const scalar = NdArray.from([value], [], kind, true);
    if (made.size < MAXIMUM_SCALARS && !isNegativeZero) {
      keep(scalar.storage.tensor);
      made.set(value, scalar);
    }
    return scalar;
  }

  static #whole(storage: Storage, isScalar: boolean): NdArray {
    return new NdArray(storage, storage.shape, null, 0, null, isScalar);
  }

  /** In elements. */
  get strides(): readonly number[] {
    return (this.#strides ??= stridesOf(this.shape));
  }

  get size(): number {
    return sizeOf(this.shape);
  }

  get rank(): number {
    return this.shape.length;
  }

  get isContiguous(): boolean {
    const own = this.#strides;
    if (!own || this.size === 0) return true;
    const strides = stridesOf(this.shape);
    return this.shape.every((length, axis) => length === 1 || strides[axis] === own[axis]);
  }

  /** A view of the same memory; `derive` makes its tensor from this array's. */
  view(
    shape: Shape,
    strides: readonly number[],
    offset: number,
    derive?: (tensor: Tensor) => Tensor,
  ): NdArray {
    const origin = derive ? { parent: this as NdArray, derive } : null;
    return new NdArray(this.storage, shape, strides, offset, origin, false);
  }

  /** The values as they are now, of this array's shape. */
  tensor(): Tensor {
    const { storage } = this;
    // The whole of it, as nearly every array is.
    if (!this.#origin && !this.#strides) return storage.tensor;
    const cached = this.#cache;
    if (cached?.version === storage.version && !cached.tensor.isDisposed) return cached.tensor;
    const tensor = this.#made();
    this.#cache = { tensor, version: storage.version };
    return tensor;
  }

  #made(): Tensor {
    const { storage, shape } = this;
    if (this.#origin) return this.#origin.derive(this.#origin.parent.tensor());
    if (this.isContiguous && this.size === storage.size) return shaped(storage.tensor, shape);
    const positions = positionsOf(shape, this.strides, this.offset);
    const flat = tf.reshape(storage.tensor, [-1]);
    return tf.reshape(tf.gather(flat, tf.tensor1d(positions, "int32")), [...shape]);
  }

  /** The values cast to a kind. */
  as(kind: Kind): Tensor {
    return castTo(this.tensor(), this.kind, kind);
  }

  /** The values where they are known without asking a device; null otherwise. */
  known(): Values | null {
    const { host } = this.storage;
    if (host) {
      if (this.isContiguous && this.size === this.storage.size) return host;
      const positions = positionsOf(this.shape, this.strides, this.offset);
      return Array.from(positions, (at) => host[at] ?? 0);
    }
    return answersAtOnce ? this.tensor().dataSync() : null;
  }

  /** The values, asked of the device if need be: on WebGPU that ends the run. */
  values(): Values {
    return this.known() ?? this.tensor().dataSync();
  }

  /** Replaces all values; `value` is broadcast and cast. */
  write(value: NdArray): void {
    const { storage, shape } = this;
    if (this.size === 0) return;
    const given = value.shape.length > shape.length ? trimmed(value.shape, shape) : value.shape;
    const isFitting = given.length <= shape.length && isSame(tryBroadcast(given, shape), shape);
    if (!isFitting) {
      throw valueError(
        `could not broadcast input array from shape ${tupleText(value.shape)} into shape ${tupleText(shape)}`,
      );
    }
    const cast = shaped(value.as(this.kind), given);
    const full = isSame(given, shape) ? cast : spread(cast, shape);
    const count = this.size;
    if (this.isContiguous && count === storage.size) {
      storage.replace(full);
      return;
    }
    const isBool = this.kind === "bool";
    const [base, part] = [storage.tensor, full].map((tensor) =>
      tf.reshape(isBool ? tf.cast(tensor, "int32") : tensor, [-1]),
    ) as [Tensor, Tensor];
    const written = this.isContiguous
      ? tf.concat(
          [
            tf.slice(base, [0], [this.offset]),
            part,
            tf.slice(base, [this.offset + count], [storage.size - this.offset - count]),
          ].filter(({ size }) => size > 0),
        )
      : scatter(base, tf.tensor1d(positionsOf(shape, this.strides, this.offset), "int32"), part);
    storage.replace(isBool ? tf.cast(written, "bool") : written);
  }

  /** Writes single elements of the memory. */
  writeAt(positions: Tensor, value: Tensor): void {
    const { storage } = this;
    const isBool = this.kind === "bool";
    const [base, part] = [storage.tensor, value].map((tensor) =>
      tf.reshape(isBool ? tf.cast(tensor, "int32") : tensor, [-1]),
    ) as [Tensor, Tensor];
    const written = scatter(base, tf.reshape(positions, [-1]), part);
    storage.replace(isBool ? tf.cast(written, "bool") : written);
  }
}

function tryBroadcast(given: Shape, shape: Shape): readonly number[] {
  try {
    return broadcastShape(given, shape);
  } catch {
    return [];
  }
}

/** Leading axes of length 1 that the target has not got. */
function trimmed(given: Shape, shape: Shape): Shape {
  const more = given.length - shape.length;
  return given.slice(0, more).every((length) => length === 1) ? given.slice(more) : given;
}

/** `base` with the values at `positions` replaced. */
function scatter(base: Tensor, positions: Tensor, values: Tensor): Tensor {
  // TensorFlow.js's cpu kernel writes into the tensor that it is given, and others may share that one's memory.
  const own = answersAtOnce ? tf.mul(base, tf.scalar(1, base.dtype)) : base;
  return tf.tensorScatterUpdate(own, tf.reshape(positions, [-1, 1]), values);
}
