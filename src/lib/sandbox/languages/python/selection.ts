/** Elements chosen by a key, and written to: views for integers and slices, copies for arrays of indices and masks. */
import { advanced, checkMasks } from "./advanced-index.ts";
import { broadcastTo } from "./arrangement.ts";
import { asElement, basic } from "./basic-index.ts";
import { spread } from "./broadcast.ts";
import { complete, decodeKey, isWholeBut, type Encoded, type Item } from "./index-key.ts";
import { castTo } from "./kind.ts";
import { tf, valueError, type Tensor } from "./library.ts";
import { NdArray } from "./nd-array.ts";
import { broadcastShape, isSame, sizeOf } from "./shape.ts";

export function get(a: NdArray, key: readonly Encoded[]): NdArray {
  const given = decodeKey(key);
  const items = complete(given, a.rank);
  if (!items.some(({ is }) => is === "array")) {
    const { view } = basic(a, items);
    const isElement = a.rank > 0 && view.rank === 0 && given.every(({ is }) => is === "at");
    return isElement ? asElement(view) : view;
  }
  const { positions, shape } = advanced(a, items);
  if (sizeOf(shape) === 0) return NdArray.from([], shape, a.kind);
  const isBool = a.kind === "bool";
  const memory = tf.reshape(isBool ? tf.cast(a.storage.tensor, "int32") : a.storage.tensor, [-1]);
  const taken = tf.reshape(tf.gather(memory, tf.reshape(positions, [-1]).as1D()), [...shape]);
  return NdArray.of(isBool ? tf.cast(taken, "bool") : taken, shape.length === 0);
}

export function set(a: NdArray, key: readonly Encoded[], value: NdArray): void {
  const items = complete(decodeKey(key), a.rank);
  const arrays = items.filter((item) => item.is === "array");
  if (arrays.length === 0) {
    basic(a, items).view.write(value);
    return;
  }
  const [only] = arrays;
  if (arrays.length === 1 && only?.array.kind === "bool" && value.size === 1 && isWholeBut(items)) {
    setMasked(a, only.array, items, value);
    return;
  }
  const { positions, shape } = advanced(a, items);
  if (sizeOf(shape) === 0) return;
  if (value.size !== 1 && !isSame(broadcastShape(value.shape, shape), shape)) {
    throw valueError(
      `shape mismatch: value array of shape (${value.shape.join(",")}) could not be broadcast to indexing result of shape (${shape.join(",")})`,
    );
  }
  a.writeAt(positions, spread(tf.reshape(value.as(a.kind), value.size === 1 ? [] : [...value.shape]), shape));
}

/** One value wherever a mask is true: no value of the mask needs to be known. */
function setMasked(a: NdArray, mask: NdArray, items: readonly Item[], value: NdArray): void {
  checkMasks(a, items);
  const shape = items.flatMap((item) => (item.is === "array" ? [...mask.shape] : [1]));
  const chosen = spread(tf.reshape(mask.tensor(), shape), a.shape);
  const through = a.kind === "bool" ? "int32" : a.kind;
  const given = spread(tf.reshape(castTo(value.as(a.kind), a.kind, through), []), a.shape);
  const written = tf.where(chosen, given, a.as(through));
  a.write(NdArray.of(castTo(written, through, a.kind)));
}

/** Adds at every index, as often as it occurs. */
export function addAt(a: NdArray, key: readonly Encoded[], value: NdArray): void {
  const numbers = NdArray.from(
    Float32Array.from({ length: a.size }, (_, at) => at),
    a.shape,
    "int32",
  );
  const chosen = get(numbers, key);
  if (chosen.size === 0) return;
  const updates = broadcastTo(value, chosen.shape).as(a.kind);
  const positions = tf.reshape(chosen.as("int32"), [-1, 1]);
  const size = [a.size] as [number];
  const sums: Tensor = tf.scatterND(positions, tf.reshape(updates, [-1]), size);
  a.write(NdArray.of(tf.add(a.tensor(), tf.reshape(sums, [...a.shape]))));
}
