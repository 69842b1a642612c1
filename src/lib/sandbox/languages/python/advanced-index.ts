/** Arrays of indices and masks: where in memory each element of the result lies. */
import { basic } from "./basic-index.ts";
import { spread } from "./broadcast.ts";
import { indexIn, uses, type Item } from "./index-key.ts";
import { answersAtOnce, indexError, tf, type Tensor } from "./library.ts";
import { NdArray } from "./nd-array.ts";
import { broadcastShape, positionsOf, tupleText, type Shape } from "./shape.ts";

/** Indices of the true elements, one list per axis; asks for the values. */
export function nonzero(mask: NdArray): NdArray[] {
  const values = mask.values();
  const lists: number[][] = mask.shape.map(() => []);
  for (let position = 0; position < values.length; position++) {
    if (!values[position]) continue;
    let rest = position;
    for (let axis = mask.rank - 1; axis >= 0; axis--) {
      const length = mask.shape[axis] ?? 1;
      lists[axis]?.push(rest % length);
      rest = Math.floor(rest / length);
    }
  }
  return lists.map((list) => NdArray.from(list, [list.length], "int32"));
}

/** Indices without negative ones; checked where they are known. */
function inRange(index: NdArray, length: number, axis: number): Tensor {
  if (index.kind === "float32")
    throw indexError("arrays used as indices must be of integer (or boolean) type");
  const known = index.storage.host !== null || answersAtOnce ? index.known() : null;
  if (known) {
    const checked = Int32Array.from(known, (value) => indexIn(value, length, axis));
    return tf.tensor(checked, [...index.shape], "int32");
  }
  const given = index.as("int32");
  const isNegative = tf.less(given, tf.scalar(0, "int32"));
  return tf.where(isNegative, tf.add(given, tf.scalar(length, "int32")), given);
}

/** @throws IndexError if arrays of indices do not fit each other */
function commonShape(shapes: readonly Shape[]): number[] {
  try {
    return broadcastShape(...shapes);
  } catch {
    const texts = shapes.map((shape) => tupleText(shape).replaceAll(" ", "")).join(" ");
    throw indexError(`shape mismatch: indexing arrays could not be broadcast together with shapes ${texts}`);
  }
}

interface Advanced {
  /** Position in memory of every element of the result. */
  readonly positions: Tensor;
  readonly shape: Shape;
}

export function advanced(a: NdArray, items: readonly Item[]): Advanced {
  // A number next to an array is an array too.
  const raised = items.map((item): Item => {
    return item.is === "at" ? { is: "array", array: NdArray.from([item.at], [], "int32") } : item;
  });
  const expanded = raised.flatMap((item): Item[] => {
    if (item.is !== "array" || item.array.kind !== "bool") return [item];
    return nonzero(item.array).map((array) => ({ is: "array", array }));
  });
  checkMasks(a, raised);
  const { view, arrays } = basic(a, expanded);
  const common = commonShape(arrays.map(({ array }) => array.shape));
  const first = arrays[0]?.axis ?? 0;
  // Arrays that stand together stay where they are; those apart go to the front.
  const order = expanded.flatMap((item, place) => (item.is === "array" ? [place] : []));
  const isTogether = order.every((place, k) => k === 0 || place === (order[k - 1] ?? 0) + 1);
  const indexed = new Set(arrays.map(({ axis }) => axis));
  const others = view.shape.flatMap((length, axis) => (indexed.has(axis) ? [] : [{ axis, length }]));
  const before = isTogether ? others.filter(({ axis }) => axis < first) : [];
  const after = others.filter((each) => !before.includes(each));
  const lengths = (list: readonly { length: number }[]) => list.map(({ length }) => length);
  const shape = [...lengths(before), ...common, ...lengths(after)];
  const restStrides = [
    ...before.map(({ axis }) => view.strides[axis] ?? 0),
    ...common.map(() => 0),
    ...after.map(({ axis }) => view.strides[axis] ?? 0),
  ];
  const restShape = [...lengths(before), ...common.map(() => 1), ...lengths(after)];
  const rest = tf.tensor(positionsOf(restShape, restStrides, view.offset), restShape, "int32");
  const positions = arrays.reduce<Tensor>((sum, { axis, array }) => {
    const index = inRange(array, view.shape[axis] ?? 1, axis);
    const placed = tf.reshape(index, [
      ...common.slice(array.rank).map(() => 1),
      ...array.shape,
      ...after.map(() => 1),
    ]);
    return tf.add(sum, tf.mul(placed, tf.scalar(view.strides[axis] ?? 0, "int32")));
  }, rest);
  return { positions: spread(positions, shape), shape };
}

/** @throws IndexError if a mask has not the shape of what it chooses from */
export function checkMasks(a: NdArray, items: readonly Item[]): void {
  let axis = 0;
  for (const item of items) {
    if (item.is === "array" && item.array.kind === "bool") {
      item.array.shape.forEach((length, k) => {
        const own = a.shape[axis + k] ?? 0;
        if (length !== own) {
          throw indexError(
            `boolean index did not match indexed array along dimension ${axis + k}; dimension is ${own} but corresponding boolean dimension is ${length}`,
          );
        }
      });
    }
    axis += uses(item);
  }
}
