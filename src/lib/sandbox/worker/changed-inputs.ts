import type { Value } from "#lib/exercises/tensor-data.ts";

/** Arguments that a program may change in place; tensors cannot be. */
export function isMutable(value: Value): boolean {
  return value.kind === "list" || value.kind === "record";
}

/** True if a live list or record no longer holds what it was made from. Tensors inside are not looked into. */
export function hasChanged(before: Value, live: unknown): boolean {
  switch (before.kind) {
    case "tensor":
      return typeof live !== "object" || live === null;
    case "number":
    case "boolean":
    case "string":
      return !Object.is(live, before.value);
    case "none":
      return live !== null;
    case "list":
      if (!Array.isArray(live) || live.length !== before.items.length) return true;
      return before.items.some((item, at) => hasChanged(item, live[at]));
    case "record": {
      if (typeof live !== "object" || live === null) return true;
      const now = live as Readonly<Record<string, unknown>>;
      const names = Object.keys(before.entries);
      if (Object.keys(now).length !== names.length) return true;
      return Object.entries(before.entries).some(([name, entry]) => hasChanged(entry, now[name]));
    }
  }
}
