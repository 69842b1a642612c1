/** Arrays and numbers written as NumPy 1.x writes them. */
import type { Kind } from "./kind.ts";
import { PRINT_DEFAULTS, type PrintOptions } from "./print-options.ts";
import { sizeOf, stridesOf, type Shape } from "./shape.ts";

type Values = ArrayLike<number>;

/** Decimals as Python and NumPy round them: of two equally near, the even one. JavaScript takes the larger. */
function withDecimals(value: number, decimals: number): string {
  const scaled = value * 10 ** decimals;
  const isTie = Math.abs(scaled % 1) === 0.5 && scaled / 10 ** decimals === value;
  if (!isTie) return value.toFixed(decimals);
  const below = Math.floor(scaled);
  return ((below % 2 === 0 ? below : below + 1) / 10 ** decimals).toFixed(decimals);
}

/** The shortest decimal that is this float32, as a double. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return Number(value.toPrecision(9));
}

function specialText(value: number): string | null {
  if (Number.isNaN(value)) return "nan";
  if (value === Infinity) return "inf";
  return value === -Infinity ? "-inf" : null;
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

/** Trailing zeros go, the point stays: "1.", "0.25". */
function trimmedDecimal(text: string): string {
  return text.includes(".") ? text.replace(/0+$/, "") : `${text}.`;
}

function positional(value: number, precision: number): string {
  const text = trimmedDecimal(withDecimals(Math.abs(shortest(value)), precision));
  return isNegative(value) ? `-${text}` : text;
}

function scientificParts(value: number, precision: number): { mantissa: string; exponent: string } {
  const [mantissa = "", power = "+0"] = Math.abs(shortest(value)).toExponential().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const rounded =
    fraction.length > precision
      ? trimmedDecimal(withDecimals(Number(mantissa), precision))
      : `${whole}.${fraction}`;
  const digits = power.slice(1).padStart(2, "0");
  return { mantissa: `${isNegative(value) ? "-" : ""}${rounded}`, exponent: `e${power[0] ?? "+"}${digits}` };
}

/** One number alone. */
export function numberText(value: number, kind: Kind): string {
  if (kind === "bool") return value ? "True" : "False";
  const special = specialText(value);
  if (special !== null) return special;
  if (kind === "int32") return String(value);
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    const { mantissa, exponent } = scientificParts(value, PRINT_DEFAULTS.precision);
    return mantissa.replace(/\.$/, "") + exponent;
  }
  const exact = shortest(value);
  const text = Number.isInteger(exact)
    ? exact.toFixed(1)
    : exact.toFixed(20).length > 0
      ? decimal(exact)
      : "";
  return Object.is(value, -0) ? "-0.0" : text;
}

function decimal(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  return value.toFixed(12).replace(/0+$/, "");
}

/** One element among others: all of one width. */
function elementTexts(values: Values, kind: Kind, { precision, isSuppressed }: PrintOptions): string[] {
  const list = Array.from(values);
  if (kind === "bool") return list.map((value) => (value ? " True" : "False"));
  if (kind === "int32") return rightAligned(list.map(String));
  const finite = list.filter(Number.isFinite);
  const magnitudes = finite.map((value) => Math.abs(shortest(value))).filter((magnitude) => magnitude > 0);
  const [most, least] = [Math.max(0, ...magnitudes), Math.min(Infinity, ...magnitudes)];
  const isWide = !isSuppressed && (least < 1e-4 || most / least > 1000);
  const isScientific = magnitudes.length > 0 && (most >= 1e8 || isWide);
  return rightAligned(isScientific ? scientific(list, precision) : fixed(list, precision));
}

function rightAligned(texts: readonly string[]): string[] {
  const width = Math.max(0, ...texts.map(({ length }) => length));
  return texts.map((text) => text.padStart(width));
}

function fixed(list: readonly number[], precision: number): string[] {
  const texts = list.map((value) => specialText(value) ?? positional(value, precision));
  const fraction = (text: string): number => (text.includes(".") ? text.length - text.indexOf(".") - 1 : 0);
  const most = Math.max(0, ...texts.map(fraction));
  return texts.map((text) => (text.includes(".") ? text + " ".repeat(most - fraction(text)) : text));
}

function scientific(list: readonly number[], precision: number): string[] {
  const parts = list.map((value) => specialText(value) ?? scientificParts(value, precision));
  const fraction = (mantissa: string): number => mantissa.length - mantissa.indexOf(".") - 1;
  const most = Math.max(0, ...parts.map((part) => (typeof part === "string" ? 0 : fraction(part.mantissa))));
  return parts.map((part) => {
    if (typeof part === "string") return part;
    return part.mantissa + "0".repeat(most - fraction(part.mantissa)) + part.exponent;
  });
}

export function isSummarised(shape: Shape, { threshold }: PrintOptions): boolean {
  return sizeOf(shape) > threshold;
}

/** Shape of what is shown: long axes of a large array are cut to both ends. */
export function shownShape(shape: Shape, options: PrintOptions): number[] {
  const ends = 2 * options.edgeItems;
  return shape.map((length) => (isSummarised(shape, options) && length > ends ? ends : length));
}

interface Layout {
  readonly texts: readonly string[];
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly isCut: readonly boolean[];
  readonly separator: string;
  readonly edgeItems: number;
}

