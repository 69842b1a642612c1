/** Small readers for data of unknown shape. Each throws `NotOurs`, which the parsers turn into null. */

/** Thrown by the readers: the message is not one of ours. */
export class NotOurs extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

export function fields(data: unknown): Fields {
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw new NotOurs("not an object");
  return data as Fields;
}

export function text(data: unknown, maximum = 100_000): string {
  if (typeof data !== "string") throw new NotOurs("not a string");
  return data.length > maximum ? data.slice(0, maximum) : data;
}

/** Control characters, and those that turn the direction of what follows. */
const UNSHOWN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const LAYOUT: ReadonlySet<string> = new Set(["\n", "\t", "\r"]);

/** A text that a program may have written, fit to be shown: what no screen should be handed becomes "�". */
export function shownText(data: unknown, maximum: number): string {
  return text(data, maximum).replace(UNSHOWN, (found) => (LAYOUT.has(found) ? found : "\ufffd"));
}

export function finite(data: unknown): number {
  if (typeof data !== "number" || !Number.isFinite(data)) throw new NotOurs("not a finite number");
  return data;
}

/** A whole number from 0. */
export function count(data: unknown): number {
  const value = finite(data);
  if (!Number.isSafeInteger(value) || value < 0) throw new NotOurs("not a whole number");
  return value;
}

export function list<T>(data: unknown, item: (data: unknown) => T, maximum = 1_000_000): T[] {
  if (!Array.isArray(data) || data.length > maximum) throw new NotOurs("not a list, or too long");
  return Array.from(data, item);
}

export function oneOf<T extends string>(data: unknown, names: readonly T[]): T {
  const found = names.find((name) => name === data);
  if (found === undefined) throw new NotOurs("not one of the names");
  return found;
}

export function nullable<T>(data: unknown, read: (data: unknown) => T): T | null {
  return data === null ? null : read(data);
}

/** Runs a reader; null where the data is not what it expects. */
export function parsed<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotOurs) return null;
    throw error;
  }
}
