/* Indexing of nested JavaScript arrays: a slow and plain reference, apart from what the sandbox does with strides. */

export type Nested = number | readonly Nested[];

export type Item =
  | { readonly is: "at"; readonly at: number }
  | {
      readonly is: "slice";
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number | null;
    }
  | { readonly is: "newaxis" }
  | { readonly is: "ellipsis" }
  /** Integers, or a mask written as its true places. */
  | { readonly is: "list"; readonly at: Nested; readonly isMask: boolean; readonly length: number };

/** 0, 1, 2, … in rows. */
export function counted(shape: readonly number[], first = 0): Nested {
  const [length, ...rest] = shape;
  if (length === undefined) return first;
  const size = rest.reduce((product, each) => product * each, 1);
  return Array.from({ length }, (_, at) => counted(rest, first + at * size));
}

export function flat(nested: Nested): number[] {
  return typeof nested === "number" ? [nested] : nested.flatMap(flat);
}

/** The places of an axis that a slice walks over, one after the other as Python does. */
function places(length: number, { start, stop, step }: Extract<Item, { is: "slice" }>): number[] {
  const stride = step ?? 1;
  const all = Array.from({ length }, (_, at) => at);
  const begin = start === null ? null : start < 0 ? start + length : start;
  const end = stop === null ? null : stop < 0 ? stop + length : stop;
  if (stride > 0) {
    const kept = all.filter((at) => at >= (begin ?? 0) && at < (end ?? length));
    return kept.filter((_, at) => at % stride === 0);
  }
  const kept = all.reverse().filter((at) => at <= (begin ?? length) && at > (end ?? -1));
  return kept.filter((_, at) => at % -stride === 0);
}

/** One item for every axis. */
export function written(items: readonly Item[], rank: number): Item[] {
  const whole: Item = { is: "slice", start: null, stop: null, step: null };
  const used = items.filter(({ is }) => is !== "newaxis" && is !== "ellipsis").length;
  const fill = Array.from({ length: rank - used }, () => whole);
  const at = items.findIndex(({ is }) => is === "ellipsis");
  return at < 0 ? [...items, ...fill] : [...items.slice(0, at), ...fill, ...items.slice(at + 1)];
}

function mapped(at: Nested, pick: (at: number) => Nested): Nested {
  return typeof at === "number" ? pick(at) : at.map((each) => mapped(each, pick));
}

export function indexed(nested: Nested, items: readonly Item[]): Nested {
  const [item, ...rest] = items;
  if (!item) return nested;
  if (item.is === "newaxis") return [indexed(nested, rest)];
  if (typeof nested === "number") throw new Error("There is no axis left.");
  const pick = (at: number): Nested => indexed(nested[at < 0 ? at + nested.length : at] ?? 0, rest);
  switch (item.is) {
    case "at":
      return pick(item.at);
    case "slice":
      return places(nested.length, item).map(pick);
    case "list":
      return mapped(item.at, pick);
    case "ellipsis":
      throw new Error("The ellipsis has to be written out first.");
  }
}

function shapeOf(nested: Nested): number[] {
  return typeof nested === "number"
    ? []
    : [nested.length, ...(nested[0] === undefined ? [] : shapeOf(nested[0]))];
}

/** Shape of what an index gives, known even where an axis is empty. */
export function indexedShape(shape: readonly number[], items: readonly Item[]): number[] {
  const [item, ...rest] = items;
  if (!item) return [...shape];
  if (item.is === "newaxis") return [1, ...indexedShape(shape, rest)];
  const [length = 0, ...inner] = shape;
  switch (item.is) {
    case "at":
      return indexedShape(inner, rest);
    case "slice":
      return [places(length, item).length, ...indexedShape(inner, rest)];
    case "list":
      return [...shapeOf(item.at), ...indexedShape(inner, rest)];
    case "ellipsis":
      throw new Error("The ellipsis has to be written out first.");
  }
}

/** As the program has it. */
export function itemText(item: Item): string {
  switch (item.is) {
    case "at":
      return String(item.at);
    case "slice":
      return `${item.start ?? ""}:${item.stop ?? ""}${item.step === null ? "" : `:${item.step}`}`;
    case "newaxis":
      return "None";
    case "ellipsis":
      return "...";
    case "list":
      if (!item.isMask) return `np.array(${JSON.stringify(item.at)}, dtype=int)`;
      return `np.isin(np.arange(${item.length}), np.array(${JSON.stringify(item.at)}, dtype=int))`;
  }
}
