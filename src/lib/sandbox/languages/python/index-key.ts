/** What stands between the brackets, as Python's side sends it. */
import { indexError, valueError } from "./library.ts";
import { NdArray } from "./nd-array.ts";

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

export type Encoded = number | null | NdArray;

/** Keys arrive flat: 0 i | 1 start stop step | 2 newaxis | 3 ellipsis | 4 array. */
export function decodeKey(code: readonly Encoded[]): Item[] {
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
export function uses(item: Item): number {
  if (item.is === "array") return item.array.kind === "bool" ? item.array.rank : 1;
  return item.is === "newaxis" || item.is === "ellipsis" ? 0 : 1;
}

/** One item for every axis: the ellipsis written out, and whole axes at the end. */
export function complete(items: readonly Item[], rank: number): Item[] {
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

/** @throws IndexError */
export function indexIn(at: number, length: number, axis: number): number {
  if (at < -length || at >= length)
    throw indexError(`index ${at} is out of bounds for axis ${axis} with size ${length}`);
  return at < 0 ? at + length : at;
}

/** Python's slice.indices: where it begins and how many there are. */
export function extent(
  item: Extract<Item, { is: "slice" }>,
  length: number,
): { begin: number; count: number } {
  const { start, stop, step } = item;
  const clamp = (value: number): number => {
    const from = value < 0 ? value + length : value;
    return step > 0 ? Math.min(Math.max(from, 0), length) : Math.min(Math.max(from, -1), length - 1);
  };
  const begin = start === null ? (step > 0 ? 0 : length - 1) : clamp(start);
  const end = stop === null ? (step > 0 ? length : -1) : clamp(stop);
  return { begin, count: Math.max(0, Math.ceil((end - begin) / step)) };
}

/** True if nothing but arrays chooses. */
export function isWholeBut(items: readonly Item[]): boolean {
  return items.every((item) => item.is === "array" || isPlainSlice(item));
}

function isPlainSlice(item: Item): boolean {
  return item.is === "slice" && item.start === null && item.stop === null && item.step === 1;
}
