/** Indexing: views for integers and slices, copies for arrays of indices and masks. */
import { answersAtOnce, indexError, tf, valueError, type Tensor } from "./library.ts";
import { castTo, NdArray, spread } from "./nd-array.ts";
import { broadcastShape, isSame, positionsOf, sizeOf, tupleText, type Shape } from "./shape.ts";

export type Item =
  | { readonly is: "at"; readonly at: number }
  | {
      readonly is: "slice";
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number;
    }
  | { readonly is: "newaxis" }
  | { readonly is: "ellipsis" }
  | { readonly is: "array"; readonly array: NdArray };

const WHOLE: Item = { is: "slice", start: null, stop: null, step: 1 };

type Encoded = number | null | NdArray;

/** Keys arrive flat: 0 i | 1 start stop step | 2 newaxis | 3 ellipsis | 4 array. */
function decodeKey(code: readonly Encoded[]): Item[] {
  const items: Item[] = [];
  const number = (value: Encoded | undefined): number | null => (typeof value === "number" ? value : null);
  for (let at = 0; at < code.length; at++) {
    switch (code[at]) {
      case 0:
        items.push({ is: "at", at: number(code[at + 1]) ?? 0 });
        at += 1;
        break;
      case 1: {
        const step = number(code[at + 3]) ?? 1;
        if (step === 0) throw valueError("slice step cannot be zero");
        items.push({ is: "slice", start: number(code[at + 1]), stop: number(code[at + 2]), step });
        at += 3;
        break;
      }
      case 2:
        items.push({ is: "newaxis" });
        break;
      case 3:
        items.push({ is: "ellipsis" });
        break;
      default: {
        const array = code[at + 1];
        if (array instanceof NdArray) items.push({ is: "array", array });
        at += 1;
      }
    }
  }
  return items;
}

/** Axes that an item uses up. */
function uses(item: Item): number {
  if (item.is === "array") return item.array.kind === "bool" ? item.array.rank : 1;
  return item.is === "newaxis" || item.is === "ellipsis" ? 0 : 1;
}

/** One item for every axis: the ellipsis written out, and whole axes at the end. */
function complete(items: readonly Item[], rank: number): Item[] {
  const used = items.reduce((sum, item) => sum + uses(item), 0);
  if (used > rank) {
    throw indexError(`too many indices for array: array is ${rank}-dimensional, but ${used} were indexed`);
  }
  const whole = Array.from({ length: rank - used }, () => WHOLE);
  const at = items.findIndex(({ is }) => is === "ellipsis");
  if (at < 0) return [...items, ...whole];
  if (items.some(({ is }, other) => is === "ellipsis" && other !== at))
    throw indexError("an index can only have a single ellipsis ('...')");
  return [...items.slice(0, at), ...whole, ...items.slice(at + 1)];
}

function indexIn(at: number, length: number, axis: number): number {
  if (at < -length || at >= length)
    throw indexError(`index ${at} is out of bounds for axis ${axis} with size ${length}`);
  return at < 0 ? at + length : at;
}

/** Python's slice.indices: where it begins and how many there are. */
function extent(item: Extract<Item, { is: "slice" }>, length: number): { begin: number; count: number } {
  const { start, stop, step } = item;
  const clamp = (value: number): number => {
    const from = value < 0 ? value + length : value;
    return step > 0 ? Math.min(Math.max(from, 0), length) : Math.min(Math.max(from, -1), length - 1);
  };
  const begin = start === null ? (step > 0 ? 0 : length - 1) : clamp(start);
  const end = stop === null ? (step > 0 ? length : -1) : clamp(stop);
  return { begin, count: Math.max(0, Math.ceil((end - begin) / step)) };
}

interface Basic {
  readonly view: NdArray;
  /** For every array among the items: the axis of the view that it indexes. */
  readonly arrays: readonly { readonly axis: number; readonly array: NdArray }[];
}

/** Everything but arrays, as a view; axes that arrays will index stay whole. */
function basic(a: NdArray, items: readonly Item[]): Basic {
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
function asElement(view: NdArray): NdArray {
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

function advanced(a: NdArray, items: readonly Item[]): Advanced {
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

function checkMasks(a: NdArray, items: readonly Item[]): void {
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

function isWholeBut(items: readonly Item[]): boolean {
  return items.every(
    (item) => item.is === "array" || (item.is === "slice" && item === WHOLE) || isPlainSlice(item),
  );
}

function isPlainSlice(item: Item): boolean {
  return item.is === "slice" && item.start === null && item.stop === null && item.step === 1;
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
