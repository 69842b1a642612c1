import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import type { Value } from "#lib/exercises/tensor-data.ts";
import { counted, flat, indexed, indexedShape, itemText, written, type Item } from "./nested.ts";
import { startPython, type PythonInNode } from "./run-python.ts";
import { onlyCase, runSnippet } from "./run-snippet.ts";

/* Indexing, assignment, views and broadcasting of random shapes, against the same done with nested JavaScript arrays. */

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

const RUNS = { numRuns: 120 };

const shapes = (most: number) => fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: most });

function basicItem(length: number): fc.Arbitrary<Item> {
  const place = fc.option(fc.integer({ min: -length - 2, max: length + 2 }), { nil: null });
  const step = fc.constantFrom(null, 1, 2, 3, -1, -2);
  return fc.oneof(
    fc.integer({ min: -length, max: length - 1 }).map((at): Item => ({ is: "at", at })),
    fc.record({ is: fc.constant("slice" as const), start: place, stop: place, step }),
  );
}

function slice(length: number): fc.Arbitrary<Item> {
  return basicItem(length).filter(({ is }) => is === "slice");
}

function list(length: number): fc.Arbitrary<Item> {
  const at = fc.integer({ min: -length, max: length - 1 });
  const integers = fc.oneof(
    fc.array(at, { maxLength: 4 }),
    fc.array(fc.tuple(at, at), { minLength: 1, maxLength: 3 }),
  );
  const mask = fc.subarray(Array.from({ length }, (_, place) => place));
  return fc.oneof(
    integers.map((places): Item => ({ is: "list", at: places, isMask: false, length })),
    mask.map((places): Item => ({ is: "list", at: places, isMask: true, length })),
  );
}

/** Fewer items than axes now and then, new axes and an ellipsis among them. */
function withMore(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  const cut = fc.integer({ min: 0, max: items.length }).map((end) => items.slice(0, end));
  const newaxis = fc.tuple(fc.boolean(), fc.nat(items.length));
  return fc.tuple(cut, newaxis, fc.boolean()).map(([kept, [hasAxis, at], hasEllipsis]) => {
    const axis: Item[] = hasAxis ? [{ is: "newaxis" }] : [];
    const more = [...kept.slice(0, at), ...axis, ...kept.slice(at)];
    const isCut = kept.length < items.length;
    return hasEllipsis && isCut ? [...more, { is: "ellipsis" } as const] : more;
  });
}

const basicKeys = shapes(4).chain((shape) =>
  fc
    .tuple(...shape.map(basicItem))
    .chain(withMore)
    .map((items) => ({ shape, items })),
);

/** One axis by a list or a mask, the others by slices. */
const listKeys = shapes(3).chain((shape) =>
  fc.nat(shape.length - 1).chain((axis) => {
    const items = shape.map((length, at) => (at === axis ? list(length) : slice(length)));
    return fc
      .tuple(...items)
      .map((each): { shape: number[]; items: readonly Item[] } => ({ shape, items: each }));
  }),
);

const keys = fc.oneof(basicKeys, listKeys).filter(({ items }) => items.length > 0);

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);
const keyText = (items: readonly Item[]): string => items.map(itemText).join(", ");

async function given(
  code: string,
): Promise<readonly { shape: readonly number[]; values: readonly number[] }[]> {
  const only = onlyCase(await runSnippet(python, code));
  if (only.kind !== "outputs") throw new Error(`${code}\n${JSON.stringify(only)}`);
  const r = only.outputs["r"];
  const items: readonly Value[] = r?.kind === "list" ? r.items : [];
  return items.map((item) => {
    if (item.kind === "number") return { shape: [], values: [item.value] };
    if (item.kind !== "tensor") throw new Error(item.kind);
    return { shape: item.tensor.shape, values: Array.from(item.tensor.values) };
  });
}

