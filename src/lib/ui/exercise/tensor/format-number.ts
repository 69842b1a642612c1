import type { DType } from "#lib/exercises/tensor-data.ts";

const MINUS = "−";

/**
 * An element as a reader compares it: four significant digits for float32, whole numbers for int32, 0 or 1 for bool,
 * a true minus sign, and powers of ten only where the plain form would be long.
 */
export function formatElement(value: number, dtype: DType): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  if (dtype !== "float32") return String(value).replace("-", MINUS);
  return formatReal(value, 4);
}

/** A tolerance or another small quantity: "0.0001", "1e−6". */
export function formatQuantity(value: number): string {
  return formatReal(value, 2);
}

function formatReal(value: number, digits: number): string {
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  const plain = magnitude >= 1e-3 && magnitude < 1e5;
  const text = plain
    ? String(Number(value.toPrecision(digits)))
    : shortExponent(value.toExponential(digits - 1));
  return text.replaceAll("-", MINUS);
}

/** "1.200e+7" → "1.2e7". */
function shortExponent(text: string): string {
  return text.replace(/\.?0*e\+?/, "e");
}
