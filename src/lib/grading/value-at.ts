import type { Path, Value } from "#lib/exercises/tensor-data.ts";

/** @returns undefined for names that are not the record's own, such as "constructor" */
export function ownEntry(entries: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

/** @returns null where the value has no such place */
export function valueAt(value: Value | undefined, path: Path): Value | null {
  let found = value;
  for (const part of path) {
    if (found?.kind === "list" && typeof part === "number") found = found.items[part];
    else if (found?.kind === "record" && typeof part === "string") found = ownEntry(found.entries, part);
    else return null;
  }
  return found ?? null;
}

/** A place as compareOutput names it: "gradients[0]", "gradients.dW". */
export function placeName(output: string, path: Path): string {
  return path.reduce<string>(
    (name, part) => (typeof part === "number" ? `${name}[${String(part)}]` : `${name}.${part}`),
    output,
  );
}

/** The numbers of a tensor or of a plain number; null of anything else. */
export function numbersOf(value: Value | null): ArrayLike<number> | null {
  if (value?.kind === "tensor") return value.tensor.values;
  return value?.kind === "number" ? [value.value] : null;
}
