/** Integers, slices and new axes: views of the same memory. */
import { indexError, tf, type Tensor } from "./library.ts";
import { extent, indexIn, uses, type Item } from "./index-key.ts";
import { NdArray } from "./nd-array.ts";

interface Basic {
  readonly view: NdArray;
  /** For every array among the items: the axis of the view that it indexes. */
  readonly arrays: readonly { readonly axis: number; readonly array: NdArray }[];
}

/** Everything but arrays, as a view; axes that arrays will index stay whole. */
export function basic(a: NdArray, items: readonly Item[]): Basic {
  const shape: number[] = [];
  const strides: number[] = [];
  const arrays: { axis: number; array: NdArray }[] = [];
  const cuts: { begin: number; count: number; step: number }[] = [];
  let { offset } = a;
  let axis = 0;
  for (const item of items) {
    const length = a.shape[axis] ?? 1;
    const stride = a.strides[axis] ?? 0;
    switch (item.is) {
      case "newaxis":
        shape.push(1);
        strides.push(0);
        break;
      case "at": {
        const begin = indexIn(item.at, length, axis);
        offset += begin * stride;
        cuts.push({ begin, count: 1, step: 1 });
        axis += 1;
        break;
      }
      case "slice": {
        const { begin, count } = extent(item, length);
        offset += count > 0 ? begin * stride : 0;
        cuts.push({ begin, count, step: item.step });
        shape.push(count);
        strides.push(stride * item.step);
        axis += 1;
        break;
      }
      case "array":
        for (let used = 0; used < uses(item); used++) {
          if (used === 0) arrays.push({ axis: shape.length, array: item.array });
          shape.push(a.shape[axis] ?? 1);
          strides.push(a.strides[axis] ?? 0);
          cuts.push({ begin: 0, count: a.shape[axis] ?? 1, step: 1 });
          axis += 1;
        }
        break;
      case "ellipsis":
        break;
    }
  }
  const derive = (tensor: Tensor): Tensor => tf.reshape(cut(tensor, cuts), shape);
  return { view: a.view(shape, strides, offset, derive), arrays };
}

/** Slices of every axis by TensorFlow.js; a negative step is a positive one, reversed. */
function cut(tensor: Tensor, cuts: readonly { begin: number; count: number; step: number }[]): Tensor {
  if (cuts.some(({ count }) => count === 0))
    return tf.tensor(
      [],
      cuts.map(({ count }) => count),
      tensor.dtype,
    );
  if (cuts.every(({ count }, axis) => count === tensor.shape[axis]) && cuts.every(({ step }) => step === 1))
    return tensor;
  const lowest = cuts.map(({ begin, count, step }) => (step > 0 ? begin : begin + (count - 1) * step));
  const steps = cuts.map(({ step }) => Math.abs(step));
  const isBool = tensor.dtype === "bool";
  const source = isBool ? tf.cast(tensor, "int32") : tensor;
  const taken = steps.every((step) => step === 1)
    ? tf.slice(
        source,
        lowest,
        cuts.map(({ count }) => count),
      )
    : tf.stridedSlice(
        source,
        lowest,
        cuts.map(({ count }, axis) => (lowest[axis] ?? 0) + (count - 1) * (steps[axis] ?? 1) + 1),
        steps,
      );
  const reversed = cuts.flatMap(({ step }, axis) => (step < 0 ? [axis] : []));
  const result = reversed.length > 0 ? tf.reverse(taken, reversed) : taken;
  return isBool ? tf.cast(result, "bool") : result;
}

/** A single element is a copy, a number: it has no memory to write through to. */
export function asElement(view: NdArray): NdArray {
  const known = view.storage.host === null ? null : view.known();
  if (known) return NdArray.scalar(known[0] ?? 0, view.kind);
  return NdArray.of(view.tensor(), true);
}

/** `a[i]`: the commonest key. */
export function at(a: NdArray, index: number): NdArray {
  const [length, ...shape] = a.shape;
  if (length === undefined) throw indexError("invalid index to scalar variable.");
  const begin = indexIn(index, length, 0);
  const [stride = 0, ...strides] = a.strides;
  const view = a.view(shape, strides, a.offset + begin * stride, (tensor) => {
    const isBool = tensor.dtype === "bool";
    const source = isBool ? tf.cast(tensor, "int32") : tensor;
    const row = tf.reshape(tf.slice(source, [begin, ...shape.map(() => 0)], [1, ...shape]), shape);
    return isBool ? tf.cast(row, "bool") : row;
  });
  return shape.length === 0 ? asElement(view) : view;
}
