import { base64Of, bytesOfBase64 } from "./base64.ts";

/** Typed arrays that rows may hold; stored by name. */
const TYPED_ARRAYS = {
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const;

type TypedName = keyof typeof TYPED_ARRAYS;

/** Numbers that JSON has no word for. */
const NUMBERS: Readonly<Record<string, number>> = { NaN, Infinity, "-Infinity": -Infinity, "-0": -0 };

/** Objects with one of these as a field stand for something else. */
const TYPED = "$typed";
const NUMBER = "$number";
/** Where the learner's own object has such a field: its fields as pairs. */
const FIELDS = "$fields";

/**
 * A row as one line of JSON. Typed arrays become base64 of their bytes (little-endian), numbers that JSON lacks their
 * names. What a structured clone holds beyond plain objects, lists, texts and numbers is refused.
 * @throws TypeError for a row with such a value (a Map, a Date, a Blob)
 */
export function rowText(row: unknown): string {
  return JSON.stringify(row, function (this: Readonly<Record<string, unknown>>, name, shown: unknown) {
    // `shown` has been through `toJSON`, which would make a text of a Date.
    const value = this[name];
    if (typeof value === "number")
      return Number.isFinite(value) && !Object.is(value, -0) ? value : numberText(value);
    if (typeof value !== "object" || value === null) return value;
    if (ArrayBuffer.isView(value)) return typedText(value);
    if (Array.isArray(value)) return shown;
    if (!isPlain(value)) throw new TypeError(`A ${value.constructor.name} has no place in a backup.`);
    return TYPED in value || NUMBER in value || FIELDS in value ? { [FIELDS]: Object.entries(value) } : shown;
  });
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Rows of another realm have that realm's prototype, whose own prototype is null.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function numberText(value: number): object {
  return { [NUMBER]: Object.is(value, -0) ? "-0" : String(value) };
}

function typedText(view: ArrayBufferView): object {
  const name = view.constructor.name;
  if (!(name in TYPED_ARRAYS)) throw new TypeError(`A ${name} has no place in a backup.`);
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return { [TYPED]: name, base64: base64Of(bytes) };
}

/**
 * The row of a line.
 * @param clean replaces texts on the way, by the name of their field (HTML, to be sanitised)
 * @throws SyntaxError or RangeError if the line is not such a row
 */
export function rowOfText(line: string, clean?: (field: string, text: string) => string): unknown {
  // Most rows hold neither: reviving every value costs several times as much as parsing.
  if (clean === undefined && !line.includes('"$')) return JSON.parse(line);
  return JSON.parse(line, (name, value: unknown) => {
    if (typeof value === "string") return clean === undefined ? value : clean(name, value);
    if (typeof value !== "object" || value === null) return value;
    if (TYPED in value && "base64" in value) return typedOf(value[TYPED], value.base64);
    if (NUMBER in value) return numberOf(value[NUMBER]);
    if (FIELDS in value) return Object.fromEntries(value[FIELDS] as [string, unknown][]);
    return value;
  });
}

function numberOf(name: unknown): number {
  const value = NUMBERS[String(name)];
  if (value === undefined) throw new SyntaxError(`There is no number ${String(name)}.`);
  return value;
}

function typedOf(name: unknown, base64: unknown): ArrayBufferView {
  if (typeof name !== "string" || !Object.hasOwn(TYPED_ARRAYS, name) || typeof base64 !== "string") {
    throw new SyntaxError(`There is no array of type ${String(name)}.`);
  }
  const Type = TYPED_ARRAYS[name as TypedName];
  const bytes = bytesOfBase64(base64);
  if (bytes.byteLength % Type.BYTES_PER_ELEMENT !== 0) throw new SyntaxError(`A ${name} is cut off.`);
  return new Type(bytes.buffer);
}
