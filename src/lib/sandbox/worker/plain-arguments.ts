import { isGenuine } from "./genuine-tensors.ts";

/** Operations that look through objects for tensors. */
const TAKES_OBJECTS: ReadonlySet<string> = new Set(["dispose", "keep", "tidy", "print", "util.assert"]);

/** More items than that are refused while they are counted. */
const MAXIMUM_ITEMS = 2 ** 27;

/**
 * An argument as it is at this moment: arrays are copied item by item, so that none answers differently the second time
 * or brings a `filter` of its own. What only looks like an array or a tensor is refused.
 * @throws TypeError, RangeError
 */
export function plainArgument(op: string, value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || isGenuine(value) || ArrayBuffer.isView(value))
    return value;
  if (!Array.isArray(value)) {
    if (TAKES_OBJECTS.has(op)) return value;
    throw new TypeError(`tf.${op} takes numbers, arrays and tensors.`);
  }
  const { length } = value as readonly unknown[];
  if (!(length <= MAXIMUM_ITEMS) || depth > 12) throw new RangeError(`An argument of tf.${op} is too large.`);
  const copy: unknown[] = [];
  for (let at = 0; at < length; at++) copy.push(plainArgument(op, value[at], depth + 1));
  return copy;
}
