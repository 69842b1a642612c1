/** Strings numbered in the order they are met, each kept once. */
export class StringTable {
  readonly #places = new Map<string, number>();

  /** The string's place; given one if it is new. */
  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  /** The strings by place. */
  get all(): readonly string[] {
    return [...this.#places.keys()];
  }
}

/** Whole numbers from 0 to 255. @throws RangeError for any other */
export function byteColumn<Item>(items: readonly Item[], value: (item: Item) => number): Uint8Array {
  return filled(new Uint8Array(items.length), items, value);
}

/** Whole numbers of 16 bits, signed. @throws RangeError for any other */
export function int16Column<Item>(items: readonly Item[], value: (item: Item) => number): Int16Array {
  return filled(new Int16Array(items.length), items, value);
}

/** Whole numbers of 32 bits, signed. @throws RangeError for any other */
export function int32Column<Item>(items: readonly Item[], value: (item: Item) => number): Int32Array {
  return filled(new Int32Array(items.length), items, value);
}

/** Any numbers. */
export function numberColumn<Item>(items: readonly Item[], value: (item: Item) => number): Float64Array {
  return filled(new Float64Array(items.length), items, value);
}

/** A typed array wraps what does not fit without a word; a log must not, so every value is read back. */
function filled<Item, Column extends Uint8Array | Int16Array | Int32Array | Float64Array>(
  column: Column,
  items: readonly Item[],
  value: (item: Item) => number,
): Column {
  items.forEach((item, index) => {
    const number = value(item);
    column[index] = number;
    if (column[index] !== number) {
      throw new RangeError(`${number} at place ${index} does not fit a ${column.constructor.name}.`);
    }
  });
  return column;
}
