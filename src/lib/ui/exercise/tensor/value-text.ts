import type { CodeLanguage } from "#lib/core/language.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";

const LONGEST_STRING = 40;

/**
 * A value in one short line, tensors by their type: `float32[8, 4]`, `0.1`, `"mean"`, `{ lr: 0.1 }`; in Python
 * `{"lr": 0.1}`, `True` and `None`.
 */
export function valueText(value: Value, language: CodeLanguage = "typescript"): string {
  const isPython = language === "python";
  switch (value.kind) {
    case "tensor":
      return `${value.tensor.dtype}[${value.tensor.shape.join(", ")}]`;
    case "number":
      return numberText(value.value);
    case "boolean":
      return isPython ? (value.value ? "True" : "False") : String(value.value);
    case "string":
      return JSON.stringify(
        value.value.length > LONGEST_STRING ? `${value.value.slice(0, LONGEST_STRING)}…` : value.value,
      );
    case "none":
      return isPython ? "None" : "null";
    case "list":
      return `[${value.items.map((item) => valueText(item, language)).join(", ")}]`;
    case "record": {
      const entries = Object.entries(value.entries).map(
        ([name, entry]) => `${isPython ? JSON.stringify(name) : name}: ${valueText(entry, language)}`,
      );
      if (isPython) return `{${entries.join(", ")}}`;
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
  }
}

/** Floats that came through float32 are not shown with digits that it never had. */
function numberText(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  return String(Number(value.toPrecision(7)));
}