/** NumPy's line breaking: as many elements as fit, then the next line under the first. */
function axisText(layout: Layout, axis: number, offset: number, indent: string, width: number): string {
  const { texts, shape, strides, isCut, separator, edgeItems } = layout;
  if (axis === shape.length) return texts[offset] ?? "";
  const length = shape[axis] ?? 0;
  const stride = strides[axis] ?? 1;
  const ends = isCut[axis] ? edgeItems : length;
  const inner = (at: number): string =>
    axisText(layout, axis + 1, offset + at * stride, `${indent} `, width - 1);
  const words: string[] = [];
  for (let at = 0; at < length; at++) {
    if (at === ends) words.push("...");
    words.push(inner(at));
  }
  const left = shape.length - axis;
  if (left > 1) {
    const between = separator.trimEnd() + "\n".repeat(left - 1);
    return `[${words.join(between + indent)}]`;
  }
  let text = "";
  let line = indent;
  words.forEach((word, at) => {
    const isLast = at === words.length - 1;
    const room = width - (isLast ? 1 : Math.max(separator.trimEnd().length, 1));
    if (line.length > indent.length && line.length + word.length > room) {
      text += `${line.trimEnd()}\n`;
      line = indent;
    }
    line += isLast ? word : word + separator;
  });
  return `[${(text + line).slice(indent.length)}]`;
}

/**
 * An array as `str` (isRepr false) or `repr` writes it.
 * @param values of the shown part, see `shownShape`
 */
export function arrayText(
  values: Values,
  shape: Shape,
  kind: Kind,
  isRepr: boolean,
  options: PrintOptions = PRINT_DEFAULTS,
): string {
  if (shape.length === 0) {
    const text = numberText(values[0] ?? 0, kind);
    return isRepr ? `array(${text.replace(/\.0$/, ".")})` : text;
  }
  if (sizeOf(shape) === 0) return emptyText(shape, kind, isRepr);
  const shown = shownShape(shape, options);
  const layout: Layout = {
    texts: elementTexts(values, kind, options),
    shape: shown,
    strides: stridesOf(shown),
    isCut: shape.map((length, axis) => length !== shown[axis]),
    separator: options.separator ?? (isRepr ? ", " : " "),
    edgeItems: options.edgeItems,
  };
  const indent = isRepr ? " ".repeat("array(".length + 1) : " ";
  const text = axisText(layout, 0, 0, indent, options.lineWidth - (isRepr ? 1 : 0));
  return isRepr ? `array(${text})` : text;
}

function emptyText(shape: Shape, kind: Kind, isRepr: boolean): string {
  if (!isRepr) return "[]";
  const about = shape.length > 1 ? `, shape=(${shape.join(", ")})` : "";
  return `array([]${about}, dtype=${DTYPE_OF[kind]})`;
}

const DTYPE_OF = { float32: "float64", int32: "int64", bool: "bool" } as const satisfies Record<Kind, string>;

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(0)?(\d+)?(,)?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/u;

/**
 * A number by one of Python's format specifications, e.g. ".4f" or ">8.2%".
 * @returns null for one that is not known here
 */
export function formatNumber(value: number, spec: string, kind: Kind): string | null {
  const match = SPEC.exec(spec);
  if (!match) return null;
  const [, fill = " ", align = ">", sign = "-", zero, width = "0", comma, precision, type] = match;
  const body = bodyOf(Math.abs(value), type, precision === undefined ? null : Number(precision), kind);
  if (body === null) return null;
  const grouped =
    comma === undefined ? body : body.replace(/^\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ","));
  const mark = isNegative(value) && !Number.isNaN(value) ? "-" : sign === "-" ? "" : sign;
  const space = Math.max(0, Number(width) - mark.length - grouped.length);
  if (zero !== undefined && match[2] === undefined) return mark + "0".repeat(space) + grouped;
  if (align === "=") return mark + fill.repeat(space) + grouped;
  if (align === "<") return mark + grouped + fill.repeat(space);
  if (align === "^")
    return fill.repeat(Math.floor(space / 2)) + mark + grouped + fill.repeat(Math.ceil(space / 2));
  return fill.repeat(space) + mark + grouped;
}

function bodyOf(
  value: number,
  type: string | undefined,
  precision: number | null,
  kind: Kind,
): string | null {
  const special = specialText(value);
  if (special !== null) return type === "%" ? `${special}%` : special;
  switch (type) {
    case "f":
    case "F":
      return withDecimals(value, precision ?? 6);
    case "e":
    case "E": {
      const [mantissa = "", power = "+0"] = value.toExponential(precision ?? 6).split("e");
      const text = `${mantissa}e${power[0] ?? "+"}${power.slice(1).padStart(2, "0")}`;
      return type === "E" ? text.toUpperCase() : text;
    }
    case "%":
      return `${withDecimals(value * 100, precision ?? 6)}%`;
    case "d":
    case "n":
      return kind === "float32" ? null : String(value);
    case "g":
    case "G":
    case undefined: {
      if (precision === null && type === undefined) return numberText(value, kind);
      const digits = Math.max(1, precision ?? 6);
      const power = value === 0 ? 0 : Math.floor(Math.log10(Number(value.toPrecision(digits))));
      if (power < -4 || power >= digits) {
        const text = bodyOf(value, "e", digits - 1, kind) ?? "";
        return text.replace(/\.?0+(?=e)/, "");
      }
      const text = value.toFixed(Math.max(0, digits - 1 - power));
      return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
    }
    default:
      return null;
  }
}
