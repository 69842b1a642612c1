/** Printing, as text. */

type Numbers = ArrayLike<number | boolean>;

const EDGE = 3;
const LONGEST_AXIS = 10;
const MAXIMUM_DEPTH = 4;

function formatNumber(value: number | boolean): string {
  if (typeof value === "boolean") return String(value);
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

/** Indices of an axis to show; null stands for those left out. */
function shownIndices(size: number): (number | null)[] {
  if (size <= LONGEST_AXIS) return Array.from({ length: size }, (_, at) => at);
  const start = Array.from({ length: EDGE }, (_, at) => at);
  return [...start, null, ...start.map((at) => size - EDGE + at)];
}

function formatAxis(values: Numbers, shape: readonly number[], offset: number, indent: string): string {
  const [size, ...inner] = shape;
  if (size === undefined) return formatNumber(values[offset] ?? NaN);
  const stride = inner.reduce((product, length) => product * length, 1);
  const parts = shownIndices(size).map((at) =>
    at === null ? "…" : formatAxis(values, inner, offset + at * stride, `${indent} `),
  );
  return `[${parts.join(inner.length > 0 ? `,\n${indent} ` : ", ")}]`;
}

/** "Tensor float32 [2, 3]" and its values, long axes shortened. */
export function formatTensor(dtype: string, shape: readonly number[], values: Numbers | null): string {
  const title = `Tensor ${dtype} [${shape.join(", ")}]`;
  if (!values) return title;
  return `${title}${shape.length > 1 ? "\n" : " "}${formatAxis(values, shape, 0, "")}`;
}

/** Any plain value as a program would like to see it printed. */
export function formatValue(value: unknown, depth = 0): string {
  if (typeof value === "string") return depth === 0 ? value : JSON.stringify(value);
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (depth >= MAXIMUM_DEPTH) return Array.isArray(value) ? "[…]" : "{…}";
  if (ArrayBuffer.isView(value) && "length" in value) {
    return `[${formatItems(Array.from(value as unknown as ArrayLike<number>), depth)}]`;
  }
  if (Array.isArray(value)) return `[${formatItems(value, depth)}]`;
  const entries = Object.entries(value).slice(0, 50);
  return `{ ${entries.map(([name, entry]) => `${name}: ${formatValue(entry, depth + 1)}`).join(", ")} }`;
}

function formatItems(items: readonly unknown[], depth: number): string {
  return shownIndices(items.length)
    .map((at) => (at === null ? "…" : formatValue(items[at], depth + 1)))
    .join(", ");
}
