/**
 * The part of a tensor that fits on a screen. The last two axes are rows and columns; the axes before them stay at one
 * index. A vector is one column, so that several fit side by side on a phone; a scalar is one cell.
 */
export interface TensorWindow {
  /** Indices of the axes before the last two. */
  readonly leading: readonly number[];
  readonly rows: Span;
  readonly columns: Span;
  /** Axes of the tensor: 0 for a scalar. */
  readonly rank: number;
}

/** Indices start … start + count − 1 of an axis with `total` elements. */
export interface Span {
  readonly start: number;
  readonly count: number;
  readonly total: number;
}

const ONE: Span = { start: 0, count: 1, total: 1 };

export interface WindowSize {
  readonly rows: number;
  readonly columns: number;
}

/** One element in a window. */
export interface WindowCell {
  /** Row-major position in the whole tensor. */
  readonly flat: number;
  readonly value: number;
}

/**
 * A window at most `size` large with the focus as near its middle as the edges allow.
 * @param focus index of the element to show, one per axis, or null for the beginning
 */
export function windowAround(
  shape: readonly number[],
  focus: readonly number[] | null,
  size: WindowSize,
): TensorWindow {
  const index = focus ?? shape.map(() => 0);
  const rank = shape.length;
  return {
    leading: index.slice(0, Math.max(0, rank - 2)),
    rows: span(shape.at(rank >= 2 ? -2 : -1), index.at(rank >= 2 ? -2 : -1), size.rows),
    columns: rank >= 2 ? span(shape.at(-1), index.at(-1), size.columns) : ONE,
    rank,
  };
}

/** @param total length of the axis, or undefined where there is none: a scalar */
function span(total: number | undefined, focus: number | undefined, limit: number): Span {
  const whole = total ?? 1;
  const count = Math.min(whole, limit);
  const start = Math.min(Math.max(0, (focus ?? 0) - Math.floor(count / 2)), whole - count);
  return { start, count, total: whole };
}

/** The elements in a window, row by row; `values` are row-major. */
export function windowCells(
  values: ArrayLike<number>,
  shape: readonly number[],
  window: TensorWindow,
): WindowCell[][] {
  const { leading, rows, columns } = window;
  const plane = positionOf(leading, shape);
  return Array.from({ length: rows.count }, (_, row) =>
    Array.from({ length: columns.count }, (_, column) => {
      const flat = (plane * rows.total + rows.start + row) * columns.total + columns.start + column;
      return { flat, value: values[flat] ?? Number.NaN };
    }),
  );
}

/** Row-major position of an index. */
export function positionOf(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((position, at, axis) => position * (shape[axis] ?? 1) + at, 0);
}

/** Whether the window leaves nothing out. */
export function showsEverything(window: TensorWindow, shape: readonly number[]): boolean {
  return shape.reduce((size, length) => size * length, 1) === window.rows.count * window.columns.count;
}

/** Where the window stands, as NumPy writes a slice: "[2, 0:8, 4:10]"; empty for a scalar. */
export function sliceLabel(window: TensorWindow): string {
  const spans = window.rank >= 2 ? [window.rows, window.columns] : window.rank === 1 ? [window.rows] : [];
  const parts = [
    ...window.leading.map(String),
    ...spans.map(({ start, count, total }) => (count === total ? ":" : `${start}:${start + count}`)),
  ];
  return parts.length === 0 ? "" : `[${parts.join(", ")}]`;
}