describe("an index", () => {
  it("gives the elements that it gives of nested lists", async () => {
    await fc.assert(
      fc.asyncProperty(keys, async ({ shape, items }) => {
        const full = written(items, shape.length);
        const expected = { shape: indexedShape(shape, full), values: flat(indexed(counted(shape), full)) };
        const code = `a = np.arange(${sizeOf(shape)}).reshape(${JSON.stringify(shape)})\nr = [a[${keyText(items)}]]`;
        expect((await given(code))[0], code).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("assigned to changes those elements and no others", async () => {
    await fc.assert(
      fc.asyncProperty(keys, fc.boolean(), async ({ shape, items }, isWhole) => {
        const full = written(items, shape.length);
        const places = flat(indexed(counted(shape), full));
        const expected = flat(counted(shape));
        places.forEach((place, at) => (expected[place] = isWhole ? -1 - at : -1));
        const size = sizeOf(shape);
        const code = [
          `a = np.arange(${size}).reshape(${JSON.stringify(shape)})`,
          isWhole
            ? `a[${keyText(items)}] = -1 - np.arange(${places.length}).reshape(${JSON.stringify(indexedShape(shape, full))})`
            : `a[${keyText(items)}] = -1`,
          "r = [a]",
        ].join("\n");
        expect((await given(code))[0], code).toEqual({ shape, values: expected });
      }),
      RUNS,
    );
  });

  it("of slices and integers is a view: changed, it changes its base", async () => {
    await fc.assert(
      fc.asyncProperty(basicKeys, fc.boolean(), async ({ shape, items }, isTransposed) => {
        const full = written(items, shape.length);
        // With an ellipsis a single element is an array too.
        const key = items.some(({ is }) => is === "ellipsis")
          ? items
          : [...items, { is: "ellipsis" } as const];
        const chosen = new Set(flat(indexed(counted(shape), full)));
        const expected = flat(counted(shape)).map((value) => (chosen.has(value) ? value + 100 : value));
        const code = [
          `b = np.arange(${sizeOf(shape)}).reshape(${JSON.stringify(shape)})${isTransposed ? ".T.copy()" : ""}`,
          `a = b${isTransposed ? ".T" : ""}`,
          `v = a[${keyText(key)}]`,
          "v += 100",
          "r = [a, b.reshape(-1).sum()]",
        ].join("\n");
        const [a, sum] = await given(code);
        expect(a, code).toEqual({ shape, values: expected });
        expect(sum?.values, code).toEqual([expected.reduce((total, value) => total + value, 0)]);
      }),
      RUNS,
    );
  });
});

/** A shape, and another that broadcasts against it: axes of length 1, axes left out. */
const pairs = shapes(4).chain((shape) =>
  fc
    .tuple(
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
      fc.nat(shape.length),
    )
    .map(([left, right, cut]) => ({
      a: shape.map((length, axis) => (left[axis] && right[axis] !== true ? 1 : length)),
      b: shape.map((length, axis) => (right[axis] ? 1 : length)).slice(cut),
    })),
);

function broadcastPlace(place: readonly number[], shape: readonly number[]): number {
  const own = place.slice(place.length - shape.length);
  return own.reduce((at, each, axis) => at * (shape[axis] ?? 1) + (shape[axis] === 1 ? 0 : each), 0);
}

function placesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, length) => all.flatMap((place) => Array.from({ length }, (_, at) => [...place, at])),
    [[]],
  );
}

describe("broadcasting", () => {
  it("pairs elements as an index into each would", async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ({ a, b }) => {
        const shape = a.map((length, axis) => Math.max(length, b[axis - (a.length - b.length)] ?? 1));
        const values = placesOf(shape).map(
          (place) => 100 * broadcastPlace(place, a) - broadcastPlace(place, b),
        );
        const array = (own: readonly number[]) => `np.arange(${sizeOf(own)}).reshape(${JSON.stringify(own)})`;
        const code = `a, b = ${array(a)}, ${array(b)}\nr = [100 * a - b, b * -1 + a * 100, np.where(np.ones(${JSON.stringify(shape)}) > 0, 100 * a, 0) - b]`;
        for (const got of await given(code)) expect(got, code).toEqual({ shape, values });
      }),
      RUNS,
    );
  });
});

describe("a reduction", () => {
  const reduced = shapes(4).chain((shape) =>
    fc.subarray(shape.map((_, axis) => axis)).chain((axes) =>
      fc.record({
        shape: fc.constant(shape),
        axes: fc.constant(axes),
        fromEnd: fc.boolean(),
        keepDims: fc.boolean(),
      }),
    ),
  );

  it("over any axes adds up what an index would find there", async () => {
    await fc.assert(
      fc.asyncProperty(reduced, async ({ shape, axes, fromEnd, keepDims }) => {
        const kept = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
        const sums = new Map<string, number[]>();
        placesOf(shape).forEach((place, value) => {
          const key = place.map((at, axis) => (axes.includes(axis) ? 0 : at)).join();
          sums.set(key, [...(sums.get(key) ?? []), value]);
        });
        const own = keepDims ? kept : kept.filter((_, axis) => !axes.includes(axis));
        const groups = [...sums.values()];
        const named = axes.map((axis) => (fromEnd ? axis - shape.length : axis));
        const along = `(${named.join(", ")}${named.length === 1 ? "," : ""})`;
        const code = `a = np.arange(${sizeOf(shape)}).reshape(${JSON.stringify(shape)})\nk = {"axis": ${along}, "keepdims": ${keepDims ? "True" : "False"}}\nr = [a.sum(**k), a.max(**k), np.min(a, **k), np.mean(a, **k)]`;
        const [sum, max, min, mean] = await given(code);
        const total = (group: readonly number[]) => group.reduce((all, value) => all + value, 0);
        expect(sum, code).toEqual({ shape: own, values: groups.map(total) });
        expect(max, code).toEqual({ shape: own, values: groups.map((group) => Math.max(...group)) });
        expect(min, code).toEqual({ shape: own, values: groups.map((group) => Math.min(...group)) });
        const means = groups.map((group) => total(group) / group.length);
        expect(mean?.shape, code).toEqual(own);
        means.forEach((value, at) => expect(mean?.values[at], code).toBeCloseTo(value, 4));
      }),
      RUNS,
    );
  });
});
